"""A structural model in units in which every observed variable has variance 1, and the way back."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.structure import FIXED, Arrow, Structure
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """How many units of the data one unit of the fitted model is."""

    of_variables: Numbers  # (v,)
    of_parameters: Numbers  # (q,): a parameter in units of the data = fitted parameter times this

    def of(self, arrow: Arrow) -> float:
        """What one unit of the cell of an arrow is in the data."""
        to, source = self.of_variables[arrow.to], self.of_variables[arrow.source]
        if arrow.kind == "mean":
            return float(to)
        return float(to / source if arrow.kind == "directed" else to * source)


def units_of(structure: Structure, deviations: Numbers, markers: Mapping[int, int]) -> Units:
    """Units from the observed `deviations`, shape (p,); a latent variable has those of its marker (latent → variable).

    Fitting in these units keeps the digits of data whose variables differ by any power of ten.
    """
    found = np.ones(structure.v)
    found[: structure.p] = deviations
    for latent in range(structure.p, structure.v):
        at, seen = latent, {latent}
        while at in markers and markers[at] not in seen:
            at = markers[at]
            seen.add(at)
        found[latent] = found[at] if at < structure.p else 1.0
    scale = np.ones(structure.q)
    known: set[int] = set()
    units = Units(found, scale)
    for arrow in structure.arrows:
        if arrow.parameter != FIXED and arrow.parameter not in known:
            known.add(arrow.parameter)
            scale[arrow.parameter] = units.of(arrow)
    return units


def scaled(structure: Structure, units: Units) -> Structure:
    """The structure with its fixed values, and the ratios of arrows that share a parameter, in fitted units."""
    return replace(structure, arrows=tuple(scaled_arrow(arrow, units) for arrow in structure.arrows))


def scaled_arrow(arrow: Arrow, units: Units) -> Arrow:
    """One arrow in fitted units; one whose parameter `units` does not know keeps the unit of its own cell."""
    if arrow.parameter == FIXED:
        return replace(arrow, value=arrow.value / units.of(arrow))
    if arrow.parameter >= len(units.of_parameters):
        return arrow
    return replace(arrow, value=arrow.value * float(units.of_parameters[arrow.parameter]) / units.of(arrow))
