"""What screening looks at: every form that came back, its rating items, what is wrong with single answers."""

import numpy as np
from numpy.typing import NDArray

from instrument.message import Message
from instrument.model import Instrument
from instrument.rated_items import items_of
from instrument.records import dataclass
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
        return items_of(rule, self.instrument)

    def answers(self, names: tuple[str, ...]) -> NDArray[np.float64]:
        """Codes as given, shape (n, k), NaN for no answer."""
        missing = (self.instrument.missing.unanswered, self.instrument.missing.not_asked)
        codes = np.column_stack([self.batch.columns[name] for name in names]).astype(float)
        return np.where(np.isin(codes, missing), np.nan, codes)
