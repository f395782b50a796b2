"""Cases that did not pass an attention item or a trap."""

import numpy as np

from instrument.message import Message
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned


def failed(returned: Returned, rule: Rule) -> Evidence:
    """Cases that gave another answer than those that pass; who gave none, or was not asked, is let be."""
    answers = returned.answers((rule.question,))[:, 0]
    wrong = np.isfinite(answers) & ~np.isin(answers, rule.passing)
    passing = ", ".join(f"{code:g}" for code in rule.passing)
    return {
        int(row): Message(
            "answered {found} to {question}; who reads it answers {passing}",
            {"found": f"{answers[row]:g}", "question": rule.question, "passing": passing},
        )
        for row in np.flatnonzero(wrong)
    }
