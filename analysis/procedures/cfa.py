"""Confirmatory factor analysis: whether items measure the factors they were written for."""

from collections.abc import Mapping
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.labels import labels_of, level_key
from analysis.levels import bare_labels, in_order
from analysis.named_lists import NamedLists
from analysis.options import plain
from analysis.paths import factor_tables
from analysis.paths.assembly import assemble
from analysis.paths.defaults import Completed, complete
from analysis.paths.invariance import group_sizes, invariance
from analysis.paths.model import PathModel, Relation
from analysis.paths.ordered import OrderedSolution, solve_ordered
from analysis.paths.ordered_tables import fit_tables, modifications, thresholds_of
from analysis.paths.solution import Solution, solve, why_not
from analysis.paths.tables import case_processing, likelihood_tables, modification_indices
from analysis.result import Fault, Labels, Place, Result, quoted
from analysis.table import Table
from analysis.tally import Moments, Patterns, Tally, centred_moments
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import nearest
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`factors`: each with its items; `estimator`: maximum likelihood, or weighted least squares for ordered items.

    `residuals`: pairs of items whose residuals may covary; `groups`: whose factors are compared; `modification`: the
    least modification index that is listed.
    """

    factors: NamedLists
    estimator: Literal["ml", "dwls"] = "ml"
    groups: Category | None = None
    residuals: tuple[tuple[Variable, ...], ...] = ()
    modification: float = 3.84
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Fit, loadings, validity and modification indices, on the cases that answer every item; invariance by groups.

    Chi-square is n F with the covariance matrix of divisor n, and errors are of the expected information, as in
    lavaan and Mplus. Source: Jöreskog (1969), Psychometrika 34(2).
    """
    between_0_and_1(options.confidence)
    completed = complete(_model(options))
    model = completed.model
    tables = (_ordered if options.estimator == "dwls" else _by_likelihood)(tally, completed, options)
    cases = tally.moments(model.observed).cases
    return Result(
        procedure="cfa",
        options=plain(options),
        cases=cases,
        tables=(case_processing(cases), *tables, *_compared(tally, completed, options)),
        labels=_labels(tally, model, options),
    )


def _model(options: Options) -> PathModel:
    relations = [
        Relation("loading", each.name, variable.name) for each in options.factors.lists for variable in each.variables
    ]
    for at, pair in enumerate(options.residuals, start=1):
        if len(pair) != 2 or pair[0] == pair[1]:
            raise Fault("pair {found} is not two variables", {"found": at}, Place(entry="residuals"))
        relations.append(Relation("covariance", pair[0].name, pair[1].name))
    _check(relations, options)
    return PathModel(tuple(relations))


def _check(relations: list[Relation], options: Options) -> None:
    factors = [each.name for each in options.factors.lists]
    items = list(dict.fromkeys(each.right for each in relations if each.kind == "loading"))
    for item in items:
        if item in factors:
            raise Fault("{found} is a factor and an item", {"found": quoted(item)}, Place(entry="factors"))
    for each in relations:
        for name in (each.left, each.right) if each.kind == "covariance" else ():
            if name not in items:
                values = {"found": quoted(name), "possible": nearest(name, items)}
                raise Fault("{found} is no item; possible: {possible}", values, Place(entry="residuals"))
    if options.groups is not None and options.estimator != "ml":
        raise Fault("groups are compared by estimator ml alone", {}, Place(entry="groups"))


def _by_likelihood(tally: Tally, completed: Completed, options: Options) -> list[Table]:
    moments = tally.moments(completed.model.observed)
    p = len(completed.model.observed)
    found = solve(assemble(completed, np.zeros((p, p))), [moments])
    reason = why_not(moments) if np.isnan(moments.correlation).any() else None
    return [
        *likelihood_tables(found),
        *_factor_tables(completed.model, found, moments.correlation if reason is None else reason, options),
        modification_indices(found, _candidates(completed), options.modification),
    ]


def _ordered(tally: Tally, completed: Completed, options: Options) -> list[Table]:
    patterns = tally.patterns(completed.model.observed).listwise()
    found = solve_ordered(completed, patterns)
    correlation = found if isinstance(found, Undefined) else found.observed.matrix
    return [
        *fit_tables(found),
        *_factor_tables(completed.model, found, correlation, options),
        thresholds_of(patterns),
        modifications(found, _candidates(completed), options.modification),
    ]


def _factor_tables(
    model: PathModel,
    found: Solution | OrderedSolution | Undefined,
    correlation: NDArray[np.float64] | Undefined,
    options: Options,
) -> list[Table]:
    coefficients = factor_tables.by_relation(found)
    return [
        factor_tables.loadings(model, coefficients, options.confidence),
        factor_tables.factor_covariances(model, coefficients, options.confidence),
        factor_tables.residual_variances(model, coefficients, options.confidence),
        factor_tables.convergent_validity(model, coefficients),
        factor_tables.fornell_larcker(model, coefficients),
        factor_tables.heterotrait(model, correlation),
    ]


def _candidates(completed: Completed) -> list[Relation]:
    """Loadings on other factors, and residuals that could covary."""
    model = completed.model
    stated = {(each.kind, each.ends) for each in completed.relations}
    crossed = [Relation("loading", factor, item) for factor in model.latent for item in model.observed]
    paired = [Relation("covariance", *pair) for pair in combinations(model.observed, 2)]
    return [each for each in (*crossed, *paired) if (each.kind, each.ends) not in stated]


def _compared(tally: Tally, completed: Completed, options: Options) -> list[Table]:
    if options.groups is None:
        return []
    groups = _moments_by_group(tally.patterns([*completed.model.observed, options.groups.name]), options.groups)
    about = options.groups.name
    return [group_sizes(groups, about), invariance(completed, groups, about)]


def _moments_by_group(patterns: Patterns, group: Variable) -> Mapping[str, Moments]:
    """Level key → the moments of its cases, in the order of the questionnaire."""
    complete_ones, names = patterns.listwise(), patterns.names[:-1]
    codes = complete_ones.column(group.name)
    found = {}
    for code in in_order(group, codes):
        kept = codes == code
        values, weights = complete_ones.values[kept][:, :-1], complete_ones.weights[kept]
        found[level_key(group.name, code)] = centred_moments(names, values, weights, float(weights.sum()))
    return found


def _labels(tally: Tally, model: PathModel, options: Options) -> Labels:
    scales = {scale.name for scale in tally.codebook.scales}
    named = [name for name in model.latent if name in scales]
    unnamed: Labels = {name: {} for name in model.latent}
    found = {**unnamed, **labels_of(tally.codebook, [*model.observed, *named])}
    if options.groups is None:
        return found
    codes = tally.patterns([*model.observed, options.groups.name]).listwise().column(options.groups.name)
    return {**found, **bare_labels(options.groups, codes), **labels_of(tally.codebook, [options.groups.name])}
