"""Which functions of the parameters of a linear model its cases can tell."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.factorial import Effect, Parameter
from instrument.records import dataclass

Numbers = NDArray[np.float64]

REDUNDANT = 1e-7
"""What is left of a column, as a share of its deviation, that is only rounding or nearly a sum of others."""

NEGLIGIBLE = 1e-9

CONSTANT = 1e-13
"""The deviation of a column, as a share of its largest value, that is only rounding."""


@dataclass(frozen=True)
class Basis:
    """The columns that no earlier ones make up, and every column as a sum of those."""

    kept: tuple[int, ...]  # the intercept, column 0, first
    rows: Numbers  # (kept, columns): x = x[:, kept] @ rows

    def estimates(self, wanted: Numbers) -> NDArray[np.bool_]:
        """Whether the cases can tell each function of the parameters in `wanted`, shape (m, columns); shape (m,)."""
        gap = np.abs(wanted - wanted[:, list(self.kept)] @ self.rows)
        size = np.maximum(np.abs(wanted).max(axis=0, initial=0.0), 1.0)
        return np.asarray((gap <= NEGLIGIBLE * size).all(axis=1))


def basis_of(x: Numbers, weights: Numbers) -> Basis:
    """The basis of `x`, shape (n, columns), first column 1, in the order of the columns; n > 0, `weights` (n,) > 0.

    A parameter whose column is redundant is set to 0, which is the last level of each factor, as UNIANOVA does it.
    """
    share = weights / weights.sum()
    means = share @ x
    centred = (x - means) * np.sqrt(share)[:, None]
    sizes = np.sqrt((centred**2).sum(axis=0))
    kept, directions = [0], np.zeros((len(x), 0))
    for at in range(1, x.shape[1]):
        if sizes[at] <= CONSTANT * np.abs(x[:, at]).max():
            continue
        further = extended(directions, centred[:, at] / sizes[at])
        if further is not None:
            kept.append(at)
            directions = further
    return Basis(tuple(kept), _rows(centred, sizes, means, kept))


def extended(directions: Numbers, column: Numbers) -> Numbers | None:
    """Orthonormal directions (n, d) and the one that a column (n,) of length 1 adds; None where they make it up."""
    left = column
    for _ in range(2):  # once more, for what rounding left
        left = left - directions @ (directions.T @ left)
    size = float(np.sqrt(left @ left))
    return np.column_stack([directions, left / size]) if size > REDUNDANT else None


def _rows(centred: Numbers, sizes: Numbers, means: Numbers, kept: list[int]) -> Numbers:
    scale = np.where(sizes > 0, sizes, 1.0)
    inside = kept[1:]
    found = np.zeros((len(kept), centred.shape[1]))
    if inside:
        shares = np.linalg.lstsq(centred[:, inside] / scale[inside], centred / scale, rcond=None)[0]
        shares[np.abs(shares) < NEGLIGIBLE] = 0.0
        found[1:] = shares * scale[None, :] / scale[inside][:, None]
    found[:, kept] = np.eye(len(kept))
    found[0] = np.where(np.isin(np.arange(len(means)), inside), 0.0, means - means[inside] @ found[1:])
    found[0][np.abs(found[0]) < NEGLIGIBLE * np.maximum(np.abs(means), NEGLIGIBLE)] = 0.0
    return found


def type_three(effects: Sequence[Effect], made: Sequence[Parameter], basis: Basis, effect: int) -> Numbers:
    """The functions of the parameters, shape (df, columns), that Type III says are 0 if `effect` has none.

    Estimable functions that involve only the effect and what contains it, orthogonal to those of what contains it.
    Source: Goodnight (1978), SAS Technical Report R-105, Tests of hypotheses in fixed effects linear models.
    """
    containing = [at for at, each in enumerate(effects) if each.contains(effects[effect])]
    found = _involving(effects, made, basis, effect)
    if containing:
        beyond = _directions(np.vstack([_involving(effects, made, basis, at) for at in containing]))
        found = _directions(found - found @ beyond.T @ beyond)
    found[:, _outside(effects, made, effect)] = 0.0  # not a rest of rounding, which large parameters would make large
    return found


def _outside(effects: Sequence[Effect], made: Sequence[Parameter], effect: int) -> list[int]:
    """The columns of effects that neither are nor contain this one."""
    inside = {effect} | {at for at, each in enumerate(effects) if each.contains(effects[effect])}
    return [at for at, parameter in enumerate(made) if parameter.effect not in inside]


def _involving(effects: Sequence[Effect], made: Sequence[Parameter], basis: Basis, effect: int) -> Numbers:
    """Orthonormal estimable functions that are 0 on every effect but this one and those that contain it."""
    outside = basis.rows[:, _outside(effects, made, effect)]
    sizes = np.abs(outside).max(axis=0, initial=0.0)
    outside = outside[:, sizes > 0] / sizes[sizes > 0]
    return _directions(_nothing_on(outside) @ basis.rows)


def _nothing_on(rows: Numbers) -> Numbers:
    """Orthonormal combinations of `rows`, shape (r, c), that are 0; shape (r - rank, r)."""
    if rows.shape[1] == 0:
        return np.eye(len(rows))
    left, sizes, _ = np.linalg.svd(rows)
    rank = int((sizes > NEGLIGIBLE * sizes.max(initial=1.0)).sum())
    return np.asarray(left[:, rank:].T, dtype=np.float64)


def _directions(rows: Numbers) -> Numbers:
    """An orthonormal basis of what `rows`, shape (r, c), span."""
    if rows.size == 0:
        return np.zeros((0, rows.shape[1]))
    _, sizes, right = np.linalg.svd(rows, full_matrices=False)
    found: Numbers = right[sizes > NEGLIGIBLE]
    return found
