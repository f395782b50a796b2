"""Times as text.

Source: GNU PSPP manual, 6.7.4.5.
"""

import math

from analysis.syntax.active import Format

DAY, HOUR, MINUTE = 86_400, 3_600, 60


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
