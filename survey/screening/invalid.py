"""Cases with answers that the questionnaire does not allow."""

from instrument.message import Message, quoted
from instrument.rules import ANSWER_RULES, Rule
from survey.screening.returned import Evidence, Returned


def invalid(returned: Returned, rule: Rule) -> Evidence:
    """Cases with an answer that breaks one of the named rules of single answers, or any of them."""
    rows = {id: row for row, id in enumerate(returned.batch.ids)}
    broken = rule.breaks or tuple(ANSWER_RULES)
    found: Evidence = {}
    for issue in returned.issues:
        if issue.rule in broken and issue.id in rows:
            values = {"question": quoted(issue.variable), "rule": ANSWER_RULES[issue.rule]}
            found.setdefault(rows[issue.id], Message("{question}: {rule}", values))
    return dict(sorted(found.items()))
