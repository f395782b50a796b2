"""Ink: results arranged, worded, rounded, and written as a document."""
