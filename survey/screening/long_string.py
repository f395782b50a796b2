"""Cases with a long run of one answer."""

import numpy as np
from numpy.typing import NDArray

from instrument.message import Message
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned


def long_strings(returned: Returned, rule: Rule) -> Evidence:
    """Cases whose longest run of one answer over the items, in the order of the form, has `length` items or more.

    Source: Johnson (2005), Journal of Research in Personality 39(1).
    """
    items = returned.rated(rule)
    if not items or rule.length is None or len(items) < rule.length:
        return {}
    longest, codes = longest_runs(returned.answers(items))
    found: Evidence = {}
    for row in np.flatnonzero(longest >= rule.length):
        values = {"code": int(codes[row]), "count": int(longest[row]), "items": len(items)}
        found[int(row)] = Message("answered {code} to {count} of {items} items in a row", values)
    return found


def longest_runs(answers: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The length of each row's longest run of equal answers and the answer it repeats, shapes (n,).

    `answers`: (n, k); a missing answer, NaN, ends a run and is part of none: a row without answers has length 0.
    """
    run = np.isfinite(answers[:, 0]).astype(np.int64)
    longest, codes = run.copy(), answers[:, 0].copy()
    for before, now in zip(answers.T[:-1], answers.T[1:], strict=True):
        run = np.where(now == before, run + 1, np.isfinite(now).astype(np.int64))
        longer = run > longest
        longest, codes = np.where(longer, run, longest), np.where(longer, now, codes)
    return longest, codes
