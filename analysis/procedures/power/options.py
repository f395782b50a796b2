"""What a power analysis may be asked."""

import math
from dataclasses import fields
from typing import Literal

from analysis.result import Fault, Place, nearest, quoted
from instrument.records import dataclass

USUAL_POWER = 0.8

Word = Literal[
    "t_one_sample",
    "t_paired",
    "t_independent",
    "anova",
    "correlation",
    "one_proportion",
    "two_proportions",
    "chi_square",
    "regression",
]

TAKES: dict[str, tuple[str, ...]] = {
    "t_one_sample": ("effect", "tails"),
    "t_paired": ("effect", "tails"),
    "t_independent": ("effect", "tails", "ratio"),
    "anova": ("effect", "groups"),
    "correlation": ("effect", "tails"),
    "one_proportion": ("proportion", "other_proportion", "tails"),
    "two_proportions": ("proportion", "other_proportion", "tails", "ratio"),
    "chi_square": ("effect", "df"),
    "regression": ("effect", "predictors", "tested"),
}
"""The options of each test besides alpha, n and power."""


@dataclass(frozen=True)
class Options:
    """Of `effect`, `n` (all cases) and `power` the one left out is found; n for a power of .8 where two are.

    `groups` and `ratio` (second group to first) say how cases are shared; `df` is of a chi-square; `tested` of the
    `predictors` are tested, by default all; proportions are given as `proportion` and `other_proportion`.
    """

    test: Word
    effect: float | None = None
    n: int | None = None
    power: float | None = None
    alpha: float = 0.05
    tails: Literal["two_sided", "one_sided"] = "two_sided"
    ratio: float = 1.0
    groups: int = 2
    df: int = 1
    predictors: int = 1
    tested: int | None = None
    proportion: float = 0.5
    other_proportion: float | None = None


def wanted_power(options: Options) -> float | None:
    """The power to be reached, None where the power is what is found; raises `Fault`."""
    possible = ("test", "n", "power", "alpha", *TAKES[options.test])
    given = [each.name for each in fields(options) if getattr(options, each.name) != each.default]
    for name in given:
        if name not in possible:
            values = {"found": quoted(name), "possible": nearest(name, possible)}
            raise Fault("no option {found}; possible: {possible}", values, Place(entry=options.test))
    _check_numbers(options)
    effect = "other_proportion" if "other_proportion" in possible else "effect"
    known = [name for name in (effect, "n", "power") if getattr(options, name) is not None]
    if known == [effect]:
        return USUAL_POWER
    if len(known) != 2 or (known == ["n", "power"] and effect == "other_proportion"):
        raise Fault(
            "of the options {effect}, n, power {count} are given; possible: {effect} and one of the others",
            {"effect": effect, "count": len(known)},
        )
    return options.power


def _check_numbers(options: Options) -> None:
    shares = {name: getattr(options, name) for name in ("alpha", "power", "proportion", "other_proportion")}
    for name, value in shares.items():
        if value is not None and not 0 < value < 1:
            _refuse(name, value, "a number between 0 and 1")
    if options.power is not None and options.power <= options.alpha:
        _refuse("power", options.power, "a number above alpha")
    largest = 1.0 if options.test == "correlation" else math.inf
    if options.effect is not None and not 0 < options.effect < largest:
        _refuse("effect", options.effect, "a number between 0 and 1" if largest == 1 else "a number above 0")
    if not 0 < options.ratio < math.inf:
        _refuse("ratio", options.ratio, "a number above 0")
    for name, least in (("n", 2), ("groups", 2), ("df", 1), ("predictors", 1), ("tested", 1)):
        value = getattr(options, name)
        if value is not None and value < least:
            raise Fault(
                "{found} is not possible; possible: {possible}",
                {"found": quoted(value), "possible": f"{least}, {least + 1}, …"},
                Place(entry=name),
            )
    if (options.tested or 1) > options.predictors:
        raise Fault(
            "{found} predictors cannot be tested; possible: up to {count}",
            {"found": options.tested or 1, "count": options.predictors},
            Place(entry="tested"),
        )


def _refuse(name: str, value: float, possible: str) -> None:
    raise Fault("{found} is not {possible}", {"found": quoted(value), "possible": possible}, Place(entry=name))
