"""Cases that were sent twice."""

from instrument.message import Message, quoted
from instrument.rules import Rule
from survey.comparing import comparable
from survey.screening.returned import Evidence, Returned


def duplicates(returned: Returned, rule: Rule) -> Evidence:
    """Cases whose every answer, typed words included, is that of an earlier case."""
    first: dict[tuple[object, ...], int] = {}
    found: Evidence = {}
    for row, answers in enumerate(zip(*comparable(returned.batch.columns), strict=True)):
        earlier = first.setdefault(answers, row)
        if earlier != row:
            ids = {"id": quoted(returned.batch.ids[earlier])}
            found[row] = Message("every answer equals that of number {id}", ids)
    return found
