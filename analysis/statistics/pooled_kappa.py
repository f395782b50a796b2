"""Agreement over several variables at once, each with categories of its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import ONE_CATEGORY
from analysis.statistics.description import NO_CASES
from analysis.undefined import Undefined


def pooled_kappa(tables: Sequence[NDArray[np.float64]]) -> float | Undefined:
    """Kappa of `tables`, each of shape (k, k) with its own k, from their mean agreement, seen and by chance.

    Of one table it is Cohen's kappa. A table without cases counts for nothing.
    Source: De Vries, Elliott, Kanouse & Teleki (2008), Field Methods 20(3).
    """
    held = [table / table.sum() for table in tables if table.sum() > 0]
    if not held:
        return NO_CASES
    seen = float(np.mean([np.trace(table) for table in held]))
    chance = float(np.mean([table.sum(axis=1) @ table.sum(axis=0) for table in held]))
    if 1 - chance <= 1e-12:
        return ONE_CATEGORY
    return (seen - chance) / (1 - chance)
