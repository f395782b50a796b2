"""The questionnaire as data."""
