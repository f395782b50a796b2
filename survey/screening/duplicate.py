"""Cases that were sent twice."""

import numpy as np
from numpy.typing import NDArray

from instrument.message import Message, quoted
from instrument.rules import Rule
from survey.comparing import comparable
from survey.screening.returned import Evidence, Returned


def duplicates(returned: Returned, rule: Rule) -> Evidence:
    """Cases whose every answer, typed words included, is that of an earlier case.

    Who was asked little, as a filter question does, agrees with others by chance: cases with fewer than half the
    answers that the usual (median) case has are let be, but those without any.
    """
    counts = _answered(returned)
    few = (counts > 0) & (2 * counts < np.median(counts)) if len(counts) else counts > 0
    first: dict[tuple[object, ...], int] = {}
    found: Evidence = {}
    for row, answers in enumerate(zip(*comparable(returned.batch.columns), strict=True)):
        earlier = first.setdefault(answers, row)
        if earlier != row and not few[row]:
            ids = {"id": quoted(returned.batch.ids[earlier])}
            found[row] = Message("every answer equals that of number {id}", ids)
    return found


def _answered(returned: Returned) -> NDArray[np.int64]:
    """How many cells of each case hold an answer, shape (n,)."""
    missing = (returned.instrument.missing.unanswered, returned.instrument.missing.not_asked)
    counts = np.zeros(len(returned.batch), dtype=np.int64)
    for column in returned.batch.columns.values():
        if column.dtype == object:
            counts += np.array([bool(cell) for cell in column], dtype=np.int64)
        else:
            counts += np.isfinite(column) & ~np.isin(column, missing)
    return counts
