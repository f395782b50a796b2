"""Cells of any platform as codes of the questionnaire."""
