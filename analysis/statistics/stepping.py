"""Which predictors a stepwise regression holds after each step."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.collinearity import enter, tolerances
from analysis.statistics.distributions import p_f
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Method = Literal["enter", "stepwise", "forward", "backward", "remove"]
Group = tuple[int, ...]

NOTHING = 1e-12
"""Share of the variance of y below which what is left, or gained, is rounding."""


@dataclass(frozen=True)
class Criteria:
    """When a predictor may enter (p at most `p_in`, tolerance at least `tolerance`) and leaves (p at least `p_out`).

    Where they are given, F of at least `f_in` lets enter and F of at most `f_out` leave, instead of p.
    """

    p_in: float = 0.05
    p_out: float = 0.10
    tolerance: float = 0.0001
    f_in: float | None = None
    f_out: float | None = None
    most_steps: int | None = None

    def lets_in(self, p: float, f: float) -> bool:
        """Whether what is tested so may enter."""
        return p <= self.p_in if self.f_in is None else f >= self.f_in

    def puts_out(self, p: float, f: float) -> bool:
        """Whether what is tested so must leave."""
        return p >= self.p_out if self.f_out is None else f <= self.f_out


@dataclass(frozen=True)
class Step:
    """Predictors by position: all that are in the model, in the order of their naming; those that came, and left.

    `entered` is in the order in which they came.
    """

    inside: Group
    entered: Group
    removed: Group = ()


def steps(
    correlation: Numbers, n: float, before: Group, groups: Sequence[Group], method: Method, criteria: Criteria
) -> tuple[Step, ...]:
    """The steps by which `method` takes predictors of one block into a model that holds those of `before`.

    `correlation`, (k + 1, k + 1), holds y last; a column that does not vary has 0 on its diagonal. `n` is the sum of
    weights. Each of `groups` enters and leaves as one (the columns of a categorical variable). Empty where nothing
    enters.
    Source: IBM SPSS Statistics Algorithms, REGRESSION, variable selection modes (D37): a stepwise method removes
    while it can, then enters the one of the least probability; F of removal against the larger model. A block enters
    by decreasing tolerance, of equal ones the last named first, as SPSS lists them (tests/analysis).
    """
    found: list[Step] = []
    inside = before
    if method == "remove":
        gone = tuple(at for at in before if any(at in group for group in groups))
        return (Step(tuple(at for at in before if at not in gone), (), gone),) if gone else ()
    if method in ("enter", "backward"):
        new = [at for group in groups for at in group if at not in before]
        came = enter(correlation[:-1, :-1], before, new[::-1], criteria.tolerance)
        inside = (*before, *reversed(came.entered))
        found = [Step(inside, came.order)] if came.order or method == "enter" else []
    most = 2 * len(groups) if criteria.most_steps is None else criteria.most_steps
    for _ in range(0 if method == "enter" else most):
        step = _next(correlation, n, inside, groups, method, criteria)
        if step is None:
            break
        found.append(step)
        inside = step.inside
    return tuple(found)


def unexplained(correlation: Numbers, inside: Sequence[int]) -> float:
    """1 - R square of y, last in `correlation`, on the columns `inside`; 0 where only rounding is left."""
    if not inside:
        return 1.0
    at = list(inside)
    with_y = correlation[at, -1]
    left = 1 - float(with_y @ np.linalg.solve(correlation[np.ix_(at, at)], with_y))
    return left if left > NOTHING else 0.0


def _next(
    correlation: Numbers, n: float, inside: Group, groups: Sequence[Group], method: Method, criteria: Criteria
) -> Step | None:
    if method != "forward":
        gone = _removed(correlation, n, inside, groups, criteria)
        if gone is not None:
            return Step(tuple(at for at in inside if at not in gone), (), gone)
    if method == "backward":
        return None
    came = _entered(correlation, n, inside, groups, criteria)
    return None if came is None else Step((*inside, *came), came)


def _removed(
    correlation: Numbers, n: float, inside: Group, groups: Sequence[Group], criteria: Criteria
) -> Group | None:
    """The group of the largest probability, where that is at least `p_out`."""
    with_all, candidates = unexplained(correlation, inside), []
    for group in groups:
        held = tuple(at for at in group if at in inside)
        if held:
            without = unexplained(correlation, [at for at in inside if at not in held])
            tested = _tested(without, with_all, len(held), n - len(inside) - 1)
            candidates += [] if tested is None else [(tested, held)]
    if not candidates:
        return None
    tested, held = max(candidates, key=lambda each: (each[0][0], -each[0][1]))
    return held if criteria.puts_out(*tested) else None


def _entered(
    correlation: Numbers, n: float, inside: Group, groups: Sequence[Group], criteria: Criteria
) -> Group | None:
    """The group of the least probability, where that is at most `p_in`; equal probabilities go by F."""
    without, candidates = unexplained(correlation, inside), []
    for group in groups:
        if set(group) & set(inside):
            continue
        came = enter(correlation[:-1, :-1], inside, group, criteria.tolerance).entered
        if came:
            within = (*inside, *came)
            tested = _tested(without, unexplained(correlation, within), len(came), n - len(within) - 1)
            candidates += [] if tested is None else [(tested, came)]
    if not candidates:
        return None
    tested, came = min(candidates, key=lambda each: (each[0][0], -each[0][1]))
    return came if criteria.lets_in(*tested) else None


def _tested(without: float, within: float, df1: int, df2: float) -> tuple[float, float] | None:
    """p and F of what `df1` columns explain beyond a model; None without degrees of freedom left."""
    if df2 <= 0:
        return None
    gain = without - within
    if gain <= NOTHING:
        return 1.0, 0.0
    if within <= 0:
        return 0.0, np.inf
    f = gain / df1 / (within / df2)
    return p_f(f, df1, df2), f


def least_tolerance(correlation: Numbers, inside: Sequence[int], one: int) -> float:
    """The smallest tolerance of the columns `inside` and `one`, which has variance of its own beside them."""
    return float(tolerances(correlation[:-1, :-1], [*inside, one]).min())
