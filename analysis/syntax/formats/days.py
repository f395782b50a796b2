"""Dates as text, and text as dates.

Source: GNU PSPP manual, 6.7.4.5 and 6.7.4.6.
"""

import math
import re

import numpy as np

from analysis.syntax.active import Format
from analysis.syntax.calendar_days import DAY, day_of_year, days_of, parts_of
from analysis.syntax.formats.clock import HOUR, MINUTE, decimals_that_fit, seconds_written, steps, time_read

MONTHS = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
WEEKDAYS = ("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FOUR_DIGITS = {"DATE": 11, "ADATE": 10, "EDATE": 10, "JDATE": 7, "SDATE": 10, "QYR": 8, "MOYR": 8, "WKYR": 10}
"""Kind → the width from which a year has four digits."""
_WITH_TIME = {"DATETIME": 17, "YMDHMS": 16}
"""Kind → characters up to its minutes."""
_ORDER = {
    "DATE": "dmy",
    "EDATE": "dmy",
    "ADATE": "mdy",
    "SDATE": "ymd",
    "DATETIME": "dmy",
    "YMDHMS": "ymd",
    "MOYR": "my",
}
LAST_WRITTEN = 9999
_PART = r"(\d+|[A-Za-z]+)"
_GAP = r"[-/.,\s]+"
_QUARTER = re.compile(r"([1-4])\s*Q[-/.,\s]*(\d+)", re.IGNORECASE)
_WEEK = re.compile(r"(\d+)\s*WK[-/.,\s]*(\d+)", re.IGNORECASE)
_JULIAN = re.compile(r"(\d{2}|\d{4})(\d{3})")


def date_written(value: float, format: Format, epoch: int, decimal: str = ".") -> str:
    """Seconds since 14 October 1582 as a date; asterisks where two digits cannot write its year."""
    head = _WITH_TIME.get(format.kind, 0)
    fit = decimals_that_fit(format.width - head, format.decimals)
    value = steps(value, fit) if head else value
    days = np.array(math.floor(value / DAY), dtype=float)
    year, month, day = (int(part) for part in parts_of(days))
    long = format.width >= _FOUR_DIGITS.get(format.kind, 0)
    if year > LAST_WRITTEN or not (long or epoch <= year < epoch + 100):
        return "*" * format.width
    shown = f"{year:04d}" if long else f"{year % 100:02d}"
    text = _shaped(format.kind, shown, month, day, int(day_of_year(days)))
    if head:
        rest = value - math.floor(value / DAY) * DAY
        text += f" {int(rest // HOUR):02d}:{int(rest % HOUR // MINUTE):02d}"
        text += seconds_written(rest % MINUTE, format.width - len(text), fit, decimal)
    return text[: format.width].rjust(format.width)


def _shaped(kind: str, year: str, month: int, day: int, of_year: int) -> str:
    name = MONTHS[month - 1][:3]
    match kind:
        case "DATE" | "DATETIME":
            return f"{day:02d}-{name}-{year}"
        case "ADATE":
            return f"{month:02d}/{day:02d}/{year}"
        case "EDATE":
            return f"{day:02d}.{month:02d}.{year}"
        case "SDATE":
            return f"{year}/{month:02d}/{day:02d}"
        case "YMDHMS":
            return f"{year}-{month:02d}-{day:02d}"
        case "JDATE":
            return f"{year}{of_year:03d}"
        case "QYR":
            return f"{(month + 2) // 3} Q {year}"
        case "MOYR":
            return f"{name} {year}"
        case _:
            return f"{(of_year + 6) // 7:2d} WK {year}"


def name_written(value: float, format: Format) -> str:
    """The name of a weekday or month by its number; a period for any other number."""
    names = WEEKDAYS if format.kind == "WKDAY" else MONTHS
    if math.isnan(value) or not 1 <= value < len(names) + 1:
        return ".".rjust(format.width)
    text = names[int(value) - 1]
    return text[: format.width].ljust(format.width)


def name_read(text: str, kind: str) -> float | None:
    """The number of a weekday or month that its name begins with; None where it is none."""
    names, shortest = (WEEKDAYS, 2) if kind == "WKDAY" else (MONTHS, 3)
    wanted = text.strip().upper()
    if kind == "MONTH" and wanted in ROMAN:
        return ROMAN.index(wanted) + 1.0
    found = [place for place, name in enumerate(names, 1) if len(wanted) >= shortest and name.startswith(wanted)]
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
    seconds = time_read(rest, "TIME") if rest else 0.0
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
    if found is None or (rest and kind not in _WITH_TIME):
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
