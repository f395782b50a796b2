"""Answers as a sample: margins of the population, the design, and errors under it."""
