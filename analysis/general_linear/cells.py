"""Complete answers as the cells of a design: every combination of factors and covariates once, with what it answers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.grouping import code, group
from analysis.levels import in_order
from analysis.statistics.factorial import Effect, columns, indicators
from analysis.statistics.groups import Groups, Sample, centred, samples
from analysis.tally import Patterns
from instrument.codebook import Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class CrossedCells:
    """Cells by the levels of their factors and the values of their covariates."""

    codes: tuple[tuple[float, ...], ...]  # of each factor: those that complete cases show, in the codebook's order
    levels: tuple[NDArray[np.intp], ...]  # of each factor, (cells,)
    covariates: Numbers  # (cells, covariates)
    groups: Groups  # the answers, each in its cell
    cells: tuple[Sample, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(codes) for codes in self.codes)

    @property
    def weights(self) -> Numbers:
        """Sum of weights of each cell, shape (cells,)."""
        return np.array([cell.n for cell in self.cells])

    @property
    def covariate_means(self) -> Numbers:
        """Shape (covariates,)."""
        return np.asarray(self.weights @ self.covariates / self.weights.sum(), dtype=np.float64)

    def matrix(self, effects: Sequence[Effect]) -> Numbers:
        """A row for each cell, shape (cells, columns)."""
        shares = [indicators(at, size) for at, size in zip(self.levels, self.sizes, strict=True)]
        return columns(effects, shares, self.covariates)

    def by_factors(self, values: Numbers) -> Groups:
        """`values`, shape (p,), of the answers, in cells of the factors alone."""
        coded = [code(at.astype(np.float64)) for at in self.levels]
        rows, of_cell = group(coded, len(self.cells))
        size = self.groups.size
        at = of_cell[self.groups.at].astype(np.intp)
        return Groups(values, at, self.groups.weights, len(rows), self.groups.origin, size)


def crossed_cells(
    complete: Patterns, dependent: str, factors: Sequence[Variable], covariates: Sequence[Variable]
) -> CrossedCells:
    """The cells of `complete` patterns."""
    predictors = [complete.column(variable.name) for variable in (*factors, *covariates)]
    rows, at = group([code(column) for column in predictors], len(complete.weights))
    groups = centred(Groups(complete.column(dependent), at.astype(np.intp), complete.weights, len(rows)))
    values = [column[rows] for column in predictors]
    orders = [in_order(factor, column) for factor, column in zip(factors, values, strict=False)]
    levels = [
        np.array([order.index(float(each)) for each in column], dtype=np.intp)
        for order, column in zip(orders, values, strict=False)
    ]
    beside = values[len(factors) :]
    return CrossedCells(
        tuple(orders),
        tuple(levels),
        np.column_stack(beside) if beside else np.zeros((len(rows), 0)),
        groups,
        samples(groups),
    )
