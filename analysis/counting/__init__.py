"""One file per engine that takes a tally."""
