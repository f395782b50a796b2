"""What each test may be asked."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Literal

from analysis.categories import Category, of_numbers
from analysis.dialect import Dialect
from analysis.result import Fault, Place, nearest, quoted
from analysis.sampling_limits import check_drawing
from instrument.codebook import Variable
from instrument.records import dataclass

Test = Literal[
    "mann_whitney",
    "wilcoxon",
    "sign",
    "kruskal_wallis",
    "jonckheere",
    "median",
    "friedman",
    "kendall_w",
    "cochran_q",
    "runs",
    "binomial",
    "chi_square",
    "kolmogorov_smirnov",
    "mcnemar",
]

NEEDS: dict[str, tuple[str, ...]] = {
    "mann_whitney": ("variables", "groups"),
    "wilcoxon": ("pairs",),
    "sign": ("pairs",),
    "mcnemar": ("pairs",),
    "kruskal_wallis": ("variables", "groups"),
    "jonckheere": ("variables", "groups"),
    "median": ("variables", "groups"),
    "friedman": ("variables",),
    "kendall_w": ("variables",),
    "cochran_q": ("variables",),
    "runs": ("variables",),
    "binomial": ("variables",),
    "chi_square": ("variables",),
    "kolmogorov_smirnov": ("variables",),
}
"""The options each test cannot do without."""

TAKES: dict[str, tuple[str, ...]] = {
    "mann_whitney": ("values",),
    "kruskal_wallis": ("values",),
    "jonckheere": ("values",),
    "median": ("values", "cut_value"),
    "runs": ("cut", "cut_value"),
    "binomial": ("proportion", "values", "cut_value"),
    "chi_square": ("expected", "values"),
    "kolmogorov_smirnov": ("groups", "values", "distribution", "parameters"),
}
"""The options each test may have besides."""

OF_EXACTNESS = ("exact", "samples", "seed", "limits")
OF_CATEGORIES = ("binomial", "chi_square")
"""The tests that count categories, which may be words."""


@dataclass(frozen=True)
class Options:
    """`test` of `variables`, over `groups` (those of the codes in `values`, by default all), or of `pairs`.

    Of `chi_square` `values` are the categories counted. `distribution` is what `kolmogorov_smirnov` compares a sample
    with, and `parameters` its own, by default those of the sample. `cut`, or the number `cut_value`, parts cases in
    two; `proportion` is what the first part, and `expected` what each category should have. `exact`: exact
    probabilities of up to 100 cases (`small`), with the probability of the result itself as long as arrangements can
    be counted (`full`), or by `samples` drawn from `seed` with limits at the confidence `limits` (`sampled`).
    """

    test: Test
    variables: tuple[Category, ...] = ()
    groups: Category | None = None
    values: tuple[float, ...] = ()
    pairs: tuple[tuple[Variable, ...], ...] = ()
    cut: Literal["median", "mean", "mode"] = "median"
    cut_value: float | None = None
    proportion: float = 0.5
    expected: tuple[float, ...] = ()
    distribution: Literal["normal", "uniform", "poisson", "exponential"] = "normal"
    parameters: tuple[float, ...] = ()
    exact: Literal["small", "full", "sampled"] = "small"
    samples: int = 10_000
    seed: int = 2_000_000
    limits: float = 0.99
    dialect: Dialect = "recommended"


def check(options: Options) -> None:
    """Raises `Fault` for an option that the test lacks, or has no use for."""
    needed = NEEDS[options.test]
    possible = (*needed, *TAKES.get(options.test, ()))
    given = [each.name for each in fields(options) if getattr(options, each.name) != each.default]
    for name in needed:
        if name not in given:
            raise Fault("option {found} is missing", {"found": quoted(name)}, Place(entry=options.test))
    for name in given:
        if name not in ("test", "dialect", *OF_EXACTNESS, *possible):
            raise Fault(
                "no option {found}; possible: {possible}",
                {"found": quoted(name), "possible": nearest(name, possible)},
                Place(entry=options.test),
            )
    if options.test not in OF_CATEGORIES or options.cut_value is not None:
        _refuse_words(options.variables)
    if options.test == "jonckheere" and not options.values:
        _refuse_words((groups_of(options),), "groups")
    _check_pairs(options)
    _check_numbers(options)
    check_drawing(options.samples, options.seed, options.limits)


def _refuse_words(variables: Iterable[Variable], entry: str = "variables") -> None:
    """Raises `Fault` for words, which have no order."""
    for variable in variables:
        try:
            of_numbers(variable)
        except Fault as fault:
            raise fault.at(Place(entry=entry)) from None


def groups_of(options: Options) -> Variable:
    """The variable of the groups; raises `Fault` where there is none."""
    if options.groups is None:
        raise Fault("option {found} is missing", {"found": quoted("groups")}, Place(entry=options.test))
    return options.groups


def _check_pairs(options: Options) -> None:
    for pair in options.pairs:
        if len(pair) != 2:
            found = ",".join(variable.name for variable in pair)
            raise Fault(
                "{found} is not a pair; possible: two variables, as q8,q9",
                {"found": quoted(found)},
                Place(entry="pairs"),
            )


def _check_numbers(options: Options) -> None:
    needed = {"normal": 2, "uniform": 2, "poisson": 1, "exponential": 1}[options.distribution]
    if options.parameters and len(options.parameters) != needed:
        raise Fault(
            "{found} parameters are given; possible: {possible}",
            {"found": len(options.parameters), "possible": needed},
            Place(entry="parameters"),
        )
    if not 0 < options.proportion < 1:
        raise Fault(
            "{found} is not a proportion; possible: a number between 0 and 1, such as 0.5",
            {"found": quoted(options.proportion)},
            Place(entry="proportion"),
        )
    for each in options.expected:
        if each <= 0:
            raise Fault(
                "{found} cannot be expected of a category; possible: a number above 0",
                {"found": quoted(each)},
                Place(entry="expected"),
            )
