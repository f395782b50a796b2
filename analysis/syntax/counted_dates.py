"""Cases counted through years, quarters and months, or through weeks, days and hours, as DATE has them.

Source: the examples of DATE in SPSS's command syntax reference: hours, minutes and seconds begin at 0, the others at 1.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Values
from analysis.syntax.dates_of_cases import NAMED
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FROM_ZERO = ("HOUR", "MINUTE", "SECOND")
USUAL = {
    ("YEAR", "QUARTER"): 4.0,
    ("YEAR", "MONTH"): 12.0,
    ("QUARTER", "MONTH"): 3.0,
    ("WEEK", "DAY"): 7.0,
    ("DAY", "HOUR"): 24.0,
    ("HOUR", "MINUTE"): 60.0,
    ("MINUTE", "SECOND"): 60.0,
}
"""How many of a unit make the one above it."""
WIDEST = 8


@dataclass(frozen=True)
class Unit:
    """A unit as DATE names it: where it begins, how many of it make the one above, and the step between cases."""

    level: str
    start: float | None = None
    period: float | None = None
    step: float = 1.0

    @property
    def base(self) -> float:
        return 0.0 if self.level in FROM_ZERO else 1.0

    @property
    def label(self) -> str:
        if self.period is None:
            return f"{self.level}, not periodic"
        step = "" if self.step == 1 else f" by {self.step:g}"
        return f"{self.level}, period {self.period:g}{step}"


def counted(units: Sequence[Unit], n: int) -> Iterator[tuple[Unit, Numbers]]:
    """Every unit with its value in each case, shape (n,), the largest first."""
    known = _periodic(units)
    months = next((each for each in known if each.level == "MONTH"), None)
    quarters = next((each for each in known if each.level == "QUARTER"), None)
    by_month = months is not None and quarters is not None
    if months is not None and quarters is not None and months.start is None and quarters.start is not None:
        known = [replace(each, start=3 * quarters.start - 2) if each is months else each for each in known]
    chains = [[each for each in known if (each.level in ("CYCLE", "OBS")) == apart] for apart in (False, True)]
    values: dict[str, Numbers] = {}
    for chain in chains:
        whole = [each for each in chain if not (by_month and each.level == "QUARTER")]
        values |= _chain(whole, n)
    if by_month:
        values["QUARTER"] = np.floor((values["MONTH"] - 1) / 3) + 1
    yield from ((each, values[each.level]) for each in known)


def _periodic(units: Sequence[Unit]) -> list[Unit]:
    """The units with the periods that the units above them give."""
    levels = [each.level for each in units]
    found = []
    for at, each in enumerate(units):
        above = levels[at - 1] if at and (each.level not in ("CYCLE", "OBS") or each.level == "OBS") else ""
        above = "YEAR" if each.level == "MONTH" and "YEAR" in levels else above
        period = USUAL.get((above, each.level)) if each.period is None else each.period
        found.append(replace(each, period=period))
    return found


def _chain(units: Sequence[Unit], n: int) -> dict[str, Numbers]:
    """Counters one above the other: each carries into the one before it where its period is over."""
    found: dict[str, Numbers] = {}
    carried = np.arange(n, dtype=float) * (units[-1].step if units else 1.0)
    for each in reversed(units):
        value = (each.base if each.start is None else each.start) + carried
        if each.start is None and each.base == 0 and each is not units[0]:
            value = each.base + carried
        if each.period is None or each is units[0]:
            found[each.level], carried = value, np.zeros(n)
            continue
        carried = np.floor((value - each.base) / each.period)
        found[each.level] = value - carried * each.period
    return found


def written(units: Sequence[Unit], active: Active) -> tuple[Values, str]:
    """The dates as texts, shape (n,), with the shape that they have: MMM YYYY."""
    levels = [each.level for each in units]
    columns = {level: active.columns[NAMED[level]] for level in levels}
    if "YEAR" in levels:
        year = [f"{value:4.0f}" for value in columns["YEAR"]]
        if "MONTH" in levels:
            months = [MONTHS[int(value - 1) % 12] for value in columns["MONTH"]]
            return _texts([f"{month} {of}" for month, of in zip(months, year, strict=True)]), "MMM YYYY"
        if "QUARTER" in levels:
            quarters = columns["QUARTER"]
            return _texts([f"Q{value:.0f} {of}" for value, of in zip(quarters, year, strict=True)]), "QQ YYYY"
        return _texts(year), "YYYY"
    widths = [len(f"{max(each.period or 0, columns[each.level].max(initial=0)):.0f}") for each in units]
    if units[0].period is None:
        widths[0] = max(widths[0], min(4, WIDEST - sum(widths[1:]) - len(widths) + 1))
    lines = zip(*(columns[level] for level in levels), strict=True)
    texts = [" ".join(f"{value:{width}.0f}" for value, width in zip(line, widths, strict=True)) for line in lines]
    return _texts(texts), " ".join(level[0] * width for level, width in zip(levels, widths, strict=True))


def _texts(found: Sequence[str]) -> Values:
    return np.array(list(found), dtype=object)
