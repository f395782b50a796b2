"""Spans between dates, and dates that lie a span apart.

Sources: IBM, Command Syntax Reference, "Date and time functions"; GNU PSPP manual, 7.7.8.6.
"""

import numpy as np

from analysis.syntax.calendar_days import DAY, HOUR, MINUTE, days_of, month_length, parts_of
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import Function
from analysis.syntax.expressions.values import Numbers, Texts

MONTHS = {"years": 12, "quarters": 3, "months": 1}
SECONDS = {"weeks": 7 * DAY, "days": DAY, "hours": HOUR, "minutes": MINUTE, "seconds": 1.0}
METHODS = ("closest", "rollover")


def _units(unit: Texts) -> tuple[Numbers, Numbers]:
    """Months and seconds of a unit; what is no unit has neither, and is missing in both."""
    names = Texts(tuple(text.strip().casefold() for text in unit.distinct), unit.codes)
    return names.numbered(lambda name: MONTHS.get(name, np.nan)), names.numbered(lambda name: SECONDS.get(name, np.nan))


def _difference(later: Numbers, earlier: Numbers, unit: Texts) -> Numbers:
    """Whole units from `earlier` to `later`, cut off towards 0; a month ends on its day and time in the next."""
    months, seconds = _units(unit)
    with np.errstate(all="ignore"):
        right = (later >= DAY) & (earlier >= DAY)
        first, last = np.fmin(later, earlier), np.fmax(later, earlier)
        by_calendar = np.floor(_whole_months(np.fmax(first, DAY), np.fmax(last, DAY)) / months) * np.sign(
            later - earlier
        )
        by_clock = np.trunc((later - earlier) / seconds)
        return np.where(right, np.where(np.isnan(months), by_clock, by_calendar), np.nan)


def _whole_months(first: Numbers, last: Numbers) -> Numbers:
    (year, month, day), (to_year, to_month, to_day) = parts_of(first / DAY), parts_of(last / DAY)
    found = (to_year - year) * 12 + to_month - month
    early = (to_day < day) | ((to_day == day) & (np.fmod(last, DAY) < np.fmod(first, DAY)))
    return np.asarray(found - (early & (found > 0)))


def _sum(scene: Scene, date: Numbers, quantity: Numbers, unit: Texts, method: Texts | None = None) -> Numbers:
    """The date so many units later; of years, quarters and months, whole ones."""
    months, seconds = _units(unit)
    rolls = Texts(("",)) if method is None else method
    rolling = rolls.mapped(lambda text: text.strip().casefold())
    wrong = rolling.numbered(lambda text: float(method is not None and text not in METHODS))
    over = rolling.numbered(lambda text: float(text == "rollover"))
    with np.errstate(all="ignore"):
        by_calendar = _months_later(date, np.trunc(quantity) * months, over, scene.epoch)
        found = np.where(np.isnan(months), date + quantity * seconds, by_calendar)
    return np.where(wrong > 0, np.nan, found)


def _months_later(date: Numbers, months: Numbers, over: Numbers, epoch: int) -> Numbers:
    year, month, day = parts_of(np.where(np.isnan(date), DAY, date) / DAY)
    count = year * 12 + month - 1 + np.where(np.isnan(months), 0, months)
    to_year, to_month = np.floor(count / 12), np.mod(count, 12) + 1
    kept = np.where(over > 0, day, np.minimum(day, month_length(to_year, to_month)))
    days = days_of(to_year, to_month, kept, epoch)
    return np.where(np.isnan(date) | np.isnan(months), np.nan, days * DAY + np.fmod(date, DAY))


FUNCTIONS = (
    Function("DATEDIFF", ("number", "number", "string"), _difference),
    Function("DATESUM", ("number", "number", "string", "string"), _sum, optional=1, sees=True),
)
