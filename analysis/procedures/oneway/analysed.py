"""One variable over the groups that have cases."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.labels import level_key
from analysis.statistics.groups import Groups, Sample, centred, samples
from analysis.statistics.variance_analysis import Anova, Test, analyse_variance
from analysis.table import Cell, Column
from analysis.tally import Tally


@dataclass(frozen=True)
class Analysis:
    """Groups and their analysis of variance; df as of the truncated sum of weights (D19)."""

    values: NDArray[np.float64]
    groups: Groups
    keys: tuple[str, ...]
    found: tuple[Sample, ...]
    n: float
    anova: Anova


def analyse(tally: Tally, name: str, factor: str) -> Analysis:
    """The groups of one variable's valid answers."""
    patterns = tally.patterns([name, factor]).listwise()
    codes, at = np.unique(patterns.column(factor), return_inverse=True)
    values = patterns.column(name)
    groups = centred(Groups(values, at.astype(np.intp), patterns.weights, len(codes)))
    n = float(math.floor(math.fsum(patterns.weights) + 1e-9))
    found = samples(groups)
    keys = tuple(level_key(factor, code) for code in codes)
    return Analysis(values, groups, keys, found, n, analyse_variance(found, n))


def test_cells(test: Test) -> tuple[Cell, ...]:
    """Value, both df and p."""
    return (test.value, test.df1, test.df2, test.p)


def columns(*words: str) -> tuple[Column, ...]:
    """Columns of those words."""
    return tuple(Column(word) for word in words)
