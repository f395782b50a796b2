"""Times as text, and text as times.

Source: GNU PSPP manual, 6.7.4.5.
"""

import math
import re

from analysis.syntax.active import Format

DAY, HOUR, MINUTE = 86_400, 3_600, 60
_SIGN, _WHOLE, _SECONDS, _GAP = r"([+-]?)", r"(\d+)", r"(\d+(?:[.,]\d*)?)", r"[\s:]+"
_SHAPES = {
    "TIME": re.compile(f"{_SIGN}{_WHOLE}{_GAP}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
    "DTIME": re.compile(rf"{_SIGN}{_WHOLE}\s+{_WHOLE}{_GAP}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
    "MTIME": re.compile(f"{_SIGN}{_WHOLE}(?:{_GAP}{_SECONDS})?"),
}
_UNITS = {"TIME": (HOUR, MINUTE, 1), "DTIME": (DAY, HOUR, MINUTE, 1), "MTIME": (MINUTE, 1)}


def time_written(value: float, format: Format, decimal: str = ".") -> str:
    """Seconds as hours and minutes, as minutes and seconds (MTIME), or with days before them (DTIME).

    Seconds of the others are written where there is room; asterisks where there is none at all.
    """
    sign, kind, width = ("-" if value < 0 else ""), format.kind, format.width
    needed = len(sign + _head(abs(value), kind))
    fit = decimals_that_fit(width - needed, format.decimals)
    seconds = steps(abs(value), fit)
    head = sign + _head(seconds, kind)
    if len(head) + (3 if kind == "MTIME" else 0) > width:
        return "*" * width
    return (head + seconds_written(seconds % MINUTE, width - len(head), fit, decimal)).rjust(width)


def _head(seconds: float, kind: str) -> str:
    """What stands before the seconds."""
    if kind == "MTIME":
        return f"{int(seconds // MINUTE):02d}"
    hours = seconds // HOUR if kind == "TIME" else seconds % DAY // HOUR
    clock = f"{int(hours):02d}:{int(seconds % HOUR // MINUTE):02d}"
    return clock if kind == "TIME" else f"{int(seconds // DAY)} {clock}"


def decimals_that_fit(room: int, decimals: int) -> int:
    """Decimals of seconds where `room` characters are left for :SS and them."""
    return min(decimals, max(room - 4, 0))


def steps(seconds: float, decimals: int) -> float:
    """The seconds rounded to so many decimals; cut off where there are none."""
    return round(seconds, decimals) if decimals else float(math.floor(seconds))


def seconds_written(seconds: float, room: int, decimals: int, decimal: str) -> str:
    """:SS with its decimals; nothing where there is no room."""
    if room < 3:
        return ""
    whole, _, part = f"{seconds:.{decimals}f}".partition(".")
    return f":{int(whole):02d}" + (decimal + part if part else "")


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
