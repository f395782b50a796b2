"""Times taken, as platforms write them."""

import datetime
import re
import unicodedata

from survey.dates import iso_date

_WORDS = re.compile(
    r"(?:(\d+)\s*(?:小时|时|h))?\s*(?:(\d+)\s*(?:分钟|分|m(?:in)?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:秒|s)?)?"
)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2}(?:\.\d+)?)")
_TWELVE = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp][Mm]))?")
_MOMENT = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)


def seconds(cell: str, second: float = 1.0) -> float | None:
    """`136`, `136秒`, `1分30秒`, `0:01:30` as seconds; NaN for an empty cell, None for anything else.

    `second` is what a number without a unit is multiplied by.
    """
    plain = unicodedata.normalize("NFKC", cell).strip()
    if not plain:
        return float("nan")
    clock = _CLOCK.fullmatch(plain)
    if clock:
        return _sum(clock.groups())
    found = _WORDS.fullmatch(plain)
    if not found or not any(found.groups()):
        return None
    return _sum(found.groups()) * (second if found[0] == found[3] else 1.0)


def _sum(parts: tuple[str | None, ...]) -> float:
    hours, minutes, rest = (float(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + rest


def moment(cell: str, order: str = "ymd") -> datetime.datetime | None:
    """A date with a time, year first, with its zone where it has one; None for anything else.

    `order` "mdy" or "dmy" reads `6/30/25 8:05:00 PM` too.
    """
    plain = unicodedata.normalize("NFKC", cell).strip()
    found = _MOMENT.fullmatch(plain)
    if not found:
        return _year_last(plain, order) if order != "ymd" else None
    zone = (found[7] or "").replace("Z", "+00:00")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        naive = datetime.datetime(year, month, day, hour, minute, second)
        return datetime.datetime.fromisoformat(f"{naive.isoformat()}{zone}")
    except ValueError:
        return None


def _year_last(plain: str, order: str) -> datetime.datetime | None:
    date, _, clock = plain.partition(" ")
    day, time = iso_date(date, order), _TWELVE.fullmatch(clock)
    if day is None or time is None:
        return None
    hour = int(time[1]) % 12 + 12 * (time[4].upper() == "PM") if time[4] else int(time[1])
    try:
        return datetime.datetime.fromisoformat(f"{day}T{hour:02}:{time[2]}:{time[3] or '00'}")
    except ValueError:
        return None


def between(start: str, end: str, order: str = "ymd") -> float:
    """The seconds between two moments, NaN where one is none or they are the wrong way round."""
    one, other = moment(start, order), moment(end, order)
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None):
        return float("nan")
    took = (other - one).total_seconds()
    return took if took >= 0 else float("nan")
