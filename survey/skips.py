"""Who was asked what, by the questionnaire's own conditions."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.conditions import holds_each
from instrument.model import Instrument, Question
from survey.responses import Column


def asked(question: Question, columns: Mapping[str, Column], instrument: Instrument) -> NDArray[np.float64] | None:
    """For each respondent 1 if the question was to be asked, 0 if not, NaN where an unknown answer decides.

    None for a question that everybody is asked.
    """
    if question.ask_if is None:
        return None
    missing = (instrument.missing.unanswered, instrument.missing.not_asked)
    return holds_each(question.ask_if, columns, missing)


def resolve(columns: Mapping[str, Column], variables: Mapping[str, str], instrument: Instrument) -> dict[str, Column]:
    """The columns with every unknown cell that the conditions say was not asked as that declared code.

    `variables`: variable → its question. Other unknown cells stay unknown: a blank may be lost as well as left empty.
    """
    resolved = dict(columns)
    for question in instrument.questions:
        held = asked(question, resolved, instrument)
        if held is None:
            continue
        for name, column in columns.items():
            if variables[name] == question.id and column.dtype != object:
                settled = np.isnan(column) & (held == 0)
                resolved[name] = np.where(settled, float(instrument.missing.not_asked), column)
    return resolved
