"""Tables of the means that a model estimates for levels of factors between and within subjects."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.marginal_means import covariates_told, functions, unknown
from analysis.general_linear.mean_comparisons import ADJUSTED
from analysis.procedures.multivariate.design import Design
from analysis.statistics.factorial import Effect
from analysis.statistics.linear_hypotheses import Estimate, estimate
from analysis.statistics.multiplicity import adjusted_p, tail
from analysis.statistics.pairwise_means import Adjustment, adjusted, turned
from analysis.statistics.within_designs import level_means
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Term:
    """The means of combinations of levels: factors as the plan names them, and which one's levels are compared."""

    names: tuple[str, ...]
    between: Effect
    within: tuple[int, ...]
    compared: str = ""
    adjustment: Adjustment = "lsd"
    at: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Mean:
    """One mean: its levels, a function of the parameters (columns,), and weights of a measure's variables."""

    levels: dict[str, str]
    function: Numbers
    weights: Numbers


def means_of(design: Design, term: Term) -> Iterator[Mean]:
    """Every combination of the levels of a term, its factors in the order of their names, the last fastest."""
    model = design.model
    levels, functions_of = functions(model, term.between, term.at)
    inner = level_means(design.within, term.within)
    numbers = list(product(*(range(design.within[at].levels) for at in term.within)))
    every: list[tuple[tuple[int, ...], Mean]] = []
    for outer, function in zip(levels, functions_of, strict=True):
        own = {model.factors[factor].name: at for factor, at in zip(term.between.factors, outer, strict=True)}
        keys = {model.factors[f].name: model.level(f, at) for f, at in zip(term.between.factors, outer, strict=True)}
        for number, weights in zip(numbers, inner, strict=True):
            places = own | {design.names[at]: level for at, level in zip(term.within, number, strict=True)}
            more = {design.names[at]: design.level(at, level) for at, level in zip(term.within, number, strict=True)}
            every.append((tuple(places[name] for name in term.names), Mean(keys | more, function, weights)))
    yield from (each for _, each in sorted(every, key=lambda pair: pair[0]))


def difference(design: Design, measure: int, one: Mean, other: Mean | None, confidence: float) -> Estimate:
    """A mean, or how far it is above another, which differs from it in one factor; `unknown` where cases cannot tell.

    Of two levels within subjects the difference of their variables is taken, of two between subjects that of functions.
    """
    if isinstance(design.joint, Undefined):
        return Estimate(*[design.joint] * 6)
    weights, function, basis = one.weights, one.function, design.joint.like.basis
    for each in (one, other):
        if each is not None and not basis.estimates(each.function[None, :])[0]:
            return unknown()
    if other is not None:
        is_within = not np.array_equal(one.weights, other.weights)
        weights = weights - other.weights if is_within else weights
        function = function if is_within else function - other.function
    fitted = design.fitted(design.of_measure(measure, weights))
    return Estimate(*[fitted] * 6) if isinstance(fitted, Undefined) else estimate(fitted, function, confidence)


def estimated(design: Design, term: Term) -> Table:
    """Estimates: mean, standard error and interval of every combination of levels; of none, of all."""
    stubs = [Column("group", name) for name in term.names] or [Column("statistic")]
    heads = (Column(design.word), *stubs, *(Column(word) for word in ("mean", "se_mean", "ci_low", "ci_high")))
    table = "estimated_means" if term.names else "overall_mean"
    if isinstance(design.joint, Undefined):
        return Table(table, heads, (), term.names, (design.joint.reason,))
    rows: list[tuple[Cell, ...]] = []
    for measure, name in enumerate(design.measures):
        for mean in means_of(design, term):
            keys = [mean.levels[each] for each in term.names] or ["total"]
            each = difference(design, measure, mean, None, design.confidence)
            rows.append((name, *keys, each.value, each.se, each.ci_low, each.ci_high))
    return Table(table, heads, tuple(rows), term.names, covariates_told(design.model, term.at))


def families(design: Design, term: Term) -> list[tuple[dict[str, str], list[Mean]]]:
    """The levels of the other factors, and within them the means of all levels compared."""
    found: dict[tuple[str, ...], list[Mean]] = {}
    others = [name for name in term.names if name != term.compared]
    for mean in means_of(design, term):
        found.setdefault(tuple(mean.levels[name] for name in others), []).append(mean)
    return [(dict(zip(others, keys, strict=True)), means) for keys, means in found.items()]


def pairwise(design: Design, term: Term) -> Table:
    """Pairwise Comparisons of the levels compared, within those of the other factors."""
    others = [name for name in term.names if name != term.compared]
    words = ("group", "other_group", "mean_difference", "se_difference", "p", "ci_low", "ci_high")
    stubs = (Column(design.word), *(Column("group", name) for name in others))
    heads = (*stubs, *(Column(word) for word in words))
    about = (term.compared, *others)
    if isinstance(design.joint, Undefined):
        return Table("marginal_comparisons", heads, (), about, (design.joint.reason,))
    rows: list[tuple[Cell, ...]] = []
    for measure, name in enumerate(design.measures):
        for keys, means in families(design, term):
            found = _pairs(design, measure, means, term.adjustment)
            for i, j in product(range(len(means)), repeat=2):
                if i != j:
                    each, levels = found[i, j], (means[i].levels[term.compared], means[j].levels[term.compared])
                    rows.append((name, *keys.values(), *levels, each.value, each.se, each.p, each.ci_low, each.ci_high))
    return Table("marginal_comparisons", heads, tuple(rows), about, (ADJUSTED[term.adjustment],))


def _pairs(design: Design, measure: int, means: list[Mean], adjustment: Adjustment) -> dict[tuple[int, int], Estimate]:
    count = len(means) * (len(means) - 1) / 2
    found: dict[tuple[int, int], Estimate] = {}
    for i, j in combinations(range(len(means)), 2):
        sure = 1 - 2 * tail(adjustment, design.confidence, count)
        each = difference(design, measure, means[i], means[j], sure)
        found[i, j] = adjusted(each, adjusted_p(each.p, adjustment, count))
        found[j, i] = turned(found[i, j])
    return found
