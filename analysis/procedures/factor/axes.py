"""Where the principal axes of SPSS part from converged ones: it stops at a change of .001, or 25 iterations (D28)."""

import numpy as np
from numpy.typing import NDArray

from analysis.dialect import Dialect, Parting, differ
from analysis.procedures.factor.solving import Analysis
from analysis.result import Message
from analysis.statistics.factoring import Extraction
from analysis.undefined import Undefined

COMMUNALITY = Parting(
    spss=Message(
        "Communalities are iterated until none changes by .001, 25 times at most, as in SPSS; until they stand still, "
        "that of {item} is {communality:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "Communalities are iterated until they stand still; where SPSS stops, that of {item} is {communality:.3f} "
        "(dialect: spss)."
    ),
)
HEYWOOD = Parting(
    spss=Message(
        "Iterated until they stand still, one of the communalities exceeds 1 (dialect: recommended): the solution is "
        "improper."
    ),
    recommended=Message("SPSS stops before a communality exceeds 1, and prints a solution (dialect: spss)."),
)


def axes_notes(found: Analysis) -> tuple[Message, ...]:
    """The footnote on the item whose communality differs most from the other dialect's; none where none does."""
    if found.options.extraction != "principal_axis":
        return ()
    dialect, own = found.options.dialect, found.solution.extracted
    other = found.extract("recommended" if dialect == "spss" else "spss")
    if isinstance(own, Undefined) or isinstance(other, Undefined) or (own.improper and other.improper):
        return ()
    if own.improper or other.improper:
        return (HEYWOOD.told(dialect),) if other.improper == (dialect == "spss") else ()
    if dialect == "spss" and not other.converged:
        return ()
    return _furthest(found.names, own, other, dialect)


def _furthest(names: tuple[str, ...], own: Extraction, other: Extraction, dialect: Dialect) -> tuple[Message, ...]:
    gaps: NDArray[np.float64] = np.abs(own.communalities - other.communalities)
    at = int(np.argmax(gaps))
    if not differ(float(own.communalities[at]), float(other.communalities[at])):
        return ()
    return (COMMUNALITY.told(dialect, {"item": names[at], "communality": float(other.communalities[at])}),)
