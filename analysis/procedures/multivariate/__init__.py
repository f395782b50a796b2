"""GLM: several variables by factors and covariates, or one that is measured repeatedly.

Tests within subjects are of orthonormal contrasts of the measurements, with the degrees of freedom of Greenhouse and
Geisser, of Huynh and Feldt (1976, as SPSS 27 has it) and of the lower bound beside those that sphericity gives.
Source: Morrison (1976), Multivariate Statistical Methods; IBM SPSS Statistics Algorithms, GLM.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from analysis.categories import Category
from analysis.general_linear.cases import counted
from analysis.general_linear.effects import SumsOfSquares
from analysis.general_linear.naming import notes_of
from analysis.general_linear.parameters import fitness, parameter_estimates
from analysis.labels import labels_of
from analysis.options import plain
from analysis.post_hoc_tests import PostHoc
from analysis.procedures.multivariate import cells, comparisons, joint_tests, means, within
from analysis.procedures.multivariate.between import between_subjects
from analysis.procedures.multivariate.checking import check, design_of, names_of, terms_of
from analysis.procedures.multivariate.design import Design
from analysis.procedures.multivariate.naming import labels_of_design
from analysis.result import Result
from analysis.statistics.pairwise_means import Adjustment
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass

Matrix = Literal["products", "transformations"]


@dataclass(frozen=True)
class Options:
    """`dependents` by `factors` and `covariates`, whose effects `design` lists as unit/sex/unit,sex.

    `within` names factors within subjects with their levels and contrasts, as time,3,polynomial: then the dependents
    are what is measured at each combination of levels, the last factor's fastest, of every one of `measures` in turn.
    `within_design` lists the effects tested of them; left out, it is all that they make. `means` lists effects whose
    marginal means are estimated, of factors of either kind, and levels of the first factor named are compared within
    those of the others; `comparisons` adjusts p and intervals, `adjustments` those of each of `means`. `means_at`
    gives covariates of each of `means` a value, as age=40; `overall` adds the mean of all. `posthoc` compares the
    observed means of `posthoc_factors`. `contrasts` are a factor, a type, and numbers of the type: unit,simple,1.
    `hypotheses` write out functions of the parameters: unit,1,-1,0. `error_weight` weighs the errors of cases.
    `residuals` adds what is left as a matrix, with Bartlett's test of it, `matrices` the sums of squares and
    cross-products behind the tests, or what measurements are transformed by. `power` adds the observed power, at the
    level 1 - `confidence`.
    """

    dependents: tuple[Variable, ...]
    within: tuple[tuple[str, ...], ...] = ()
    measures: tuple[str, ...] = ()
    within_design: tuple[tuple[str, ...], ...] = ()
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    design: tuple[tuple[Category, ...], ...] = ()
    intercept: bool = True
    error_weight: Variable | None = None
    sums_of_squares: SumsOfSquares = 3
    means: tuple[tuple[str, ...], ...] = ()
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
    residuals: bool = False
    matrices: tuple[Matrix, ...] = ()
    power: bool = False
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Cases and descriptives, homogeneity, multivariate tests, tests within and between subjects, parameters, means."""
    check(options)
    patterns = tally.patterns(names_of(options))
    design = design_of(patterns, options)
    tables = [*_of_cases(design, options), *_of_tests(design, options), *_of_means(design, options)]
    return Result(
        procedure="multivariate",
        options=plain(options),
        cases=patterns.cases,
        tables=tuple(tables),
        notes=notes_of(design.model),
        labels=labels_of_design(labels_of(tally.codebook, names_of(options)), design),
    )


def _of_cases(design: Design, options: Options) -> Iterator[Table]:
    if design.is_repeated:
        yield cells.within_factors(design)
    if options.factors:
        yield counted(design.model)
    yield cells.descriptives(design)
    if options.factors and options.error_weight is None:
        yield cells.box(design)
    if options.residuals:
        yield cells.bartlett_test(design)


def _of_tests(design: Design, options: Options) -> Iterator[Table]:
    yield joint_tests.multivariate_tests(design)
    if design.is_repeated:
        yield within.sphericity_tests(design)
        if len(design.measures) > 1:
            yield joint_tests.averaged_tests(design)
        yield within.within_subjects(design)
        yield within.within_contrasts(design)
    if options.factors and options.error_weight is None:
        yield cells.levene_tests(design)
    yield between_subjects(design)
    fits = [fitness(model, name) for model, name in zip(design.models, design.dependents, strict=True)]
    yield Table("model_summary", fits[0].columns, tuple(row for table in fits for row in table.rows))
    estimates = [parameter_estimates(model, options.confidence, options.power) for model in design.models]
    yield cells.stacked("parameter_estimates", design.dependents, estimates)
    if options.contrasts or options.hypotheses:
        from analysis.procedures.multivariate import further

        yield from further.contrasts(design, options)
    if options.matrices:
        yield from _of_matrices(design, options)
    if options.residuals:
        yield cells.residual_matrix(design)


def _of_matrices(design: Design, options: Options) -> Iterator[Table]:
    from analysis.procedures.multivariate import matrices

    if "transformations" in options.matrices and design.is_repeated:
        yield from matrices.transformations(design)
    if "products" in options.matrices:
        yield matrices.between_products(design)
        yield from matrices.within_products(design)


def _of_means(design: Design, options: Options) -> Iterator[Table]:
    terms = terms_of(design, options)
    compared = [term for term in terms if term.names]
    yield from _distinct([means.estimated(design, term) for term in terms])
    yield from _distinct([means.pairwise(design, term) for term in compared])
    inside = [term for term in compared if term.compared in design.names]
    joint = compared if len(design.measures) > 1 else inside
    yield from _distinct([comparisons.joint_tests(design, term) for term in joint])
    yield from _distinct([comparisons.univariate_tests(design, term) for term in compared if term not in inside])
    if options.posthoc and options.posthoc_factors:
        from analysis.procedures.multivariate import further

        yield from further.observed(design, options)


def _distinct(tables: Sequence[Table]) -> list[Table]:
    """Each table once: the same means may be compared in several ways."""
    found: list[Table] = []
    for table in tables:
        found += [table] if table not in found else []
    return found
