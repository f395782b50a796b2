"""Functions of strings, counted in characters (CHAR.…) or in bytes of UTF-8.

As in SPSS's Unicode mode, the value of a string variable has no blanks at its end; GNU PSPP and the code page mode keep
them, so that LENGTH and CONCAT of a variable differ there.
Sources: IBM, Command Syntax Reference, "String functions"; GNU PSPP manual, 7.7.7.
"""

import math
import unicodedata
from collections.abc import Callable, Sequence

from analysis.syntax.expressions.signature import Function, Takes, of_each_number, of_each_text

LONGEST = 32_767
"""Bytes of a string."""
Pieces = bytes | str
TEXT: Takes = "string"
NUMBER: Takes = "number"


def whole(number: float) -> int | None:
    """The number where it is a whole one, None otherwise."""
    return int(number) if not math.isnan(number) and number == math.floor(number) else None


def _concat(*texts: str) -> str:
    return _cut("".join(texts))


def _cut(text: str, most: int = LONGEST) -> str:
    """The text up to `most` bytes, without half a character at its end."""
    return text if len(text) * 4 <= most else text.encode()[:most].decode(errors="ignore")


def _found(places: Sequence[int], text: Pieces, sought: Pieces, size: float | None) -> float:
    """The first of `places`, from 0, where one of the `sought` pieces of `size` stands, from 1; 0 for none."""
    if size is None:
        pieces = [sought]
    else:
        step = whole(size)
        if not step or step < 0 or len(sought) % step:
            return math.nan
        pieces = [sought[at : at + step] for at in range(0, len(sought), step)]
    starts: Callable[..., bool] = text.startswith
    return next((at + 1.0 for at in places if any(starts(each, at) for each in pieces)), 0.0)


def _index(text: Pieces, sought: Pieces, size: float | None = None) -> float:
    """Nothing at all is found at the beginning."""
    return _found(range(len(text) + 1), text, sought, size)


def _rindex(text: Pieces, sought: Pieces, size: float | None = None) -> float:
    """Nothing at all is found behind the end."""
    return _found(range(len(text), -1, -1), text, sought, size)


def _slice(text: Pieces, start: float, length: float = math.inf) -> Pieces:
    """From `start`, from 1, so many pieces; nothing where a number is missing, below 1 or no whole one."""
    begin = whole(start)
    most = LONGEST if math.isinf(length) else whole(length)
    if begin is None or most is None or begin < 1 or most < 1:
        return text[:0]
    return text[begin - 1 : begin - 1 + most]


def _part(text: str, start: float, length: float = math.inf) -> str:
    return str(_slice(text, start, length))


def _in_bytes(function: Callable[..., Pieces]) -> Callable[..., str]:
    """A function of characters as one of bytes: half a character that it leaves is dropped."""

    def asked(*values: str | float) -> str:
        found = function(*(value.encode() if isinstance(value, str) else value for value in values))
        return bytes(found).decode(errors="ignore") if isinstance(found, bytes) else str(found)

    return asked


def _counted_in_bytes(function: Callable[..., float]) -> Callable[..., float]:
    return lambda *values: function(*(value.encode() if isinstance(value, str) else value for value in values))


def _replace(text: str, sought: str, other: str, most: float = math.inf) -> str:
    if not sought or math.isnan(most) or most < 1:
        return text
    return _cut(text.replace(sought, other, -1 if math.isinf(most) else int(most)))


def _strunc(text: str, length: float) -> str:
    wanted = whole(length)
    if math.isnan(length):
        return text
    return "" if wanted is None or wanted < 1 else text.encode()[:wanted].decode(errors="ignore").rstrip(" ")


def _bytes_at(text: str, place: float) -> float:
    """How many bytes the character at `place` has."""
    at = whole(place)
    return math.nan if at is None or not 1 <= at <= len(text) else float(len(text[at - 1].encode()))


def _bytes_from(text: str, place: float = 1.0) -> float:
    """The same of the character that begins at a byte."""
    at, written = whole(place), text.encode()
    if at is None or not 1 <= at <= len(written) or not written[at - 1 :].decode(errors="ignore"):
        return math.nan
    return float(len(written[at - 1 :].decode(errors="ignore")[0].encode()))


def _upper(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


FUNCTIONS = (
    Function("CONCAT", (TEXT,), of_each_text("CONCAT", _concat, (TEXT,)).run, "string", repeats=1),
    of_each_number("LENGTH", lambda text: float(len(text.encode())), (TEXT,)),
    of_each_number("CHAR.LENGTH", lambda text: float(len(text.rstrip(" "))), (TEXT,)),
    of_each_number("CHAR.MBLEN", _bytes_at, (TEXT, NUMBER)),
    of_each_number("MBLEN.BYTE", _bytes_from, (TEXT, NUMBER), optional=1),
    of_each_text("LOWER", _lower, (TEXT,)),
    of_each_text("UPCASE", _upper, (TEXT,)),
    of_each_text("NORMALIZE", lambda text: unicodedata.normalize("NFC", text), (TEXT,)),
    of_each_number("INDEX", _counted_in_bytes(_index), (TEXT, TEXT, NUMBER), optional=1),
    of_each_number("RINDEX", _counted_in_bytes(_rindex), (TEXT, TEXT, NUMBER), optional=1),
    of_each_number("CHAR.INDEX", _index, (TEXT, TEXT, NUMBER), optional=1),
    of_each_number("CHAR.RINDEX", _rindex, (TEXT, TEXT, NUMBER), optional=1),
    of_each_text("SUBSTR", _in_bytes(_slice), (TEXT, NUMBER, NUMBER), optional=1),
    of_each_text("CHAR.SUBSTR", _part, (TEXT, NUMBER, NUMBER), optional=1),
    of_each_text("REPLACE", _replace, (TEXT, TEXT, TEXT, NUMBER), optional=1),
    of_each_text("STRUNC", _strunc, (TEXT, NUMBER)),
)
