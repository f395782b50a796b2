"""Text as dates.

Source: GNU PSPP manual, 6.7.4.5 and 6.7.4.6.
"""

import math
import re

import numpy as np

from analysis.syntax.calendar_days import DAY, days_of
from analysis.syntax.formats.days import MONTHS, WEEKDAYS, WITH_TIME
from analysis.syntax.formats.time_reading import time_read

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ORDER = {
    "DATE": "dmy",
    "EDATE": "dmy",
    "ADATE": "mdy",
    "SDATE": "ymd",
    "DATETIME": "dmy",
    "YMDHMS": "ymd",
    "MOYR": "my",
}
_PART = r"(\d+|[A-Za-z]+)"
_GAP = r"[-/.,\s]+"
_QUARTER = re.compile(r"([1-4])\s*Q[-/.,\s]*(\d+)", re.IGNORECASE)
_WEEK = re.compile(r"(\d+)\s*WK[-/.,\s]*(\d+)", re.IGNORECASE)
_JULIAN = re.compile(r"(\d{2}|\d{4})(\d{3})")


def name_read(text: str, kind: str) -> float | None:
    """The number of a weekday by its first two letters, of a month by three, in Roman or as it is; None for others."""
    names, shortest = (WEEKDAYS, 2) if kind == "WKDAY" else (MONTHS, 3)
    wanted = text.strip().upper()
    if kind == "MONTH" and wanted in ROMAN:
        return ROMAN.index(wanted) + 1.0
    if kind == "MONTH" and wanted.isdigit() and 1 <= int(wanted) <= len(MONTHS):
        return float(wanted)
    begun = wanted[:shortest]
    found = [place for place, name in enumerate(names, 1) if len(begun) == shortest and name.startswith(begun)]
    return float(found[0]) if found else None


def date_read(text: str, kind: str, epoch: int) -> float | None:
    """Text as seconds since 14 October 1582; None where it is no date."""
    if kind == "WKYR":
        return week_read(text, epoch)
    parts = _parts(text.strip(), kind)
    if parts is None:
        return None
    year, month, day, rest = parts
    of_year = kind == "JDATE"
    if not 1 <= month <= len(MONTHS) or not 1 <= day <= (366 if of_year else 31):
        return None
    found = float(days_of(np.array(year), np.array(month), np.array(1.0 if of_year else day), epoch))
    seconds = time_read(rest, "TIME") if kind in WITH_TIME else 0.0
    if math.isnan(found) or seconds is None:
        return None
    return (found + (day - 1 if of_year else 0)) * DAY + seconds


def _parts(text: str, kind: str) -> tuple[float, float, float, str] | None:
    """Year, month, day (of the year for JDATE) and the time behind them."""
    if kind == "JDATE":
        found = _JULIAN.fullmatch(text)
        return None if found is None else (float(found[1]), 1.0, float(found[2]), "")
    if kind == "QYR":
        found = _QUARTER.fullmatch(text)
        return None if found is None else (float(found[2]), float(found[1]) * 3 - 2, 1.0, "")
    return _ordered(text, kind)


def _ordered(text: str, kind: str) -> tuple[float, float, float, str] | None:
    order = _ORDER[kind]
    found = re.match(_GAP.join([_PART] * len(order)), text)
    if found is None:
        found = re.match(r"(\d{4})(\d{2})(\d{2})(?!\d)" if order == "ymd" else r"(\d{2})(\d{2})(\d{4})(?!\d)", text)
    rest = "" if found is None else text[found.end() :].strip()
    if found is None or (rest and kind not in WITH_TIME):
        return None
    parts = dict(zip(order, found.groups(), strict=False))
    month = _month(parts["m"])
    if month is None or not parts["y"].isdigit() or not parts.get("d", "1").isdigit():
        return None
    return float(parts["y"]), month, float(parts.get("d", "1")), rest


def _month(text: str) -> float | None:
    return float(text) if text.isdigit() else name_read(text, "MONTH")


def week_read(text: str, epoch: int) -> float | None:
    """The first day of `ww WK yyyy` as seconds; None where it is none."""
    found = _WEEK.fullmatch(text.strip())
    if found is None or not 1 <= int(found[1]) <= 53:
        return None
    first = float(days_of(np.array(float(found[2])), np.array(1.0), np.array(1.0), epoch))
    return None if math.isnan(first) else (first + 7 * (int(found[1]) - 1)) * DAY
