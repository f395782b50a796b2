"""The items that a rule of screening looks at."""

from instrument.model import Instrument, Kind
from instrument.rules import Rule


def items_of(rule: Rule, instrument: Instrument) -> tuple[str, ...]:
    """The items of a rule in the order of the form: those it names, rows for a matrix, or every rating item."""
    if not rule.items:
        looked_at = {each.question for each in instrument.screening.rules}  # attention items rate nothing
        return tuple(name for name in likert_block(instrument) if name not in looked_at)
    wanted = set(rule.items)
    return tuple(
        name
        for question in instrument.questions
        for name in ([row.id for row in question.rows] or [question.id])
        if name in wanted or question.id in wanted
    )


def likert_block(instrument: Instrument) -> tuple[str, ...]:
    """The rating items of the questionnaire: scale questions and the rows of matrices."""
    names: list[str] = []
    for question in instrument.questions:
        if question.kind is Kind.SCALE:
            names.append(question.id)
        elif question.kind is Kind.MATRIX:
            names.extend(row.id for row in question.rows)
    return tuple(names)
