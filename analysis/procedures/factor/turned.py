"""Rotated loadings of a factor analysis: one matrix at right angles, three where factors correlate."""

from analysis.procedures.factor.options import COMPONENTS
from analysis.procedures.factor.solving import NO_ROTATION, Analysis
from analysis.procedures.factor.tables import matrix, without
from analysis.result import Message
from analysis.statistics.rotation import Oblique, Rotation
from analysis.table import Column, Table
from analysis.undefined import Undefined

NOT_ROTATED = {
    True: Message("Only one component was extracted. The solution cannot be rotated."),
    False: Message("Only one factor was extracted. The solution cannot be rotated."),
}


def right_angled(found: Analysis) -> list[Table]:
    """Rotated loadings and what turned them."""
    key, rotated = found.options.key, found.solution.rotated
    if not isinstance(rotated, Rotation):
        reason = rotated if isinstance(rotated, Undefined) else None
        columns = (Column(key), Column("loading", f"{key}=1"))
        return [
            without("rotated_loadings", found, reason, _notes(found)),
            Table("transformation", columns, ((f"{key}=1", reason),)),
        ]
    numbers = _numbered(key, rotated.loadings.shape[1])
    return [
        matrix("rotated_loadings", "item", found.names, rotated.loadings, key, notes=_notes(found)),
        matrix("transformation", key, numbers, rotated.transformation, key),
    ]


def oblique(found: Analysis) -> list[Table]:
    """Pattern, structure and the correlations of the dimensions."""
    key, rotated = found.options.key, found.solution.rotated
    if not isinstance(rotated, Oblique):
        reason = rotated if isinstance(rotated, Undefined) else None
        return [without("pattern", found, reason, _notes(found)), without("structure", found, reason)]
    numbers = _numbered(key, len(rotated.correlations))
    return [
        matrix("pattern", "item", found.names, rotated.pattern, key, notes=_notes(found)),
        matrix("structure", "item", found.names, rotated.structure, key),
        matrix("factor_correlations", key, numbers, rotated.correlations, key, word="r"),
    ]


def _numbered(key: str, m: int) -> list[str]:
    return [f"{key}={at + 1}" for at in range(m)]


def _notes(found: Analysis) -> tuple[Message, ...]:
    rotated = found.solution.rotated
    if isinstance(rotated, Rotation) or (isinstance(rotated, Oblique) and rotated.iterations):
        return (Message("Rotation converged in {count} iterations.", {"count": rotated.iterations}),)
    return (NOT_ROTATED[found.options.extraction == COMPONENTS],) if rotated is NO_ROTATION else ()
