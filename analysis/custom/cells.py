"""What the cells of a section say."""

from collections.abc import Callable, Mapping

import numpy as np

from analysis.custom.items import Flags
from analysis.custom.sections import Free, Heading, Section
from analysis.custom.summaries import AREAS, Summary
from analysis.statistics.description import NO_CASES, describe
from analysis.statistics.percentiles import mode, percentile
from analysis.table import Cell
from analysis.tally import Numbers, is_missing
from analysis.undefined import Undefined
from instrument.codebook import MultipleSet, Variable

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
}
"""Where the innermost categories stand → area → which levels of each axis it is free to vary."""


def cell(
    found: Section, headings: Mapping[str, Heading], summary: Summary, scale: Variable | None, moved: str = "auto"
) -> Cell:
    """One cell: what the summary tells of those where the headings meet; `moved`: a key of `FREE`."""
    area, _, base = summary.function.partition("PCT")
    if "PCT" in summary.function:
        free = FREE[moved][AREAS[area]]
        base = base.removeprefix(".") or "COUNT"
        above, below = (_amount(found, headings, each, base, scale) for each in (NOTHING, free))
        return 100 * above / below if below else NO_CASES
    if summary.function in ("COUNT", "VALIDN", "TOTALN"):
        return _amount(found, headings, {}, summary.function, scale)
    here = found.at(headings, {})
    if summary.function == "RESPONSES":
        return _responses(found, headings, here)
    if summary.function == "MISSING":
        return _missing(found, headings, here, scale)
    values, weights = _values(found, here, scale)
    return OF_SCALE[summary.function](values, weights, summary.argument)


def _amount(found: Section, headings: Mapping[str, Heading], free: Free, base: str, scale: Variable | None) -> float:
    """How many, of those in an area; or the sum of the scale variable over them."""
    here = found.at(headings, free, is_loose=base == "TOTALN")
    if scale is None and base == "VALIDN":
        here = here & found.answered
    if scale is not None and base in ("VALIDN", "SUM"):
        values = found.patterns.column(scale.name)
        here = here & ~is_missing(scale, values)
        return float(found.weights[here] @ (values[here] if base == "SUM" else np.ones(int(here.sum()))))
    return float(found.weights[here].sum())


def _missing(found: Section, headings: Mapping[str, Heading], here: Flags, scale: Variable | None) -> float:
    if scale is not None:
        return float(found.weights[here & is_missing(scale, found.patterns.column(scale.name))].sum())
    return float(found.weights[found.at(headings, {}, is_loose=True)].sum() - found.weights[here].sum())


def _responses(found: Section, headings: Mapping[str, Heading], here: Flags) -> float:
    """How many answers: ticks of what the heading of a set names, or cases where there is no set."""
    for axis, heading in headings.items():
        for level, item in zip(found.levels[axis], heading.items, strict=True):
            if isinstance(level.level.source, MultipleSet):
                ticks = (level.belongs(found.patterns, frozenset([code])) for code in item.codes)
                return float(sum(found.weights[here & each].sum() for each in ticks))
    return float(found.weights[here].sum())


def _values(found: Section, here: Flags, scale: Variable | None) -> tuple[Numbers, Numbers]:
    """The distinct ascending values of the scale variable there, with their weights."""
    if scale is None:
        return np.zeros(0), np.zeros(0)
    values = found.patterns.column(scale.name)
    kept = here & ~is_missing(scale, values)
    distinct, at = np.unique(values[kept], return_inverse=True)
    return distinct, np.bincount(at, found.weights[kept], minlength=len(distinct)).astype(np.float64)


def _described(word: str) -> Callable[[Numbers, Numbers, float | None], Cell]:
    def told(values: Numbers, weights: Numbers, _: float | None) -> Cell:
        found: Cell = getattr(describe(values, weights), word)
        return found

    return told


def _range(values: Numbers, weights: Numbers, _: float | None) -> Cell:
    return float(values[-1] - values[0]) if len(values) else NO_CASES


def _median(values: Numbers, weights: Numbers, percent: float | None) -> Cell:
    return percentile(values, weights, 50 if percent is None else percent)


def _mode(values: Numbers, weights: Numbers, _: float | None) -> Cell:
    found = mode(values, weights).value
    return NO_CASES if isinstance(found, Undefined) else found


OF_SCALE: Mapping[str, Callable[[Numbers, Numbers, float | None], Cell]] = {
    "MEAN": _described("mean"),
    "STDDEV": _described("sd"),
    "SEMEAN": _described("se_mean"),
    "VARIANCE": _described("variance"),
    "MINIMUM": _described("minimum"),
    "MAXIMUM": _described("maximum"),
    "SUM": _described("sum"),
    "RANGE": _range,
    "MEDIAN": _median,
    "MODE": _mode,
    "PTILE": _median,
}
