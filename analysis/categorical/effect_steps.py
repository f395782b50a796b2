"""Effects that enter and leave a model of several answers one by one, by the likelihood ratio."""

from collections.abc import Callable, Sequence
from typing import Literal

from analysis.statistics.model_tests import ChiSquare, likelihood_ratio
from analysis.undefined import Undefined
from instrument.records import dataclass

Method = Literal["forward", "backward", "forward_stepwise", "backward_stepwise"]
Effect = tuple[str, ...]
Fitted = tuple[float, int] | Undefined  # -2 log likelihood and number of parameters


@dataclass(frozen=True)
class EffectStep:
    """What came or went, and the model after it."""

    effect: Effect
    entered: bool
    deviance: float
    test: ChiSquare


@dataclass(frozen=True)
class EffectCriteria:
    """The probability below which an effect enters, and the one above which it leaves."""

    p_in: float = 0.05
    p_out: float = 0.10


def effect_steps(
    fit: Callable[[Sequence[Effect]], Fitted],
    fixed: Sequence[Effect],
    stepped: Sequence[Effect],
    method: Method,
    criteria: EffectCriteria,
) -> tuple[list[Effect], list[EffectStep]]:
    """The effects in the model at the end, and the steps; forward from the `fixed` ones, backward from all.

    An effect enters behind all effects that it contains, and leaves before none that contains it.
    Source: IBM SPSS Statistics, NOMREG, STEPWISE: entry and removal by the likelihood ratio, RULE(SINGLE).
    """
    inside = list(fixed) if method.startswith("forward") else [*fixed, *stepped]
    steps: list[EffectStep] = []
    for _ in range(2 * len(stepped)):
        step = _next(fit, inside, fixed, stepped, method, criteria)
        if step is None or _repeats(step, steps):
            break
        steps.append(step)
        inside = [*inside, step.effect] if step.entered else [each for each in inside if each != step.effect]
    return inside, steps


def _next(
    fit: Callable[[Sequence[Effect]], Fitted],
    inside: list[Effect],
    fixed: Sequence[Effect],
    stepped: Sequence[Effect],
    method: Method,
    criteria: EffectCriteria,
) -> EffectStep | None:
    leaves = _leaving(fit, inside, fixed, criteria) if method != "forward" else None
    enters = _entering(fit, inside, stepped, criteria) if method != "backward" else None
    if method == "backward_stepwise" or method == "backward":
        return leaves or enters
    return leaves or enters if method == "forward_stepwise" else enters


def _entering(
    fit: Callable[[Sequence[Effect]], Fitted], inside: list[Effect], stepped: Sequence[Effect], criteria: EffectCriteria
) -> EffectStep | None:
    """The effect of the least probability, where that is below the limit."""
    found: list[tuple[float, EffectStep]] = []
    for effect in (each for each in stepped if each not in inside):
        lower = [each for each in stepped if set(each) < set(effect)]
        if all(each in inside for each in lower):
            found += _tested(fit, inside, [*inside, effect], effect, entered=True)
    p, step = min(found, key=lambda each: each[0], default=(1.0, None))
    return step if p < criteria.p_in else None


def _leaving(
    fit: Callable[[Sequence[Effect]], Fitted], inside: list[Effect], fixed: Sequence[Effect], criteria: EffectCriteria
) -> EffectStep | None:
    """The effect of the greatest probability, where that is above the limit."""
    found: list[tuple[float, EffectStep]] = []
    for effect in (each for each in inside if each not in fixed):
        if not any(set(effect) < set(each) for each in inside):
            found += _tested(fit, [each for each in inside if each != effect], inside, effect, entered=False)
    p, step = max(found, key=lambda each: each[0], default=(0.0, None))
    return step if p > criteria.p_out else None


def _tested(
    fit: Callable[[Sequence[Effect]], Fitted],
    smaller: Sequence[Effect],
    larger: Sequence[Effect],
    effect: Effect,
    entered: bool,
) -> list[tuple[float, EffectStep]]:
    """What the larger of two models has over the smaller one; nothing where one of them cannot be fitted."""
    less, more = fit(smaller), fit(larger)
    if isinstance(less, Undefined) or isinstance(more, Undefined):
        return []
    test = likelihood_ratio(less[0], more[0], more[1] - less[1])
    if isinstance(test.p, Undefined):
        return []
    return [(test.p, EffectStep(effect, entered, more[0] if entered else less[0], test))]


def _repeats(step: EffectStep, steps: Sequence[EffectStep]) -> bool:
    """Whether an effect comes back that has just gone, or goes as it came."""
    return bool(steps) and steps[-1].effect == step.effect
