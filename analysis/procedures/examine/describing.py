"""Descriptives, M-Estimators and Percentiles of each part."""

from collections.abc import Iterator, Sequence

from analysis.exploration.parts import Part, stubs
from analysis.result import Message
from analysis.statistics.centers import trimmed_mean
from analysis.statistics.description import NO_CASES, Statistic, describe
from analysis.statistics.groups import sample
from analysis.statistics.mean_differences import one_sample
from analysis.statistics.percentiles import percentile
from analysis.statistics.quantiles import hinges, percentile_by
from analysis.statistics.robust_location import andrews, biweight, hampel, huber, m_estimate
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import dataclass

HINGED = (25.0, 50.0, 75.0)


@dataclass(frozen=True)
class Constants:
    """Those of the M-estimators; that of Andrews is multiplied by π."""

    huber: float
    biweight: float
    hampel: tuple[float, ...]
    andrews: float


def descriptives(parts: Sequence[Part], by: tuple[str, ...], confidence: float) -> Table:
    """A row for each statistic, with its standard error where it has one."""
    rows = [(*part.keys, *row) for part in parts for row in _statistics(part, confidence)]
    return Table("explored", (*stubs(by, "statistic"), Column("estimate"), Column("se")), tuple(rows), by)


def _statistics(part: Part, confidence: float) -> Iterator[tuple[str, Cell, Cell]]:
    values, weights = part.values, part.weights
    found = describe(values, weights)
    interval = one_sample(sample(values, weights), 0.0, confidence)
    low, high = found.minimum, found.maximum
    yield "mean", found.mean, found.se_mean
    yield "ci_low", interval.ci_low, None
    yield "ci_high", interval.ci_high, None
    yield "trimmed_mean", trimmed_mean(values, weights) if len(values) else NO_CASES, None
    yield "median", percentile(values, weights, 50), None
    yield "variance", found.variance, None
    yield "sd", found.sd, None
    yield "minimum", low, None
    yield "maximum", high, None
    yield "range", _less(high, low), None
    yield "interquartile_range", _less(percentile(values, weights, 75), percentile(values, weights, 25)), None
    yield "skewness", found.skewness, found.se_skewness
    yield "kurtosis", found.kurtosis, found.se_kurtosis


def _less(high: Statistic, low: Statistic) -> Statistic:
    return NO_CASES if isinstance(high, Undefined) or isinstance(low, Undefined) else high - low


def m_estimators(parts: Sequence[Part], by: tuple[str, ...], constants: Constants) -> Table:
    """The four estimates of each part, with their constants below."""
    a, b, c = constants.hampel
    weighing = {
        "huber": huber(constants.huber),
        "biweight": biweight(constants.biweight),
        "hampel": hampel(a, b, c),
        "andrews": andrews(constants.andrews),
    }
    rows = [
        (*part.keys, *(m_estimate(part.values, part.weights, each) for each in weighing.values())) for part in parts
    ]
    notes = (
        Message("Huber's M-estimator: the weighting constant is {found:.3f}.", {"found": constants.huber}),
        Message("Tukey's biweight: the weighting constant is {found:.3f}.", {"found": constants.biweight}),
        Message(
            "Hampel's M-estimator: the weighting constants are {a:.3f}, {b:.3f}, and {c:.3f}.", {"a": a, "b": b, "c": c}
        ),
        Message("Andrews' wave: the weighting constant is {found:.3f}*pi.", {"found": constants.andrews}),
    )
    return Table("m_estimators", (*stubs(by), *map(Column, weighing)), tuple(rows), by, notes)


def percentiles(parts: Sequence[Part], by: tuple[str, ...], points: Sequence[float], definition: str) -> Table:
    """The percentiles of each part, then its hinges under the quartiles."""
    rows: list[tuple[Cell, ...]] = []
    wanted = sorted(set(points))
    for part in parts:
        found = dict(zip(HINGED, hinges(part.values, part.weights), strict=True))
        cells = (percentile_by(definition, part.values, part.weights, point) for point in wanted)
        rows.append((*part.keys, definition, *cells))
        rows.append((*part.keys, "tukey_hinges", *(found.get(point) for point in wanted)))
    columns = [Column("percentile_value", under=f"percentile={point:.8g}") for point in wanted]
    return Table("percentiles", (*stubs(by, "statistic"), *columns), tuple(rows), by)
