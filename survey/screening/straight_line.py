"""Cases that gave one answer throughout."""

import numpy as np

from instrument.message import Message
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned

FEWEST = 6


def straight_lines(returned: Returned, rule: Rule) -> Evidence:
    """Cases that gave one answer to every item of the block, answers as given, none missing.

    Nobody where the block has fewer than `length` items.
    """
    items = returned.rated(rule)
    if len(items) < (rule.length or FEWEST):
        return {}
    answers = returned.answers(items)
    same = (answers == answers[:, :1]).all(axis=1)  # NaN equals nothing: whoever left one out gave no line
    return {
        int(row): Message("answered {code} to all {count} items", {"code": int(answers[row, 0]), "count": len(items)})
        for row in np.flatnonzero(same)
    }
