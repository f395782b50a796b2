"""What the exporters share: what they are given, what they give back, and how words are fitted into a format."""
