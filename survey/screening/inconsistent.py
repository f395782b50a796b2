"""Cases whose answers cannot stand together."""

import numpy as np

from instrument.conditions import holds_each
from instrument.message import Message, quoted
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned


def inconsistent(returned: Returned, rule: Rule) -> Evidence:
    """Cases that meet the condition that must never hold; an unknown answer is never held against a case."""
    if rule.never is None:
        return {}
    missing = (returned.instrument.missing.unanswered, returned.instrument.missing.not_asked)
    held = holds_each(rule.never, returned.batch.columns, missing)
    told = Message("its answers meet {condition}", {"condition": quoted(rule.never.source)})
    return {int(row): told for row in np.flatnonzero(held == 1)}
