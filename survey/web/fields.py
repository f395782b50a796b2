"""The fields that a form may have, and the texts that may stand in them."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from instrument.kinds import member, other
from instrument.model import Instrument, Kind, Question

NAMES = ("_number", "_agreed", "_language", "_seconds", "_drawn", "_invitation", "_button")  # beside the answers
LONGEST = 2000
BYTES_OF_A_LETTER = 12  # as a form sends it
LEAST_BODY = 64 << 10
CONTROLS, HALVES, NONE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", r"\ud800-\udfff", r"\ufdd0-\ufdef"
LAST = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NO_TEXT = re.compile(f"[{CONTROLS}{HALVES}{NONE}{LAST}]")


@lru_cache(maxsize=8)
def _fields(instrument: "_ById") -> frozenset[str]:
    return frozenset(name for question in instrument.held.questions for name in fields_of_question(question))


class _ById:
    """An instrument as the key of a cache: one object, not its content."""

    def __init__(self, held: Instrument) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.held is self.held


def fields_of(instrument: Instrument) -> frozenset[str]:
    """The names of every field that holds an answer."""
    return _fields(_ById(instrument))


def fields_of_question(question: Question) -> tuple[str, ...]:
    """The names of the fields of one question."""
    blanks = tuple(other(question, option) for option in question.options if option.other)
    if question.kind is Kind.MATRIX:
        return tuple(row.id for row in question.rows)
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        ticks = tuple(member(question, option) for option in question.options)
        return (*ticks, *blanks) if question.kind is Kind.MULTIPLE else ticks
    return (question.id, *blanks)


def most_fields(instrument: Instrument) -> int:
    """How many fields a form may send."""
    return len(fields_of(instrument)) + len(NAMES)


def largest_body(instrument: Instrument) -> int:
    """How many bytes a form may have: what its texts can hold, and something for the rest."""
    return _largest(_ById(instrument))


@lru_cache(maxsize=8)
def _largest(instrument: "_ById") -> int:
    texts = sum(
        1 + sum(option.other for option in question.options)
        for question in instrument.held.questions
        if question.kind in (Kind.TEXT, Kind.NUMBER) or any(option.other for option in question.options)
    )
    return LEAST_BODY + texts * LONGEST * BYTES_OF_A_LETTER


def held_in(given: Mapping[str, str], name: str) -> str:
    """A text as it is stored: composed, lines ended alike, nothing around it."""
    text = unicodedata.normalize("NFC", given.get(name, "").replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def is_text(text: str) -> bool:
    """Whether a text holds only what people can type: no control characters, half characters or non-characters."""
    return NO_TEXT.search(text) is None
