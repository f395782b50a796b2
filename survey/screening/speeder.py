"""Cases answered too fast to have been read."""

import numpy as np

from instrument.message import Message
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned


def speeders(returned: Returned, rule: Rule) -> Evidence:
    """Cases that took less than the declared seconds or share of the median; those without a time are let be."""
    seconds = returned.batch.seconds
    known = np.isfinite(seconds)
    found: Evidence = {}
    if not known.any():
        return found
    median = float(np.median(seconds[known]))
    for row in np.flatnonzero(known & (seconds < (rule.share or 0.0) * median)):
        values = {"seconds": round(float(seconds[row]), 1), "median": round(median, 1)}
        found[int(row)] = Message("took {seconds} s, the median is {median} s", values)
    for row in np.flatnonzero(known & (seconds < (rule.seconds or 0.0))):
        values = {"seconds": round(float(seconds[row]), 1), "least": rule.seconds or 0.0}
        found.setdefault(int(row), Message("took {seconds} s; a careful reader needs {least} s", values))
    return found
