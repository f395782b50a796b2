"""One variable over the groups that have cases."""

import math

import numpy as np
from numpy.typing import NDArray

from analysis.dialect import Dialect, Parting
from analysis.labels import level_key
from analysis.result import Message
from analysis.statistics.groups import Groups, Sample, centred, samples
from analysis.statistics.variance_analysis import Anova, Test, analyse_variance
from analysis.table import Cell
from analysis.tally import Tally
from instrument.records import dataclass

FREEDOM = Parting(
    spss=Message(
        "{variable}: the sum of weights is cut to a whole number for degrees of freedom, as SPSS does; uncut, "
        "F is {f:.3f}, p {p:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "{variable}: degrees of freedom are of the sum of weights; SPSS cuts it to a whole number, so F is {f:.3f}, "
        "p {p:.3f} (dialect: spss)."
    ),
)


@dataclass(frozen=True)
class Analysis:
    """Groups and their analysis of variance; to SPSS, df are of the truncated sum of weights (D19)."""

    values: NDArray[np.float64]
    groups: Groups
    keys: tuple[str, ...]
    codes: NDArray[np.float64]
    found: tuple[Sample, ...]
    n: float
    anova: Anova
    notes: tuple[Message, ...] = ()  # what the other dialect finds, where it differs


def analyse(tally: Tally, name: str, factor: str, dialect: Dialect) -> Analysis:
    """The groups of one variable's valid answers."""
    patterns = tally.patterns([name, factor]).listwise()
    codes, at = np.unique(patterns.column(factor), return_inverse=True)
    values = patterns.column(name)
    groups = centred(Groups(values, at.astype(np.intp), patterns.weights, len(codes)))
    found, total = samples(groups), math.fsum(patterns.weights)
    cut = float(math.floor(total + 1e-9))
    n, other = (cut, total) if dialect == "spss" else (total, cut)
    keys = tuple(level_key(factor, code) for code in codes)
    anova = analyse_variance(found, n)
    notes = _parting(name, anova, analyse_variance(found, other), dialect) if abs(total - cut) > 1e-9 else ()
    return Analysis(values, groups, keys, codes, found, n, anova, notes)


def _parting(name: str, own: Anova, other: Anova, dialect: Dialect) -> tuple[Message, ...]:
    return FREEDOM.where_differing(dialect, {"f": own.f, "p": own.p}, {"f": other.f, "p": other.p}, name)


def test_cells(test: Test) -> tuple[Cell, ...]:
    """Value, both df and p."""
    return (test.value, test.df1, test.df2, test.p)
