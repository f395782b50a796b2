"""FREQUENCIES: how often each answer was given, with the statistics of its distribution."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from analysis.cases import Cases
from analysis.categories import CODES_OF_WORDS, Category
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
from instrument.message import Fault, Message, Place, quoted
from instrument.records import dataclass

QUARTILES = (25.0, 50.0, 75.0)
MOST_GROUPS = 100
StatisticWord = Literal[
    "mean",
    "se_mean",
    "median",
    "mode",
    "sd",
    "variance",
    "skewness",
    "kurtosis",
    "range",
    "minimum",
    "maximum",
    "sum",
    "all",
]
STATISTICS = {
    "mean": ("mean",),
    "se_mean": ("se_mean",),
    "median": ("median",),
    "mode": ("mode",),
    "sd": ("sd",),
    "variance": ("variance",),
    "skewness": ("skewness", "se_skewness"),
    "kurtosis": ("kurtosis", "se_kurtosis"),
    "range": ("range",),
    "minimum": ("minimum",),
    "maximum": ("maximum",),
    "sum": ("sum",),
}
FREQUENCIES = tuple(
    Column(word) for word in ("part", "category", "count", "percent", "valid_percent", "cumulative_percent")
)


@dataclass(frozen=True)
class Options:
    """`variables`: whose answers to count; `statistics`: which, beside the valid and missing cases.

    `percentiles`: any points from 0 to 100 (HAVERAGE); `groups`: also the points that cut the sample into as many
    equal groups. `order`: of the rows, as the questionnaire has them or by how many gave the answer.
    """

    variables: tuple[Category, ...]
    statistics: tuple[StatisticWord, ...] = ("all",)
    percentiles: tuple[float, ...] = QUARTILES
    groups: int | None = None
    order: Literal["value", "value_descending", "count", "count_descending"] = "value"


def run(tally: Tally, options: Options) -> Result:
    """The table Statistics, and a frequency table of each variable on its own valid answers.

    Every declared answer has a row, chosen or not; a missing code has one where somebody has it.
    `cases` counts those who answer at least one of the variables.
    """
    points = _points(options)
    names = [variable.name for variable in options.variables]
    counted = [(variable, tally.patterns([variable.name])) for variable in options.variables]
    labels: dict[str, Mapping[str, str]] = {}
    for variable, patterns in counted:
        labels.update(_bare_labels(variable, patterns))
    return Result(
        procedure="frequencies",
        options=plain(options),
        cases=_answering_any(tally.answered(names)),
        tables=(
            _statistics(counted, options, points),
            *(_frequencies(variable, patterns, options.order) for variable, patterns in counted),
        ),
        labels={**labels, **labels_of(tally.codebook, names)},
    )


def _points(options: Options) -> tuple[float, ...]:
    """The percentiles asked for, ascending, once each."""
    for percent in options.percentiles:
        if not 0 <= percent <= 100:
            raise Fault(
                "{found} is not a percentile; possible: a number between 0 and 100, such as 25",
                {"found": quoted(percent)},
                Place(entry="percentiles"),
            )
    if options.groups is not None and not 2 <= options.groups <= MOST_GROUPS:
        raise Fault(
            "{found} is not a number of groups; possible: 2 to {possible}",
            {"found": quoted(options.groups), "possible": MOST_GROUPS},
            Place(entry="groups"),
        )
    groups = options.groups or 1
    return tuple(sorted({*options.percentiles, *(100 * at / groups for at in range(1, groups))}))


def _statistics(counted: list[tuple[Variable, Patterns]], options: Options, points: tuple[float, ...]) -> Table:
    wanted = STATISTICS if "all" in options.statistics else options.statistics
    words = tuple(word for group, words in STATISTICS.items() if group in wanted for word in words)
    found = [(variable, patterns, mode(*_valid(patterns))) for variable, patterns in counted]
    several = ", ".join(variable.name for variable, _, most in found if most.several) if "mode" in wanted else ""
    note = Message("several modes exist; the smallest is shown: {found}", {"found": several})
    return Table(
        "statistics",
        (
            *(Column(word) for word in ("variable", "valid", "missing", *words)),
            *(Column("percentile_value", under=f"percentile={point:.10g}") for point in points),
        ),
        tuple(_distribution(variable, patterns, most.value, words, points) for variable, patterns, most in found),
        notes=(note,) if several else (),
    )


def _distribution(
    variable: Variable, patterns: Patterns, most: Cell, words: tuple[str, ...], points: tuple[float, ...]
) -> tuple[Cell, ...]:
    """One row of Statistics; words have no other than their mode."""
    start, (values, weights) = (variable.name, patterns.cases.valid, patterns.cases.excluded), _valid(patterns)
    if variable.of_words:
        told = (most if word == "mode" else CODES_OF_WORDS for word in words)
        return (*start, *told, *[CODES_OF_WORDS] * len(points))
    found = describe(values, weights)
    low, high = found.minimum, found.maximum
    spread = NO_CASES if isinstance(low, Undefined) or isinstance(high, Undefined) else high - low
    own: dict[str, Cell] = {"median": percentile(values, weights, 50), "mode": most, "range": spread}
    return (
        *start,
        *(own[word] if word in own else getattr(found, word) for word in words),
        *(percentile(values, weights, point) for point in points),
    )


def _valid(patterns: Patterns) -> tuple[Numbers, Numbers]:
    """Distinct ascending values with their weights."""
    valid = patterns.listwise()
    return valid.values[:, 0], valid.weights


def _frequencies(variable: Variable, patterns: Patterns, order: str) -> Table:
    values, missing, weights = patterns.values[:, 0], patterns.missing[:, 0], patterns.weights
    counts = {float(value): float(weight) for value, weight in zip(values, weights, strict=True)}
    declared = np.array([level.code for level in variable.valid_levels], dtype=float)
    answers = in_order(variable, {*declared[~is_missing(variable, declared)], *values[~missing]})
    codes = in_order(variable, values[missing & np.isfinite(values)])
    answers, codes = _ordered(answers, counts, order), _ordered(codes, counts, order)
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


def _ordered(codes: tuple[float, ...], counts: dict[float, float], order: str) -> tuple[float, ...]:
    if order.startswith("count"):
        return tuple(sorted(codes, key=lambda code: counts.get(code, 0.0), reverse=order.endswith("descending")))
    return codes[::-1] if order == "value_descending" else codes


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
