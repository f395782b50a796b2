"""Texts that a spreadsheet would run as formulas, made harmless in a way that can be undone."""

import re

_RUN = re.compile("'*[=+\\-@\t\r\n\x00＝＋－＠]")
"""Characters after which a spreadsheet may calculate, full-width forms too. Source: OWASP ASVS 5, 1.2.10."""


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet might take it for a formula, else as it is."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _RUN.match(text[1:]) else text
