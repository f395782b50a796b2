"""What mediation and moderation share: their equations, effects along paths, points of a moderator, resampling."""
