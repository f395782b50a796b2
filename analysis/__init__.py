"""Results: what the answers say, in unrounded numbers."""
