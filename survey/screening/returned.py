"""What screening looks at: every form that came back, its rating items, what is wrong with single answers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instrument.message import Message
from instrument.model import Instrument, Kind
from instrument.rules import Rule
from survey.batch import Batch, Issue

Evidence = dict[int, Message]
"""Row → why the rule speaks against it."""


@dataclass(frozen=True)
class Returned:
    """The forms, the questionnaire, and the issues of validation."""

    batch: Batch
    instrument: Instrument
    issues: tuple[Issue, ...] = ()

    def rated(self, rule: Rule) -> tuple[str, ...]:
        """The items of a rule in the order of the form: those it names, rows for a matrix, or every rating item."""
        if not rule.items:
            looked_at = {each.question for each in self.instrument.screening.rules}  # attention items rate nothing
            return tuple(name for name in likert_block(self.instrument) if name not in looked_at)
        wanted = set(rule.items)
        return tuple(
            name
            for question in self.instrument.questions
            for name in ([row.id for row in question.rows] or [question.id])
            if name in wanted or question.id in wanted
        )

    def answers(self, names: tuple[str, ...]) -> NDArray[np.float64]:
        """Codes as given, shape (n, k), NaN for no answer."""
        missing = (self.instrument.missing.unanswered, self.instrument.missing.not_asked)
        codes = np.column_stack([self.batch.columns[name] for name in names]).astype(float)
        return np.where(np.isin(codes, missing), np.nan, codes)


def likert_block(instrument: Instrument) -> tuple[str, ...]:
    """The rating items of the questionnaire: scale questions and the rows of matrices."""
    names: list[str] = []
    for question in instrument.questions:
        if question.kind is Kind.SCALE:
            names.append(question.id)
        elif question.kind is Kind.MATRIX:
            names.extend(row.id for row in question.rows)
    return tuple(names)
