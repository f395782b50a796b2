"""Which of the effect, the cases and the power is left to find, and what it is."""

import math

from analysis.procedures.power.options import TAKES, USUAL_POWER, Options
from analysis.statistics import power as tests
from analysis.statistics.description import Statistic
from analysis.statistics.power import Design, Power, Test
from analysis.statistics.power_solving import fewest_steps, smallest_effect
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

CALCULATE: dict[str, Test] = {
    word: tests.t_one_sample if word == "t_paired" else getattr(tests, word) for word in TAKES
}
LARGEST_EFFECT = 1e6


@dataclass(frozen=True)
class Solved:
    """An effect, the cases of each group and the power they have together."""

    effect: Statistic
    sizes: tuple[float, ...] | Undefined
    power: Power | Undefined

    @property
    def n(self) -> Statistic:
        return self.sizes if isinstance(self.sizes, Undefined) else float(sum(self.sizes))


def solve(options: Options, wanted: float | None) -> Solved:
    """The three of them, of which two are given; `wanted` is the power to reach, None where the power is found."""
    design, calculate, goal = _design(options), CALCULATE[options.test], USUAL_POWER if wanted is None else wanted
    effect = options.effect if options.other_proportion is None else options.other_proportion - options.proportion
    if options.n is not None:
        n, sizes = options.n, _shared(options, options.n)
        if effect is not None:
            return Solved(effect, sizes, calculate(design, effect, n))
        largest = 1.0 if options.test == "correlation" else LARGEST_EFFECT
        found = smallest_effect(lambda each: calculate(design, each, n), goal, largest)
        return Solved(found, sizes, found if isinstance(found, Undefined) else calculate(design, found, n))
    return _enough(options, design, effect or 0.0, goal)


def _enough(options: Options, design: Design, effect: float, goal: float) -> Solved:
    """The fewest cases, whole ones in each group."""

    def at(step: int) -> Power | Undefined:
        sizes = _sizes(options, step)
        return CALCULATE[options.test](replace(design, ratio=sizes[-1] / sizes[0]), effect, sum(sizes))

    step = fewest_steps(at, goal)
    if isinstance(step, Undefined):
        return Solved(effect, step, step)
    return Solved(effect, _sizes(options, step), at(step))


def _design(options: Options) -> Design:
    return Design(
        alpha=options.alpha,
        tails=2 if options.tails == "two_sided" else 1,
        ratio=options.ratio,
        groups=options.groups,
        df=options.df,
        predictors=options.predictors,
        tested=options.tested or options.predictors,
        proportion=options.proportion,
    )


def _sizes(options: Options, step: int) -> tuple[float, ...]:
    """Whole cases of each group when the first has `step`."""
    if options.test in ("t_independent", "two_proportions"):
        return float(step), float(math.ceil(round(step * options.ratio, 9)))
    return (float(step),) * (options.groups if options.test == "anova" else 1)


def _shared(options: Options, n: int) -> tuple[float, ...]:
    """`n` cases shared among the groups, parts of cases included."""
    if options.test in ("t_independent", "two_proportions"):
        return n / (1 + options.ratio), n - n / (1 + options.ratio)
    groups = options.groups if options.test == "anova" else 1
    return (n / groups,) * groups
