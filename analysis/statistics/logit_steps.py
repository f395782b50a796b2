"""Predictors entering a logistic model all at once, or one by one by likelihood ratio."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.logit import Logit, grouped_logit
from analysis.statistics.model_tests import ChiSquare, likelihood_ratio
from analysis.statistics.score_tests import score_test
from analysis.statistics.subpopulations import Subpopulations, standardized
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Group = tuple[int, ...]


@dataclass(frozen=True)
class Limits:
    """The probability below which a group of columns enters, and the one above which it leaves."""

    enter: float = 0.05
    leave: float = 0.10


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


def removals(data: Subpopulations, step: Step, groups: Sequence[Group]) -> dict[Group, ChiSquare]:
    """What the likelihood loses without each of `groups` that is in the model."""
    found: dict[Group, ChiSquare] = {}
    for group in (each for each in groups if set(each) <= set(step.entered)):
        less = fit(data, [at for at in step.entered if at not in group])
        if not isinstance(less, Undefined) and not isinstance(step.fitted, Undefined):
            found[group] = likelihood_ratio(less.deviance, step.fitted.deviance, len(group))
    return found


def scores(data: Subpopulations, step: Step, groups: Sequence[Group]) -> dict[Group, ChiSquare]:
    """The score test of each of `groups`, given the columns in the model."""
    if isinstance(step.fitted, Undefined):
        return {}
    columns = [*step.entered, *(at for group in groups for at in group)]
    design = standardized(data.x[:, columns], data.sizes).design
    place = {at: 1 + position for position, at in enumerate(columns)}
    inside = design[:, [0, *(place[at] for at in step.entered)]]
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
    tests = {group: test.p for group, test in removals(data, step, groups).items()}
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
