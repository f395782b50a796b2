"""A linear structural model as arrows between variables: the covariances and means it implies, with derivatives."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Matrix = NDArray[Any]  # of real numbers, or of complex ones where a derivative is taken along the imaginary axis

Kind = Literal["directed", "symmetric", "mean"]
FIXED = -1


@dataclass(frozen=True)
class Arrow:
    """One cell of the model: `source` → `to`, `source` ↔ `to`, or the intercept of `to` (then `source` is `to`).

    The cell is `value` where `parameter` is FIXED, else `value` times the free parameter of that number; arrows that
    share a parameter are equal in the units the model was written in.
    """

    kind: Kind
    to: int
    source: int
    parameter: int = FIXED
    value: float = 1.0
    group: int = 0


@dataclass(frozen=True)
class Cells:
    """The arrows of one kind and group as arrays, shape (a,)."""

    to: Whole
    source: Whole
    parameter: Whole
    value: Numbers

    def entries(self, parameters: Matrix) -> Matrix:
        """The value of each cell."""
        found: Matrix = self.value * np.append(parameters, 1.0)[self.parameter]
        return found


@dataclass(frozen=True)
class Implied:
    """What parameters imply for one group."""

    covariance: Matrix  # (p, p), of the observed variables
    means: Matrix  # (p,)
    effects: Matrix  # (v, v): (I - A)^-1, the total effect of each variable's own part on each variable
    all: Matrix  # (v, v): covariance of observed and latent variables


@dataclass(frozen=True)
class Structure:
    """Variables 0 to `p` - 1 are observed, those up to `v` - 1 latent (reticular action model).

    Source: McArdle & McDonald (1984), British Journal of Mathematical and Statistical Psychology 37(2).
    """

    p: int
    v: int
    arrows: tuple[Arrow, ...]
    groups: int = 1
    has_means: bool = False

    @cached_property
    def q(self) -> int:
        """How many parameters are free."""
        return 1 + max((arrow.parameter for arrow in self.arrows), default=FIXED)

    @cached_property
    def cells(self) -> dict[tuple[Kind, int], Cells]:
        """The arrows of each kind and group."""
        kinds: tuple[Kind, ...] = ("directed", "symmetric", "mean")
        return {(kind, group): self._cells(kind, group) for kind in kinds for group in range(self.groups)}

    def _cells(self, kind: Kind, group: int) -> Cells:
        found = [arrow for arrow in self.arrows if arrow.kind == kind and arrow.group == group]
        return Cells(
            np.array([arrow.to for arrow in found], dtype=np.int64),
            np.array([arrow.source for arrow in found], dtype=np.int64),
            np.array([arrow.parameter for arrow in found], dtype=np.int64),
            np.array([arrow.value for arrow in found], dtype=np.float64),
        )

    @cached_property
    def parameters_of(self) -> tuple[Whole, ...]:
        """The free parameters that each group has to do with, ascending."""
        used: list[set[int]] = [set() for _ in range(self.groups)]
        for arrow in self.arrows:
            if arrow.parameter != FIXED:
                used[arrow.group].add(arrow.parameter)
        return tuple(np.array(sorted(each), dtype=np.int64) for each in used)

    def directed(self, parameters: Matrix, group: int) -> Matrix:
        """(v, v): row `to`, column `source`."""
        cells = self.cells["directed", group]
        found = np.zeros((self.v, self.v), dtype=parameters.dtype)
        found[cells.to, cells.source] = cells.entries(parameters)
        return found

    def symmetric(self, parameters: Matrix, group: int) -> Matrix:
        """(v, v): variances and covariances of what no arrow explains."""
        cells = self.cells["symmetric", group]
        found = np.zeros((self.v, self.v), dtype=parameters.dtype)
        entries = cells.entries(parameters)
        found[cells.to, cells.source] = entries
        found[cells.source, cells.to] = entries
        return found

    def implied(self, parameters: Matrix, group: int = 0) -> Implied:
        """Covariances and means under `parameters`, shape (q,).

        Raises `numpy.linalg.LinAlgError` where variables cause one another without end.
        """
        effects = np.linalg.inv(np.eye(self.v) - self.directed(parameters, group))
        everything = effects @ self.symmetric(parameters, group) @ effects.T
        intercepts = np.zeros(self.v, dtype=parameters.dtype)
        means = self.cells["mean", group]
        intercepts[means.to] = means.entries(parameters)
        return Implied(everything[: self.p, : self.p], (effects @ intercepts)[: self.p], effects, everything)

    def slopes(self, parameters: Numbers, group: int, implied: Implied) -> tuple[Numbers, Numbers]:
        """Derivatives of the implied covariances, shape (u, p, p), and means, (u, p), for `parameters_of` the group."""
        used = self.parameters_of[group]
        covariances, means = np.zeros((len(used), self.p, self.p)), np.zeros((len(used), self.p))
        reach = implied.effects[: self.p]
        directed, symmetric, mean = (self.cells[kind, group] for kind in ("directed", "symmetric", "mean"))
        one_way = _outer(reach[:, directed.to].T, implied.all[directed.source, : self.p])
        _gather(covariances, used, directed, one_way + one_way.transpose(0, 2, 1))
        both = _outer(reach[:, symmetric.to].T, reach[:, symmetric.source].T)
        twice = np.where(symmetric.to == symmetric.source, 0.5, 1.0)[:, None, None]
        _gather(covariances, used, symmetric, twice * (both + both.transpose(0, 2, 1)))
        if self.has_means:
            intercepts = np.zeros(self.v)
            intercepts[mean.to] = mean.entries(parameters)
            levels = implied.effects @ intercepts
            _gather(means, used, directed, reach[:, directed.to].T * levels[directed.source][:, None])
            _gather(means, used, mean, reach[:, mean.to].T)
        return covariances, means

    def with_arrows(self, more: Sequence[Arrow]) -> "Structure":
        """The same model with more arrows."""
        return Structure(self.p, self.v, (*self.arrows, *more), self.groups, self.has_means)


def _outer(rows: Numbers, columns: Numbers) -> Numbers:
    found: Numbers = rows[:, :, None] * columns[:, None, :]
    return found


def _gather(found: Numbers, used: Whole, cells: Cells, slopes: Numbers) -> None:
    free = cells.parameter >= 0
    scale = cells.value[free].reshape(-1, *([1] * (slopes.ndim - 1)))
    np.add.at(found, np.searchsorted(used, cells.parameter[free]), scale * slopes[free])
