"""What the cells of a section say."""

from collections.abc import Mapping

import numpy as np

from analysis.crosstabs.ticks import REPEAT
from analysis.custom.scale_statistics import statistic
from analysis.custom.sections import Free, Heading, Section
from analysis.custom.shown import Flags
from analysis.custom.summaries import AREAS, Summary
from analysis.statistics.description import NO_CASES
from analysis.table import Cell
from analysis.tally import Numbers
from instrument.codebook import MultipleSet, Variable
from instrument.records import dataclass

ALL = 99
NOTHING: Free = {}
INNER, OUTER, BOTH, EVERY, OTHERS = (0, 1), (1, 2), (0, 2), (0, ALL), (1, ALL)
FREE: Mapping[str, Mapping[str, Free]] = {
    "auto": {
        "row": {"columns": INNER},
        "column": {"rows": INNER},
        "subtable": {"rows": INNER, "columns": INNER},
        "layer_row": {"columns": EVERY},
        "layer_column": {"rows": EVERY},
        "layer": {"rows": EVERY, "columns": EVERY},
        "table": {"rows": EVERY, "columns": EVERY, "layers": EVERY},
    },
    "rows_opposite": {
        "row": {"rows": INNER},
        "column": {"rows": OUTER},
        "subtable": {"rows": BOTH},
        "layer_row": {"rows": INNER, "columns": EVERY},
        "layer_column": {"rows": OTHERS},
        "layer": {"rows": EVERY, "columns": EVERY},
        "table": {"rows": EVERY, "columns": EVERY, "layers": EVERY},
    },
    "columns_opposite": {
        "row": {"columns": OUTER},
        "column": {"columns": INNER},
        "subtable": {"columns": BOTH},
        "layer_row": {"columns": OTHERS},
        "layer_column": {"columns": INNER, "rows": EVERY},
        "layer": {"rows": EVERY, "columns": EVERY},
        "table": {"rows": EVERY, "columns": EVERY, "layers": EVERY},
    },
    "rows_layer": {
        "row": {"columns": INNER},
        "column": {"rows": OUTER},
        "subtable": {"rows": OUTER, "columns": INNER},
        "layer_row": {"columns": EVERY},
        "layer_column": {"rows": OTHERS},
        "layer": {"rows": OTHERS, "columns": EVERY},
        "table": {"rows": EVERY, "columns": EVERY, "layers": EVERY},
    },
    "columns_layer": {
        "row": {"columns": OUTER},
        "column": {"rows": INNER},
        "subtable": {"rows": INNER, "columns": OUTER},
        "layer_row": {"columns": OTHERS},
        "layer_column": {"rows": EVERY},
        "layer": {"rows": EVERY, "columns": OTHERS},
        "table": {"rows": EVERY, "columns": EVERY, "layers": EVERY},
    },
}
"""Where the innermost categories stand → area → which levels of each axis it is free to vary."""


@dataclass(frozen=True)
class Telling:
    """How cells are told: where the innermost categories stand (a key of `FREE`), how sure limits are."""

    moved: str = "auto"
    confidence: float = 0.95


def cell(
    found: Section, headings: Mapping[str, Heading], summary: Summary, scale: Variable | None, telling: Telling
) -> Cell:
    """One cell: what the summary tells of those where the headings meet."""
    found = found.unweighted if summary.weighting == "U" else found
    area, _, base = summary.base.partition("PCT")
    if "PCT" in summary.base:
        free = FREE[telling.moved][AREAS[area]]
        first, _, second = (base.removeprefix(".") or "COUNT").partition(".")
        above = _amount(found, headings, NOTHING, first, scale)
        below = _amount(found, headings, free, second or first, scale)
        return 100 * above / below if below else NO_CASES
    if base == "" and summary.base in ("COUNT", "VALIDN", "TOTALN", "RESPONSES"):
        return _amount(found, headings, {}, summary.base, scale, summary.weighting == "E")
    here = found.at(headings, {})
    if summary.base == "MISSING":
        return _missing(found, headings, here, scale)
    values, weights = _values(found, here, scale)
    return statistic(summary.base, values, weights, summary.argument, telling.confidence)


def _amount(
    found: Section,
    headings: Mapping[str, Heading],
    free: Free,
    base: str,
    scale: Variable | None,
    adjusted: bool = False,
) -> float:
    """How many, of those in an area; or the sum of the scale variable over them, or their responses.

    `adjusted`: their effective base.
    """
    here = found.at(headings, free, is_loose=base == "TOTALN")
    if base == "RESPONSES":
        return _responses(found, headings, free, here)
    if scale is None and base == "VALIDN":
        here = here & found.answered
    if scale is not None and base in ("VALIDN", "SUM"):
        values = found.patterns.column(scale.name)
        here = here & ~found.unanswered(scale)
        if base == "SUM":
            return float(found.weights[here] @ values[here])
    return float(found.weights[here].sum()) * (found.adjustment(here) if adjusted else 1.0)


def _missing(found: Section, headings: Mapping[str, Heading], here: Flags, scale: Variable | None) -> float:
    if scale is not None:
        return float(found.weights[here & found.unanswered(scale)].sum())
    return float(found.weights[found.at(headings, {}, is_loose=True)].sum() - found.weights[here].sum())


def _responses(found: Section, headings: Mapping[str, Heading], free: Free, here: Flags) -> float:
    """How many answers: ticks of what the heading of a set names, or of all where it is free; or cases of no set."""
    for axis, heading in headings.items():
        start, stop = free.get(axis, (0, 0))
        for at, (level, item) in enumerate(zip(found.levels[axis], heading.items, strict=True)):
            if isinstance(level.level.source, MultipleSet):
                is_free = start <= len(heading.items) - 1 - at < stop
                codes = _repeated(level.level.source, level.codes if is_free else item.codes)
                ticks = (level.belongs(found.patterns, frozenset([code])) for code in codes)
                return float(sum(found.weights[here & each].sum() for each in ticks))
    return float(found.weights[here].sum())


def _repeated(source: MultipleSet, codes: frozenset[float | str]) -> list[str]:
    """The members with those that say that an answer was given again."""
    return [name for name in source.members if name in codes or name.partition(REPEAT)[0] in codes]


def _values(found: Section, here: Flags, scale: Variable | None) -> tuple[Numbers, Numbers]:
    """The distinct ascending values of the scale variable there, with their weights."""
    if scale is None:
        return np.zeros(0), np.zeros(0)
    values = found.patterns.column(scale.name)
    kept = here & ~found.unanswered(scale)
    distinct, at = np.unique(values[kept], return_inverse=True)
    return distinct, np.bincount(at, found.weights[kept], minlength=len(distinct)).astype(np.float64)
