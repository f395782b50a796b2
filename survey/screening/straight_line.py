"""Cases that gave one answer throughout."""

import numpy as np

from instrument.message import Message
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned

FEWEST = 6


def straight_lines(returned: Returned, rule: Rule) -> Evidence:
    """Cases that gave one answer to every item of the block, answers as given, none missing.

    Nobody where the block has fewer than `length` items (6, or all of fewer items that the rule names), or only one.
    """
    items = returned.rated(rule)
    fewest = rule.length or (min(FEWEST, len(items)) if rule.items else FEWEST)
    if len(items) < max(fewest, 2):
        return {}
    answers = returned.answers(items)
    same = (answers == answers[:, :1]).all(axis=1)  # NaN equals nothing: whoever left one out gave no line
    return {
        int(row): Message("answered {code} to all {count} items", {"code": int(answers[row, 0]), "count": len(items)})
        for row in np.flatnonzero(same)
    }
