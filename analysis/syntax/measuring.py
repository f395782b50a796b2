"""Levels of measurement that nobody declared, told from the values."""

import numpy as np

from analysis.statistics.distinct import distinct
from analysis.syntax.active import Active, Field, Values
from instrument.records import replace

FEWEST = 24  # different values of a scale
CURRENCIES = ("DOLLAR", "CCA", "CCB", "CCC", "CCD", "CCE")
DAYS = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR")
TIMES = ("DATETIME", "YMDHMS", "TIME", "MTIME", "DTIME")


def measured(active: Active, fewest: int = FEWEST) -> Active:
    """The file in which every number has a level; `fewest`: from how many different values on it is a scale.

    Source: IBM SPSS Statistics Command Syntax Reference, SET, SCALEMIN.
    """
    unknown = [each for each in active.fields.values() if not each.measure and not each.is_text]
    for described in unknown:
        is_scale = _is_scale(described, active.columns[described.name], fewest)
        active = active.with_field(replace(described, measure="scale" if is_scale else "nominal"))
    return active


def _is_scale(described: Field, values: Values, fewest: int) -> bool:
    """By the first of SPSS's rules that holds."""
    if described.format.kind in (*CURRENCIES, *DAYS, *TIMES):
        return True
    valid = values[~described.is_missing(values)].astype(float)
    if not len(valid):
        return False
    least = float(valid.min())
    if (valid != np.trunc(valid)).any() or least < 0 or least >= 10_000:
        return True
    return least >= 10 or len(distinct(valid)) >= fewest
