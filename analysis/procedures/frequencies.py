"""FREQUENCIES: how often each answer was given, with the statistics of its distribution."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.cases import Cases
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels, in_order
from analysis.options import plain
from analysis.result import Labels, Result
from analysis.statistics.description import NO_CASES, describe
from analysis.statistics.percentiles import mode, percentile
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Patterns, Tally, is_missing
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Message

PERCENTILES = (25, 50, 75)
MOMENTS = ("sd", "variance", "skewness", "se_skewness", "kurtosis", "se_kurtosis")
STATISTICS = (
    *(Column(word) for word in ("variable", "valid", "missing", "mean", "se_mean", "median", "mode", *MOMENTS)),
    *(Column(word) for word in ("range", "minimum", "maximum", "sum")),
    *(Column("percentile_value", under=f"percentile={percent}") for percent in PERCENTILES),
)
FREQUENCIES = tuple(
    Column(word) for word in ("part", "category", "count", "percent", "valid_percent", "cumulative_percent")
)


@dataclass(frozen=True)
class Options:
    """`variables`: whose answers to count."""

    variables: tuple[Variable, ...]


def run(tally: Tally, options: Options) -> Result:
    """The table Statistics, and a frequency table of each variable on its own valid answers.

    Every declared answer has a row, chosen or not; a missing code has one where somebody has it.
    `cases` counts those who answer at least one of the variables.
    """
    names = [variable.name for variable in options.variables]
    counted = [(variable, tally.patterns([variable.name])) for variable in options.variables]
    labels: dict[str, Mapping[str, str]] = {}
    for variable, patterns in counted:
        labels.update(_bare_labels(variable, patterns))
    return Result(
        procedure="frequencies",
        options=plain(options),
        cases=_answering_any(tally.patterns(names)),
        tables=(_statistics(counted), *(_frequencies(variable, patterns) for variable, patterns in counted)),
        labels={**labels, **labels_of(tally.codebook, names)},
    )


def _statistics(counted: list[tuple[Variable, Patterns]]) -> Table:
    found = [(variable.name, patterns, mode(*_valid(patterns))) for variable, patterns in counted]
    several = ", ".join(name for name, _, most in found if most.several)
    note = Message("several modes exist; the smallest is shown: {found}", {"found": several})
    return Table(
        "statistics",
        STATISTICS,
        tuple((name, *_distribution(patterns, most.value)) for name, patterns, most in found),
        notes=(note,) if several else (),
    )


def _distribution(patterns: Patterns, most: Cell) -> tuple[Cell, ...]:
    """The cells of one row of Statistics, after the name."""
    values, weights = _valid(patterns)
    found = describe(values, weights)
    low, high = found.minimum, found.maximum
    spread = NO_CASES if isinstance(low, Undefined) or isinstance(high, Undefined) else high - low
    middle = percentile(values, weights, 50)
    return (
        *(patterns.cases.valid, patterns.cases.excluded, found.mean, found.se_mean, middle, most),
        *(getattr(found, word) for word in MOMENTS),
        *(spread, low, high, found.sum),
        *(percentile(values, weights, percent) for percent in PERCENTILES),
    )


def _valid(patterns: Patterns) -> tuple[Numbers, Numbers]:
    """Distinct ascending values with their weights."""
    valid = patterns.listwise()
    return valid.values[:, 0], valid.weights


def _frequencies(variable: Variable, patterns: Patterns) -> Table:
    values, missing, weights = patterns.values[:, 0], patterns.missing[:, 0], patterns.weights
    counts = {float(value): float(weight) for value, weight in zip(values, weights, strict=True)}
    declared = np.array([level.code for level in variable.valid_levels], dtype=float)
    answers = in_order(variable, {*declared[~is_missing(variable, declared)], *values[~missing]})
    codes = in_order(variable, values[missing & np.isfinite(values)])
    cases = patterns.cases
    unknown = float(weights[~np.isfinite(values)].sum())
    rows = _valid_rows(variable.name, answers, counts, cases)
    rows += [_row("missing", level_key(variable.name, code), counts[code], cases) for code in codes]
    if unknown:
        rows.append(_row("missing", "system_missing", unknown, cases))
    if codes or unknown:
        rows.append(_row("missing", "total", cases.excluded, cases))
    rows.append(_row("total", "total", cases.total, cases))
    return Table("frequencies", FREQUENCIES, tuple(rows), about=(variable.name,))


def _valid_rows(
    name: str, codes: tuple[float, ...], counts: dict[float, float], cases: Cases
) -> list[tuple[Cell, ...]]:
    rows, reached = [], 0.0
    for code in codes:
        count = counts.get(code, 0.0)
        reached += count
        shares = (_percent(count, cases.valid), _percent(reached, cases.valid))
        rows.append((*_row("valid", level_key(name, code), count, cases)[:4], *shares))
    return [*rows, (*_row("valid", "total", cases.valid, cases)[:4], _percent(cases.valid, cases.valid), None)]


def _row(part: str, category: str, count: float, cases: Cases) -> tuple[Cell, ...]:
    return (part, category, count, _percent(count, cases.total), None, None)


def _percent(count: float, base: float) -> Cell:
    return 100 * count / base if base > 0 else NO_CASES


def _answering_any(patterns: Patterns) -> Cases:
    some = patterns.take(np.logical_not(patterns.missing.all(axis=1)))
    return Cases(float(patterns.weights.sum()), float(some.weights.sum()), int(some.counts.sum()))


def _bare_labels(variable: Variable, patterns: Patterns) -> Labels:
    values = patterns.values[:, 0]
    return bare_labels(variable, values[np.isfinite(values)])
