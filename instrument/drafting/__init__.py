"""Questionnaires in the making: what a form or an export tells, with what was guessed and what was lost."""
