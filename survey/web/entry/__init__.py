"""The screen on which people key paper forms, compare what they keyed, and settle where they differ."""
