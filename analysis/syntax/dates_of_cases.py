"""The variables of DATE, which number cases by years, months, days and other periods."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import quoted

Numbers = NDArray[np.float64]

LEVELS = ("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "CYCLE", "OBS")
"""Units from the largest to the smallest."""
SHORTEST: Mapping[str, int] = {"MINUTE": 2}
NAMED = {level: f"{level}_" for level in LEVELS}


def level_at(reader: Reader) -> str:
    """The unit that stands here, which one letter names; '' for none."""
    token = reader.token
    if token is None or token.kind != "word":
        return ""
    written = token.text.upper()
    found = (level for level in LEVELS if level.startswith(written) and len(written) >= SHORTEST.get(level, 1))
    return next(found, "") if written != "M" else "MONTH"


def starts_a_date(reader: Reader) -> bool:
    """Whether a date stands here."""
    return bool(level_at(reader))


def dates(reader: Reader, job: Job) -> dict[str, float]:
    """Variables of DATE with values, as in Y 2020 Q 1; raises `Fault` for one that the file has not."""
    found: dict[str, float] = {}
    while level := level_at(reader):
        name = job.active.find(NAMED[level])
        if name is None:
            raise reader.fault("no variable {found}; possible: DATE before", {"found": quoted(NAMED[level])})
        reader.next()
        found[name] = reader.number()
        reader.sign(",")
    return found


def at_dates(wanted: Mapping[str, float], job: Job) -> NDArray[np.bool_]:
    """The cases that have all of these values, shape (n,)."""
    found = np.ones(job.active.n, dtype=bool)
    for name, value in wanted.items():
        found &= job.active.columns[name] == value
    return found
