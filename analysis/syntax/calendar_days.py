"""Days and seconds since midnight of 14 October 1582, from which SPSS counts."""

import datetime

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

DAY = 86_400.0
HOUR = 3_600.0
MINUTE = 60.0
FIRST_YEAR = 1582
YEARS_BACK = 69
"""Two digits of a year mean one of the hundred years that begin so long ago, where SET EPOCH says nothing else."""
LAST_YEAR = 47_516
_BEFORE_EPOCH = 578_040
"""Days from 1 March of the year 0 to 14 October 1582."""
_FOUR_CENTURIES = 146_097


def epoch_of(today: datetime.date | None = None) -> int:
    """The first of the hundred years that two digits may mean."""
    return (today or datetime.date.today()).year - YEARS_BACK


def days_of(year: Numbers, month: Numbers, day: Numbers, epoch: int) -> Numbers:
    """The number of a day of the Gregorian calendar: 15 October 1582 is 1.

    Two digits of a year mean one of the hundred from `epoch`; month 0 and 13 and days 0 to 31 run over into the month
    or year beside. Missing where a part is, is no whole number, or is outside of these.
    """
    with np.errstate(all="ignore"):
        full = np.where((year >= 0) & (year <= 99), _century(year, epoch), year)
        right = (full >= FIRST_YEAR) & (full <= LAST_YEAR) & (month >= 0) & (month <= 13) & (day >= 0) & (day <= 31)
        for part in (full, month, day):
            right = right & (part == np.floor(part))
        found = _counted(np.where(right, full, 2000.0), np.where(right, month, 1.0), np.where(right, day, 1.0))
        return np.where(right & (found >= 1), found, np.nan)


def _century(year: Numbers, epoch: int) -> Numbers:
    """The year from `epoch` on that ends in these two digits."""
    return epoch + np.mod(year - epoch, 100)


def _counted(year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    # Years that begin in March have their odd day at the end.
    months = month - 3
    years = year + np.floor(months / 12)
    of_year = np.floor((153 * np.mod(months, 12) + 2) / 5) + day - 1
    return years * 365 + np.floor(years / 4) - np.floor(years / 100) + np.floor(years / 400) + of_year - _BEFORE_EPOCH


def parts_of(days: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Year, month and day of the month of days that are numbered as above; fractions of a day are cut off."""
    since = np.floor(days) + _BEFORE_EPOCH
    cycle, rest = np.divmod(since, _FOUR_CENTURIES)
    of_cycle = np.floor((rest - np.floor(rest / 1460) + np.floor(rest / 36524) - np.floor(rest / 146096)) / 365)
    of_year = rest - (365 * of_cycle + np.floor(of_cycle / 4) - np.floor(of_cycle / 100))
    months = np.floor((5 * of_year + 2) / 153)
    day = of_year - np.floor((153 * months + 2) / 5) + 1
    month = np.where(months < 10, months + 3, months - 9)
    return cycle * 400 + of_cycle + (month <= 2), month, day


def day_of_year(days: Numbers) -> Numbers:
    """1 for the first of January."""
    year, _, _ = parts_of(days)
    first = _counted(year, np.ones_like(year), np.ones_like(year))
    return np.asarray(np.floor(days) - first + 1)


def weekday(days: Numbers) -> Numbers:
    """1 for a Sunday to 7 for a Saturday."""
    return np.asarray(np.mod(np.floor(days) + 4, 7) + 1)


def month_length(year: Numbers, month: Numbers) -> Numbers:
    """Days of a month from 1 to 12."""
    one = np.ones_like(year)
    return _counted(year, month + 1, one) - _counted(year, month, one)
