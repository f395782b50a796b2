"""Answers: read, matched to the questionnaire, validated, screened, kept."""
