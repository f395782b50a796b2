"""Predictors entering a logistic model all at once, or one by one by what the model would be without them."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.logit import Logit, grouped_logit
from analysis.statistics.model_tests import PERFECT, ChiSquare, likelihood_ratio, wald
from analysis.statistics.score_tests import score_test
from analysis.statistics.subpopulations import Subpopulations, standardized
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Group = tuple[int, ...]
Removal = Literal["likelihood_ratio", "conditional", "wald"]


@dataclass(frozen=True)
class Limits:
    """The probability below which a group of columns enters, and the one above which it leaves.

    `by`: what tests whether a group leaves: the likelihood of the model without it, that of the other coefficients as
    they would be if its own were 0 (conditional), or Wald's test.
    """

    enter: float = 0.05
    leave: float = 0.10
    by: Removal = "likelihood_ratio"


@dataclass(frozen=True)
class Step:
    """The model after a step; columns by their position."""

    entered: tuple[int, ...]
    fitted: Logit | Undefined
    moved: Group = ()  # what entered or left
    removed: bool = False


def fit(data: Subpopulations, entered: Sequence[int]) -> Logit | Undefined:
    """The model of the columns `entered`."""
    return grouped_logit(data.of(entered))


def at_once(data: Subpopulations, before: Sequence[int], groups: Sequence[Group]) -> list[Step]:
    """All `groups` in one step after the columns `before`."""
    entered = (*before, *(at for group in groups for at in group))
    return [Step(entered, fit(data, entered), tuple(at for group in groups for at in group))]


def forward(data: Subpopulations, before: Sequence[int], groups: Sequence[Group], limits: Limits) -> list[Step]:
    """The group with the smallest score probability enters, then those leave that the likelihood does not miss.

    Source: SPSS, LOGISTIC REGRESSION, METHOD=FSTEP(LR).
    """
    return _stepped(data, Step(tuple(before), fit(data, before)), before, groups, limits, backward_first=False)[1:]


def backward(data: Subpopulations, before: Sequence[int], groups: Sequence[Group], limits: Limits) -> list[Step]:
    """All groups in, then the one leaves whose loss changes the likelihood least; METHOD=BSTEP(LR) of SPSS."""
    return _stepped(data, at_once(data, before, groups)[0], before, groups, limits, backward_first=True)


def removals(
    data: Subpopulations, step: Step, groups: Sequence[Group], by: Removal = "likelihood_ratio"
) -> dict[Group, ChiSquare]:
    """What the likelihood loses without each of `groups` that is in the model, or Wald's test of it."""
    found: dict[Group, ChiSquare] = {}
    for group in (each for each in groups if set(each) <= set(step.entered)):
        if by != "likelihood_ratio":
            if isinstance(step.fitted, Logit):
                test = _conditional if by == "conditional" else _wald
                found[group] = test(data, step, group, step.fitted)
            continue
        less = fit(data, [at for at in step.entered if at not in group])
        if not isinstance(less, Undefined) and not isinstance(step.fitted, Undefined):
            found[group] = likelihood_ratio(less.deviance, step.fitted.deviance, len(group))
    return found


def _wald(data: Subpopulations, step: Step, group: Group, fitted: Logit) -> ChiSquare:
    del data
    at = [1 + step.entered.index(column) for column in group]
    if not fitted.finite[at].all():
        return ChiSquare(PERFECT, float(len(at)), PERFECT)
    return wald(fitted.coefficients[at], fitted.covariance[np.ix_(at, at)])


def _conditional(data: Subpopulations, step: Step, group: Group, fitted: Logit) -> ChiSquare:
    """The likelihood at the coefficients that the covariances make of the others when those of the group are 0.

    Source: Lawless & Singhal (1978), Biometrics 34; IBM SPSS Statistics Algorithms, LOGISTIC REGRESSION.
    """
    out = [1 + step.entered.index(column) for column in group]
    inside = [at for at in range(len(fitted.coefficients)) if at not in out and (at or fitted.constant)]
    if not fitted.finite.all():
        return ChiSquare(PERFECT, float(len(out)), PERFECT)
    pull = np.linalg.solve(fitted.covariance[np.ix_(out, out)], fitted.coefficients[out])
    b = np.zeros(len(fitted.coefficients))
    b[inside] = fitted.coefficients[inside] - fitted.covariance[np.ix_(inside, out)] @ pull
    return likelihood_ratio(_deviance(data, step.entered, b), fitted.deviance, len(out))


def _deviance(data: Subpopulations, entered: Sequence[int], b: Numbers) -> float:
    odds = b[0] + data.x[:, list(entered)] @ b[1:]
    chances = np.column_stack([-np.logaddexp(0, odds), -np.logaddexp(0, -odds)])
    return -2 * math.fsum((data.counts * chances).ravel())


def scores(data: Subpopulations, step: Step, groups: Sequence[Group]) -> dict[Group, ChiSquare]:
    """The score test of each of `groups`, given the columns in the model."""
    if isinstance(step.fitted, Undefined):
        return {}
    columns = [*step.entered, *(at for group in groups for at in group)]
    if data.through_origin:
        scale = np.sqrt(data.sizes @ data.x[:, columns] ** 2 / data.n)
        design = np.column_stack([np.ones(len(data.x)), data.x[:, columns] / np.where(scale > 0, scale, 1.0)])
    else:
        design = standardized(data.x[:, columns], data.sizes).design
    place = {at: 1 + position for position, at in enumerate(columns)}
    constant = [] if data.through_origin else [0]
    inside = design[:, [*constant, *(place[at] for at in step.entered)]]
    p = step.fitted.probabilities
    return {group: score_test(data, p, inside, design[:, [place[at] for at in group]]) for group in groups}


def _stepped(
    data: Subpopulations,
    first: Step,
    before: Sequence[int],
    groups: Sequence[Group],
    limits: Limits,
    backward_first: bool,
) -> list[Step]:
    steps, seen = [first], {frozenset(first.entered)}
    leaving = backward_first
    while not isinstance(steps[-1].fitted, Undefined):
        following = _leave(data, steps[-1], groups, limits) if leaving else None
        following = following or _enter(data, steps[-1], groups, limits)
        if following is None or frozenset(following.entered) in seen:
            break
        steps.append(following)
        seen.add(frozenset(following.entered))
        leaving = True
    return steps


def _leave(data: Subpopulations, step: Step, groups: Sequence[Group], limits: Limits) -> Step | None:
    tests = {group: test.p for group, test in removals(data, step, groups, limits.by).items()}
    known = {group: p for group, p in tests.items() if not isinstance(p, Undefined)}
    if not known or max(known.values()) <= limits.leave:
        return None
    group = max(known, key=lambda each: known[each])
    left = tuple(at for at in step.entered if at not in group)
    return Step(left, fit(data, left), group, removed=True)


def _enter(data: Subpopulations, step: Step, groups: Sequence[Group], limits: Limits) -> Step | None:
    outside = [group for group in groups if not set(group) <= set(step.entered)]
    tests = {group: test.p for group, test in scores(data, step, outside).items()}
    known = {group: p for group, p in tests.items() if not isinstance(p, Undefined)}
    if not known or min(known.values()) >= limits.enter:
        return None
    group = min(known, key=lambda each: known[each])
    entered = (*step.entered, *group)
    return Step(entered, fit(data, entered), group)
