"""Tables of differences between the means that a factorial model estimates for the levels of a factor."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.marginal_means import Wanted, compared_factor, families, unknown
from analysis.general_linear.model import FactorialModel
from analysis.result import Message
from analysis.statistics.joint_hypotheses import hypothesis
from analysis.statistics.linear_hypotheses import EffectTest, Estimate, LinearModel
from analysis.statistics.linear_model import FEW_CASES
from analysis.statistics.pairwise_means import Adjustment, compared
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

TEST = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared")
POWER = ("noncentrality", "observed_power")


def pairwise(model: FactorialModel, wanted_: Wanted, confidence: float) -> Table:
    """Differences of every two levels of a factor, within each combination of levels of the effect's other factors."""
    factor, adjustment = compared_factor(wanted_), wanted_.adjustment
    others = [each for each in wanted_.effect.factors if each != factor]
    words = ("group", "other_group", "mean_difference", "se_difference", "p", "ci_low", "ci_high")
    stubs = (Column("group", model.factors[each].name) for each in others)
    heads = (*stubs, *(Column(word) for word in words))
    about = (model.factors[factor].name, *(model.factors[each].name for each in others))
    if isinstance(model.fitted, Undefined):
        return Table("marginal_comparisons", heads, (), about, (model.fitted.reason,))
    rows: list[tuple[Cell, ...]] = []
    for within, wanted in families(model, wanted_):
        keys = [model.level(each, at) for each, at in zip(others, within, strict=True)]
        for (i, j), each in _pairs(model.fitted, wanted, adjustment, confidence):
            bounds = (each.p, each.ci_low, each.ci_high)
            rows.append((*keys, model.level(factor, i), model.level(factor, j), each.value, each.se, *bounds))
    return Table("marginal_comparisons", heads, tuple(rows), about, (ADJUSTED[adjustment],))


def univariate_tests(model: FactorialModel, wanted: Wanted, power: bool, confidence: float) -> Table:
    """The tests that the levels compared do not differ at all, within each combination of the other factors' levels."""
    factor = compared_factor(wanted)
    others = [each for each in wanted.effect.factors if each != factor]
    words = (*TEST, *(POWER if power else ()))
    stubs = (*(Column("group", model.factors[each].name) for each in others), Column("source"))
    about = (model.factors[factor].name, *(model.factors[each].name for each in others))
    heads = (*stubs, *(Column(word) for word in words))
    if isinstance(model.fitted, Undefined):
        return Table("univariate_tests", heads, (), about, (model.fitted.reason,))
    rows: list[tuple[Cell, ...]] = []
    for within, means in families(model, wanted):
        keys = [model.level(each, at) for each, at in zip(others, within, strict=True)]
        known = means[model.fitted.basis.estimates(means)]
        found = hypothesis(model.fitted, known[:-1] - known[1:], confidence)
        rows += [(*keys, *row) for row in test_rows(model.fitted, found, words)]
    return Table("univariate_tests", heads, tuple(rows), about)


def test_rows(fitted: LinearModel, found: EffectTest, words: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """The rows `contrast` and `error` of a test against the error of the model."""
    error = fitted.residual / fitted.df if fitted.df > 0 else FEW_CASES
    return [
        ("contrast", *(getattr(found, word) for word in words)),
        ("error", fitted.residual, fitted.df, error, *[None] * (len(words) - 3)),
    ]


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
    return [((i, j), of_levels.get((i, j), unknown())) for i, j in product(range(len(wanted)), repeat=2) if i != j]
