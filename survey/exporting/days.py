"""Dates as the numbers that statistical programs hold them as."""

import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Variable
from instrument.model import Kind
from survey.exporting.material import Material

SPSS, STATA = datetime.date(1582, 10, 14), datetime.date(1960, 1, 1)


def days(variable: Variable, column: Any, material: Material, first: datetime.date) -> NDArray[np.float64] | None:
    """Days since `first`, shape (n,), NaN where there is no answer; None where the column holds no dates."""
    asked = any(each.id == variable.name and each.kind is Kind.DATE for each in material.instrument.questions)
    if not asked:
        return None
    try:
        found = [(datetime.date.fromisoformat(cell) - first).days if cell else np.nan for cell in column]
    except (TypeError, ValueError):
        return None
    return np.array(found, dtype=float)
