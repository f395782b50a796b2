"""Cells that the tables of all t tests share."""

from collections.abc import Mapping

from analysis.result import Message
from analysis.statistics.groups import Sample
from analysis.statistics.mean_differences import TTest
from analysis.statistics.standardized_differences import Effect, hedges_g, one_sample_d
from analysis.table import Cell, Table, headed

DIFFERENCE = ("t", "df", "p_one_sided", "p", "mean_difference", "se_difference", "ci_low", "ci_high")
EFFECT = ("standardizer", "estimate", "ci_low", "ci_high")
OWN_STANDARDIZERS = Message(
    "The denominator used in estimating the effect sizes. Cohen's d uses the sample standard deviation. Hedges' "
    "correction uses the sample standard deviation, plus a correction factor."
)


def cells(test: TTest) -> tuple[Cell, ...]:
    """A test under `DIFFERENCE`."""
    return (test.t, test.df, test.p_one_sided, test.p, test.difference, test.se, test.ci_low, test.ci_high)


def effect_cells(effect: Effect) -> tuple[Cell, ...]:
    """An effect under `EFFECT`."""
    return tuple(getattr(effect, word) for word in EFFECT)


def own_effect_sizes(stub: str, found: Mapping[str, Sample], value: float, confidence: float) -> Table:
    """Effect sizes of single samples against `value`."""
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        d = one_sample_d(each, value, confidence)
        rows.append((name, "cohen_d", *effect_cells(d)))
        rows.append((name, "hedges_g", *effect_cells(hedges_g(d, each.n - 1))))
    return Table("effect_sizes", headed(stub, "statistic", *EFFECT), tuple(rows), notes=(OWN_STANDARDIZERS,))
