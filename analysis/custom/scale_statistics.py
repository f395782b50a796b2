"""What a cell tells of the values of a scale variable."""

from collections.abc import Callable, Mapping

from analysis.statistics.description import NO_CASES, describe
from analysis.statistics.distributions import quantile_t
from analysis.statistics.percentiles import mode, percentile
from analysis.table import Cell
from analysis.tally import Numbers
from analysis.undefined import Undefined

LIMITS = {"MEAN.LCL": -1, "MEAN.UCL": 1}
OF_SUMS = {"SUM.LCL": -1, "SUM.UCL": 1}


def statistic(name: str, values: Numbers, weights: Numbers, argument: float | None, confidence: float = 0.95) -> Cell:
    """A function of CTABLES over distinct ascending `values` with their `weights`, shape (p,).

    `argument`: which percentile; `confidence`: of the limits of the mean, or of the sum, which are those of the mean as
    often as there are cases.
    """
    if name in LIMITS:
        return _limit(values, weights, LIMITS[name], confidence)
    if name in OF_SUMS:
        found = _limit(values, weights, OF_SUMS[name], confidence)
        return found * float(weights.sum()) if isinstance(found, float) else found
    return OF_SCALE[name](values, weights, argument)


def _limit(values: Numbers, weights: Numbers, side: int, confidence: float) -> Cell:
    """The lower (-1) or upper (1) confidence limit of the mean by t."""
    found = describe(values, weights)
    if isinstance(found.mean, Undefined) or isinstance(found.se_mean, Undefined):
        return found.mean if isinstance(found.mean, Undefined) else found.se_mean
    return found.mean + side * quantile_t((1 + confidence) / 2, found.n - 1) * found.se_mean


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
