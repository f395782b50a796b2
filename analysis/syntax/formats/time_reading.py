"""Text as times.

Source: GNU PSPP manual, 6.7.4.5.
"""

import re

from analysis.syntax.formats.clock import DAY, HOUR, MINUTE

_SIGN, _WHOLE, _SECONDS, _GAP = r"([+-]?)", r"(\d+)", r"(\d+(?:[.,]\d*)?)", r"[\s:]+"
_SHAPES = {
    "TIME": re.compile(f"{_SIGN}{_WHOLE}{_GAP}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
    "DTIME": re.compile(rf"{_SIGN}{_WHOLE}\s+{_WHOLE}{_GAP}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
    "MTIME": re.compile(f"{_SIGN}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
}
_UNITS = {"TIME": (HOUR, MINUTE, 1), "DTIME": (DAY, HOUR, MINUTE, 1), "MTIME": (MINUTE, 1)}


def time_read(text: str, kind: str) -> float | None:
    """Text as seconds; None where it is no time.

    hours:minutes[:seconds] of TIME, days before them of DTIME, minutes:seconds of MTIME; blanks part as well as colons.
    """
    found = _SHAPES[kind].fullmatch(text.strip())
    if found is None:
        return None
    parts = [float((each or "0").replace(",", ".")) for each in found.groups()[1:]]
    units = _UNITS[kind]
    if any(part >= MINUTE for part, unit in zip(parts[1:], units[1:], strict=True) if unit < HOUR):
        return None  # minutes and seconds behind something else are those of a clock
    total = sum(part * unit for part, unit in zip(parts, units, strict=True))
    return -total if found[1] == "-" else total
