"""What the chi-square of a structural model would lose by each arrow that is not in it."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.scoring_steps import Slope
from analysis.statistics.structure import Arrow, Structure
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

SMALLEST_INFORMATION = 1e-8  # of an arrow that the others do not already carry, against its own


@dataclass(frozen=True)
class Change:
    """One arrow: by about how much chi-square would fall, and what its value would be."""

    arrow: Arrow
    index: float
    value: float


def changes(
    structure: Structure,
    parameters: Numbers,
    candidates: Sequence[Arrow],
    slope: Callable[[Structure, Numbers], Slope | None],
) -> tuple[Change, ...]:
    """The modification index of each candidate that the model can tell from its own parameters.

    Source: Sörbom (1989), Psychometrika 54(3).
    """
    q, found = structure.q, []
    wanted = [replace(arrow, parameter=q + at, value=1.0) for at, arrow in enumerate(candidates)]
    there = slope(structure.with_arrows(wanted), np.concatenate([parameters, np.zeros(len(wanted))]))
    if there is None:
        return ()
    known = there.information[:q, :q]
    shared = there.information[q:, :q]
    explained = np.linalg.solve(known, shared.T) if q else np.zeros((0, len(wanted)))
    for at, arrow in enumerate(candidates):
        own = float(there.information[q + at, q + at])
        left = own - float(shared[at] @ explained[:, at])
        if left > SMALLEST_INFORMATION * own:
            score = -float(there.gradient[q + at])
            found.append(Change(arrow, score**2 / left, score / left))
    return tuple(found)
