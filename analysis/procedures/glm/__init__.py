"""UNIANOVA: one variable by factors and covariates.

Type III tests are of estimable functions orthogonal to those of the effects that contain an effect, which with a case
in every cell are the tests of sum-to-zero coding. Source: Goodnight (1978), SAS Technical Report R-105; spss.md D42.
"""

from collections.abc import Sequence
from typing import Literal

from analysis.categories import Category
from analysis.general_linear.cases import counted, described, homogeneity
from analysis.general_linear.effects import SumsOfSquares, lack_of_fit, tests_of_effects
from analysis.general_linear.marginal_means import Wanted, estimated
from analysis.general_linear.mean_comparisons import pairwise, univariate_tests
from analysis.general_linear.model import effect_of
from analysis.general_linear.naming import labels_with, notes_of
from analysis.general_linear.naming_checks import values_at
from analysis.general_linear.parameters import fitness, parameter_estimates
from analysis.labels import labels_of
from analysis.options import plain
from analysis.post_hoc_tests import PostHoc
from analysis.procedures.glm import further
from analysis.procedures.glm.checking import check, model_of, names_of
from analysis.result import Result
from analysis.statistics.factorial import Effect
from analysis.statistics.pairwise_means import Adjustment
from analysis.table import Table
from analysis.tally import Numbers, Tally
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`dependent` by `factors` and `covariates`.

    `design` lists the effects, as unit/sex/unit,sex/age; left out, it is every covariate and every factor with all
    interactions of factors. `means` lists the effects whose marginal means are estimated, by default each factor's, and
    the levels of the first factor named are compared within those of the others; `comparisons` adjusts p and intervals,
    `adjustments` those of each of `means`. `means_at` gives covariates of each of `means` a value, as age=40, and not
    their mean; `overall` adds the mean of all. `posthoc` compares the observed means of `posthoc_factors`.
    `contrasts` are a factor, a type, and numbers of the type: unit,simple,1. `hypotheses` write out functions of the
    parameters: unit,1,-1,0; behind = stands what they
    are said to be. `error_terms` test an effect against others: the effect, the degrees of freedom of the error or -,
    then coefficients and effects: unit,-,1,unit*sex. `robust` adds parameters with errors that hold where errors
    spread unevenly, `spread` tests of that. `error_weight` weighs the errors of cases. `lack_of_fit` tests what cells
    leave.
    Levels of `random` factors are a sample: effects are tested against what their mean squares expect.
    `power` adds the observed power, at the level 1 - `confidence`.
    """

    dependent: Variable
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    design: tuple[tuple[Category, ...], ...] = ()
    intercept: bool = True
    error_weight: Variable | None = None
    sums_of_squares: SumsOfSquares = 3
    means: tuple[tuple[Category, ...], ...] = ()
    means_at: tuple[tuple[str, ...], ...] = ()
    overall: bool = False
    comparisons: Adjustment = "lsd"
    adjustments: tuple[Adjustment, ...] = ()
    posthoc: tuple[PostHoc, ...] = ()
    posthoc_factors: tuple[Category, ...] = ()
    posthoc_confidence: float | None = None
    control: int = 0
    error_ratio: float = 100.0
    contrasts: tuple[tuple[str, ...], ...] = ()
    hypotheses: tuple[tuple[str, ...], ...] = ()
    random: tuple[Category, ...] = ()
    error_terms: tuple[tuple[str, ...], ...] = ()
    robust: Literal["none", "hc0", "hc1", "hc2", "hc3", "hc4"] = "none"
    spread: tuple[Literal["white", "breusch_pagan", "modified_breusch_pagan", "spread_f"], ...] = ()
    lack_of_fit: bool = False
    power: bool = False
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Cases, descriptives, homogeneity, tests of effects, parameters, marginal means and what compares them."""
    check(options)
    dependent = options.dependent.name
    patterns = tally.patterns(names_of(options))
    model = model_of(patterns, options)
    confidence, power = options.confidence, options.power
    wanted = _wanted(options)
    compared = [each for each in wanted if each.effect.factors]
    tables = [
        *([counted(model), described(model)] if options.factors else []),
        *([homogeneity(model)] if options.factors and options.error_weight is None else []),
        tests_of_effects(model, options.sums_of_squares, power, confidence),
        *(further.mixed(model, options) if options.random else []),
        fitness(model, dependent),
        *([lack_of_fit(model, confidence, power)] if options.lack_of_fit else []),
        *(further.spread(model, options) if options.spread else []),
        parameter_estimates(model, confidence, power),
        *(further.robust(model, options) if options.robust != "none" else []),
        *(further.hypotheses(model, options) if options.contrasts or options.hypotheses or options.error_terms else []),
        *_distinct([estimated(model, each, confidence) for each in wanted]),
        *_distinct([pairwise(model, each, confidence) for each in compared]),
        *_distinct([univariate_tests(model, each, power, confidence) for each in compared]),
        *(further.comparisons(model, options) if options.posthoc and options.posthoc_factors else []),
    ]
    return Result(
        procedure="glm",
        options=plain(options),
        cases=patterns.cases,
        tables=tuple(Table(t.name, t.columns, t.rows, (dependent, *t.about), t.notes) for t in tables),
        notes=notes_of(model),
        labels=labels_with(labels_of(tally.codebook, names_of(options)), model),
    )


def per_row(tally: Tally, options: Options) -> dict[str, Numbers]:
    """What the model says of every row of the file, shape (n,) each, NaN where it says nothing."""
    from analysis.general_linear.case_values import case_values

    check(options)
    return case_values(tally, model_of(tally.patterns(names_of(options)), options), names_of(options))


def _wanted(options: Options) -> list[Wanted]:
    """The means asked for; by default those of each factor."""
    factors, covariates = options.factors, options.covariates
    found = [Wanted(Effect())] if options.overall else []
    for place, each in enumerate(options.means):
        adjustment = options.adjustments[place] if place < len(options.adjustments) else options.comparisons
        at = values_at(options.means_at[place] if place < len(options.means_at) else (), covariates)
        effect = effect_of(each, factors, ())
        found.append(Wanted(effect, factors.index(each[0]) if each else None, adjustment, at))
    if options.means or options.overall:
        return list(dict.fromkeys(found))
    return [Wanted(Effect((at,)), at, options.comparisons) for at in range(len(factors))]


def _distinct(tables: Sequence[Table]) -> list[Table]:
    """Each table once: the same means may be compared in several ways."""
    found: list[Table] = []
    for table in tables:
        found += [table] if table not in found else []
    return found
