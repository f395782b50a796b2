"""Dates as text.

Source: GNU PSPP manual, 6.7.4.5 and 6.7.4.6.
"""

import math

import numpy as np

from analysis.syntax.active import Format
from analysis.syntax.calendar_days import DAY, day_of_year, parts_of
from analysis.syntax.formats.clock import HOUR, MINUTE, decimals_that_fit, seconds_written, steps

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
_FOUR_DIGITS = {"DATE": 11, "ADATE": 10, "EDATE": 10, "JDATE": 7, "SDATE": 10, "QYR": 8, "MOYR": 8, "WKYR": 10}
"""Kind → the width from which a year has four digits."""
WITH_TIME = {"DATETIME": 17, "YMDHMS": 16}
"""Kind → characters up to its minutes."""
LAST_WRITTEN = 9999


def date_written(value: float, format: Format, epoch: int, decimal: str = ".") -> str:
    """Seconds since 14 October 1582 as a date; asterisks where two digits cannot write its year."""
    head = WITH_TIME.get(format.kind, 0)
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
