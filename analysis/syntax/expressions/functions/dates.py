"""Dates and times: dates are seconds since midnight of 14 October 1582, times are seconds.

Sources: IBM, Command Syntax Reference, "Date and time functions"; GNU PSPP manual, 7.7.8.
"""

from collections.abc import Callable

import numpy as np

from analysis.syntax.calendar_days import DAY, HOUR, MINUTE, day_of_year, days_of, parts_of, weekday
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import NUMBER, Function, of_numbers
from analysis.syntax.expressions.values import Numbers

ONE = np.array(1.0)
NINETEENTH = 1900
LAST_WEEK, LAST_DAY = 53, 366


def _date(scene: Scene, year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    return days_of(year, month, day, scene.epoch) * DAY


def _dmy(scene: Scene, day: Numbers, month: Numbers, year: Numbers) -> Numbers:
    return _date(scene, year, month, day)


def _mdy(scene: Scene, month: Numbers, day: Numbers, year: Numbers) -> Numbers:
    return _date(scene, year, month, day)


def _moyr(scene: Scene, month: Numbers, year: Numbers) -> Numbers:
    return _date(scene, year, month, ONE)


def _qyr(scene: Scene, quarter: Numbers, year: Numbers) -> Numbers:
    right = (quarter >= 1) & (quarter <= 4) & (quarter == np.floor(quarter))
    return np.where(right, _date(scene, year, quarter * 3 - 2, ONE), np.nan)


def _wkyr(scene: Scene, week: Numbers, year: Numbers) -> Numbers:
    """The first day of a week; weeks begin with the weekday of the first of January."""
    right = (week >= 1) & (week <= LAST_WEEK) & (week == np.floor(week))
    return np.where(right, _date(scene, year, ONE, ONE) + (week - 1) * 7 * DAY, np.nan)


def _yrday(scene: Scene, year: Numbers, day: Numbers) -> Numbers:
    right = (day >= 1) & (day <= LAST_DAY) & (day == np.floor(day))
    return np.where(right, _date(scene, year, ONE, ONE) + (day - 1) * DAY, np.nan)


def _yrmoda(year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    """Days from 14 October 1582; two digits of a year are of the twentieth century."""
    return days_of(np.where((year >= 0) & (year < 100), year + NINETEENTH, year), month, day, NINETEENTH)


def _hms(hours: Numbers, minutes: Numbers = 0 * ONE, seconds: Numbers = 0 * ONE) -> Numbers:
    """A time; missing where one part is above 0 and another below."""
    parts = (hours, minutes, seconds)
    above = np.logical_or.reduce(np.broadcast_arrays(*(part > 0 for part in parts)))
    below = np.logical_or.reduce(np.broadcast_arrays(*(part < 0 for part in parts)))
    return np.where(above & below, np.nan, hours * HOUR + minutes * MINUTE + seconds)


def _made(name: str, function: Callable[..., Numbers], takes: int) -> Function:
    return Function(name, (NUMBER,) * takes, function, sees=True)


def _of_date(name: str, function: Callable[[Numbers], Numbers]) -> Function:
    """A function of the days in a date; there are none before 15 October 1582."""
    return of_numbers(name, lambda date: function(np.maximum(date, DAY) / DAY), within=lambda date: date >= DAY)


def _month(days: Numbers) -> Numbers:
    return parts_of(days)[1]


def _within(date: Numbers, unit: float, size: float) -> Numbers:
    """Whole units of `size` seconds, without whole runs of `unit` of them."""
    return np.fmod(np.floor(date / size), unit)


FUNCTIONS = (
    _made("DATE.DMY", _dmy, 3),
    _made("DATE.MDY", _mdy, 3),
    _made("DATE.MOYR", _moyr, 2),
    _made("DATE.QYR", _qyr, 2),
    _made("DATE.WKYR", _wkyr, 2),
    _made("DATE.YRDAY", _yrday, 2),
    of_numbers("YRMODA", _yrmoda, 3),
    of_numbers("TIME.DAYS", lambda days: days * DAY),
    of_numbers("TIME.HMS", _hms, 3, optional=2),
    of_numbers("CTIME.DAYS", lambda time: time / DAY),
    of_numbers("CTIME.HOURS", lambda time: time / HOUR),
    of_numbers("CTIME.MINUTES", lambda time: time / MINUTE),
    of_numbers("CTIME.SECONDS", lambda time: time),
    of_numbers("XDATE.DATE", lambda date: np.floor(date / DAY) * DAY),
    of_numbers("XDATE.HOUR", lambda date: _within(date, 24, HOUR)),
    of_numbers("XDATE.MINUTE", lambda date: _within(date, 60, MINUTE)),
    of_numbers("XDATE.SECOND", lambda date: np.fmod(date, MINUTE)),
    of_numbers("XDATE.TDAY", lambda date: np.floor(date / DAY)),
    of_numbers("XDATE.TIME", lambda date: np.fmod(date, DAY)),
    _of_date("XDATE.JDAY", day_of_year),
    _of_date("XDATE.MDAY", lambda days: parts_of(days)[2]),
    _of_date("XDATE.MONTH", _month),
    _of_date("XDATE.QUARTER", lambda days: np.floor((_month(days) - 1) / 3) + 1),
    _of_date("XDATE.WEEK", lambda days: np.floor((day_of_year(days) - 1) / 7) + 1),
    _of_date("XDATE.WKDAY", weekday),
    _of_date("XDATE.YEAR", lambda days: parts_of(days)[0]),
)
