"""Models drawn as nodes and arrows."""
