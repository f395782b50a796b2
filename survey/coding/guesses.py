"""Codes of a platform that no label and no code of the questionnaire tells, as guesses for a person to confirm."""

import re
from collections.abc import Iterable, Mapping, Sequence

from instrument.model import Option
from survey.matching.slots import slug
from survey.wording import wordings

SHORTEST_NAME = 5  # letters of a label that tell it from others
_CODE = re.compile(r"[A-Za-z]{1,3}(\d{1,3})")  # A1, AO01; a longer word with a number is an answer


def guess(pieces: Iterable[str], options: Sequence[Option]) -> Mapping[str, int] | None:
    """Codes of a platform as those of the questionnaire, by the number each ends in, or by labels that each begins.

    None unless one of the two tells all.
    """
    pieces = sorted(pieces)
    return _by_number(pieces, options) or _by_beginning(pieces, options)


def _by_number(pieces: Sequence[str], options: Sequence[Option]) -> Mapping[str, int] | None:
    codes = {option.code for option in options}
    found = {piece: _number(piece) for piece in pieces}
    numbers = list(found.values())
    if not found or None in numbers or len(set(numbers)) < len(numbers) or not codes.issuperset(numbers):
        return None
    return {piece: code for piece, code in found.items() if code is not None}


def _number(piece: str) -> int | None:
    found = _CODE.fullmatch(piece)
    return int(found[1]) if found else None


def _by_beginning(pieces: Sequence[str], options: Sequence[Option]) -> Mapping[str, int] | None:
    """Names of options that a platform cut short, where each begins the label of one option and of no other."""
    labels = {option.code: [slug(words) for words in wordings(option.text)] for option in options}
    found = {}
    for piece in pieces:
        name = slug(piece)
        codes = [code for code, words in labels.items() if any(each.startswith(name) for each in words)]
        if len(name) < SHORTEST_NAME or piece != piece.lower() or len(codes) != 1:
            return None
        found[piece] = codes[0]
    return found if found and len(set(found.values())) == len(found) else None
