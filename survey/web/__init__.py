"""The questionnaire as pages of the web: what a respondent sees, and what the server makes of it."""
