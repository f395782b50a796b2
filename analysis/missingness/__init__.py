"""Answers that are missing: patterns, likelihood, completed data."""
