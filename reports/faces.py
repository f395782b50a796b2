"""Which characters of a text belong to the Chinese face and which to the Latin one."""

import unicodedata

RANGE_DASH = "–"


def is_east(text: str, at: int) -> bool:
    """Whether the character at `at` is Chinese: quotation marks and dashes are, an apostrophe is not."""
    character = text[at]
    if is_apostrophe(text, at):
        return False
    width = unicodedata.east_asian_width(character)
    if width in "WF":
        return True
    marks = {"Pi", "Pf", "Po", "Pd", "So", "No"}
    is_late = character > "\u2000" or character == "·"
    return width == "A" and is_late and character != RANGE_DASH and unicodedata.category(character) in marks


def is_apostrophe(text: str, at: int) -> bool:
    """Whether ’ follows a Latin letter: Cronbach’s."""
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()


def is_ambiguous(character: str) -> bool:
    """Whether both faces have the character, so that a program must be told which to use."""
    return unicodedata.east_asian_width(character) == "A"
