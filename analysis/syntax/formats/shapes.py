"""Which formats there are, how wide they may be, and what each means as an output format.

Sources: IBM, Command Syntax Reference, "Variable types and formats"; GNU PSPP manual, 6.7.4.
"""

import re

from analysis.syntax.active import Format
from instrument.records import dataclass

NUMBERS = ("F", "COMMA", "DOT", "DOLLAR", "PCT", "E", "N", "CCA", "CCB", "CCC", "CCD", "CCE")
COMMAS = ("COMMA", "DOT", "DOLLAR")
"""Kinds that part thousands."""
DATES = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR", "DATETIME", "YMDHMS")
TIMES = ("TIME", "MTIME", "DTIME")
NAMES = ("WKDAY", "MONTH")
TEXTS = ("A", "AHEX")
WIDEST = 40
WIDEST_TEXT = 32_767
MOST_DECIMALS = 16

_WRITTEN = re.compile(r"([A-Za-z]+)(\d*)(?:\.(\d+))?")
_LEAST = {
    "F": (1, 1), "COMMA": (1, 1), "DOT": (1, 1), "DOLLAR": (1, 2), "PCT": (1, 2), "E": (1, 6), "N": (1, 1),
    "CCA": (1, 2), "CCB": (1, 2), "CCC": (1, 2), "CCD": (1, 2), "CCE": (1, 2),
    "DATE": (8, 9), "ADATE": (8, 8), "EDATE": (8, 8), "JDATE": (5, 5), "SDATE": (8, 8), "QYR": (4, 6), "MOYR": (6, 6),
    "WKYR": (6, 8), "DATETIME": (17, 17), "YMDHMS": (12, 16), "MTIME": (4, 5), "TIME": (5, 5), "DTIME": (8, 8),
    "WKDAY": (2, 2), "MONTH": (3, 3), "A": (1, 1), "AHEX": (2, 2),
}  # fmt: skip
"""Kind → the least width for reading and for writing."""
_LONE = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR", "WKDAY", "MONTH", "A", "AHEX")
"""Kinds that know no decimals."""


@dataclass(frozen=True)
class Shape:
    """A format as it is written: parts that are left out are None."""

    kind: str
    width: int | None
    decimals: int | None


def shape(text: str) -> Shape | None:
    """F8.2 as a kind with width and decimals; None where it names no format."""
    found = _WRITTEN.fullmatch(text)
    if found is None or found[1].upper() not in _LEAST:
        return None
    kind, width, decimals = found.groups()
    return Shape(kind.upper(), int(width) if width else None, int(decimals) if decimals else None)


def named(text: str, for_reading: bool = False) -> Format | None:
    """F8.2 as a format that may be used; None where it names none, or one that is too narrow or too wide."""
    parts = shape(text)
    if parts is None or parts.width is None:
        return None
    found = Format(parts.kind, parts.width, parts.decimals or 0)
    return found if is_right(found, for_reading) else None


def is_right(format: Format, for_reading: bool = False) -> bool:
    """Whether a format has a width and decimals that its kind may have."""
    least = _LEAST[format.kind][0 if for_reading else 1]
    most = WIDEST_TEXT if format.kind in TEXTS else WIDEST
    if not least <= format.width <= most or format.decimals > MOST_DECIMALS:
        return False
    if format.kind in _LONE:
        return format.decimals == 0
    room = format.width if for_reading or format.decimals == 0 else format.width - 1
    return format.decimals <= room


def for_output(format: Format) -> Format:
    """The format that a variable read by `format` is printed in."""
    kind, width, decimals = format.kind, format.width, format.decimals
    if kind == "E":
        decimals = max(decimals, 3)
        return Format("E", min(max(width, decimals + 7), WIDEST), decimals)
    if kind == "N":
        return Format("F", min(width + (decimals > 0), WIDEST), decimals)
    if kind in NUMBERS:
        groups = max((width - decimals - 1) // 3, 0) if kind in COMMAS else 0
        more = (decimals > 0) + groups + (kind in ("DOLLAR", "PCT"))
        return Format(kind, min(width + more, WIDEST), decimals)
    if kind == "AHEX":
        return Format("A", max(width // 2, 1), 0)
    return Format(kind, max(width, _LEAST[kind][1]), decimals)
