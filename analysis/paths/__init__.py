"""Path models by name: what a plan writes, what is assumed about the rest, and the solution."""
