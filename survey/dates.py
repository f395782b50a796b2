"""Dates as people and platforms write them."""

import datetime
import re
import unicodedata
from collections.abc import Iterable

_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_TIME}")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
SERIALS_BEGIN = datetime.date(1899, 12, 30)  # of the calendar of 1900, with its 29 February that never was
CENTURY = 2000
MONTHS = 12


def iso_date(words: str, order: str = "ymd") -> str | None:
    """`2025/6/30`, `2025年6月30日` as `2025-06-30`; None for anything else.

    `order` "mdy" or "dmy" reads `6/30/25` too, which "ymd" does not: the day may be the month. A number alone, from
    1954 to 2091 as spreadsheets count days, is a date that lost its format on the way.
    """
    plain = unicodedata.normalize("NFKC", words).strip()
    found = _YEAR_FIRST.fullmatch(plain)
    if found:
        return _date(*found.groups())
    serial = _SERIAL.fullmatch(plain)
    if serial:
        return (SERIALS_BEGIN + datetime.timedelta(days=int(serial[1]))).isoformat()
    last = _YEAR_LAST.fullmatch(plain) if order != "ymd" else None
    if last is None:
        return None
    first, second, year = last.groups()
    month, day = (first, second) if order == "mdy" else (second, first)
    return _date(year if len(year) > 2 else str(CENTURY + int(year)), month, day)


def order_of(cells: Iterable[str], otherwise: str = "ymd") -> str:
    """The order of dates that do not begin with the year, where a figure above 12 or a point tells, else `otherwise`.

    Points stand between day and month alone. Cells that speak for both orders tell none.
    """
    found = set()
    for cell in cells:
        last = _YEAR_LAST.fullmatch(unicodedata.normalize("NFKC", cell).strip())
        if last is None:
            continue
        first, second = int(last[1]), int(last[2])
        if "." in last[0].split(" ")[0] or first > MONTHS:
            found.add("dmy")
        elif second > MONTHS:
            found.add("mdy")
    return found.pop() if len(found) == 1 else otherwise


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
