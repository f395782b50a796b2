"""Tables of the means that a factorial model estimates for the levels of its factors."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.glm.model import FactorialModel
from analysis.result import Message
from analysis.statistics.factorial import Effect, columns, indicators
from analysis.statistics.linear_hypotheses import Estimate, LinearModel, estimate
from analysis.statistics.pairwise_means import Adjustment, compared
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

NOT_ESTIMABLE = Undefined(
    Message("this mean cannot be estimated: a combination of levels that it is the average of has no cases")
)


def functions(model: FactorialModel, effect: Effect) -> tuple[list[tuple[int, ...]], Numbers]:
    """The combinations of levels of an effect's factors, and their means as functions of the parameters (m, columns).

    Each is the unweighted average over the levels of the other factors, with every covariate at its mean.
    Source: Searle, Speed & Milliken (1980), The American Statistician 34(4).
    """
    combinations = list(product(*(range(model.cells.sizes[factor]) for factor in effect.factors)))
    levels = np.array(combinations, dtype=np.intp).reshape(len(combinations), len(effect.factors))
    shares = [
        indicators(levels[:, effect.factors.index(factor)], size)
        if factor in effect.factors
        else np.full((len(combinations), size), 1 / size)
        for factor, size in enumerate(model.cells.sizes)
    ]
    covariates = np.tile(model.cells.covariate_means, (len(combinations), 1))
    return combinations, columns(model.effects, shares, covariates)


def estimated(model: FactorialModel, effect: Effect, confidence: float) -> Table:
    """Estimated Marginal Means: mean, standard error and interval of every combination of levels."""
    stubs = tuple(Column("group", model.factors[factor].name) for factor in effect.factors)
    heads = (*stubs, *(Column(word) for word in ("mean", "se_mean", "ci_low", "ci_high")))
    if isinstance(model.fitted, Undefined):
        return Table("estimated_means", heads, (), model.names(effect), (model.fitted.reason,))
    combinations, wanted = functions(model, effect)
    told = model.fitted.basis.estimates(wanted)
    rows: list[tuple[Cell, ...]] = []
    for levels, function, known in zip(combinations, wanted, told, strict=True):
        keys = (model.level(factor, at) for factor, at in zip(effect.factors, levels, strict=True))
        each = estimate(model.fitted, function, confidence) if known else _unknown()
        rows.append((*keys, each.value, each.se, each.ci_low, each.ci_high))
    return Table("estimated_means", heads, tuple(rows), model.names(effect), _covariates(model))


def _covariates(model: FactorialModel) -> tuple[Message, ...]:
    means = zip(model.covariates, model.cells.covariate_means, strict=True)
    return tuple(
        Message(
            "The covariate {variable} in the model is evaluated at the value {value}.",
            {"variable": each.name, "value": float(mean)},
        )
        for each, mean in means
    )


def pairwise(model: FactorialModel, effect: Effect, factor: int, adjustment: Adjustment, confidence: float) -> Table:
    """Differences of every two levels of `factor`, within each combination of levels of the effect's other factors."""
    others = [each for each in effect.factors if each != factor]
    words = ("group", "other_group", "mean_difference", "se_difference", "p", "ci_low", "ci_high")
    stubs = (Column("group", model.factors[each].name) for each in others)
    heads = (*stubs, *(Column(word) for word in words))
    about = (model.factors[factor].name, *(model.factors[each].name for each in others))
    if isinstance(model.fitted, Undefined):
        return Table("marginal_comparisons", heads, (), about, (model.fitted.reason,))
    rows: list[tuple[Cell, ...]] = []
    for within, wanted in _families(model, effect, factor):
        keys = [model.level(each, at) for each, at in zip(others, within, strict=True)]
        for (i, j), each in _pairs(model.fitted, wanted, adjustment, confidence):
            bounds = (each.p, each.ci_low, each.ci_high)
            rows.append((*keys, model.level(factor, i), model.level(factor, j), each.value, each.se, *bounds))
    return Table("marginal_comparisons", heads, tuple(rows), about, (ADJUSTED[adjustment],))


def _families(model: FactorialModel, effect: Effect, factor: int) -> list[tuple[tuple[int, ...], Numbers]]:
    """The levels of the other factors, and within them the means of all levels of `factor` (levels, columns)."""
    combinations, wanted = functions(model, effect)
    at = effect.factors.index(factor)
    rows: dict[tuple[int, ...], list[int]] = {}
    for row, levels in enumerate(combinations):
        rows.setdefault((*levels[:at], *levels[at + 1 :]), []).append(row)
    return [(others, wanted[inside]) for others, inside in rows.items()]


ADJUSTED: dict[str, Message] = {
    "lsd": Message("Adjustment for multiple comparisons: Least Significant Difference (equivalent to no adjustments)."),
    "bonferroni": Message("Adjustment for multiple comparisons: Bonferroni."),
    "sidak": Message("Adjustment for multiple comparisons: Sidak."),
}


def _pairs(
    fitted: LinearModel, wanted: Numbers, adjustment: Adjustment, confidence: float
) -> list[tuple[tuple[int, int], Estimate]]:
    told = fitted.basis.estimates(wanted)
    known = [at for at in range(len(wanted)) if told[at]]
    found = compared(fitted, wanted[known], adjustment, confidence)
    of_levels = {(known[i], known[j]): each for (i, j), each in found.items()}
    return [((i, j), of_levels.get((i, j), _unknown())) for i, j in product(range(len(wanted)), repeat=2) if i != j]


def _unknown() -> Estimate:
    return Estimate(*[NOT_ESTIMABLE] * 6)
