"""Tables of the means that a factorial model estimates for the levels of its factors."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.general_linear.model import FactorialModel
from analysis.result import Message
from analysis.statistics.factorial import Effect, columns, indicators
from analysis.statistics.linear_hypotheses import Estimate, estimate
from analysis.statistics.pairwise_means import Adjustment
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NOT_ESTIMABLE = Undefined(
    Message("this mean cannot be estimated: a combination of levels that it is the average of has no cases")
)


@dataclass(frozen=True)
class Wanted:
    """The means of an effect's factors: which one's levels are compared, and values of covariates for their means."""

    effect: Effect
    compared: int | None = None
    adjustment: Adjustment = "lsd"
    at: tuple[tuple[int, float], ...] = ()  # a covariate by its position, and its value


def functions(
    model: FactorialModel, effect: Effect, at: tuple[tuple[int, float], ...] = ()
) -> tuple[list[tuple[int, ...]], Numbers]:
    """The combinations of levels of an effect's factors, and their means as functions of the parameters (m, columns).

    Each is the unweighted average over the levels of the other factors, with every covariate `at` its value, or at its
    mean. Source: Searle, Speed & Milliken (1980), The American Statistician 34(4).
    """
    combinations = list(product(*(range(model.cells.sizes[factor]) for factor in effect.factors)))
    levels = np.array(combinations, dtype=np.intp).reshape(len(combinations), len(effect.factors))
    shares = [
        indicators(levels[:, effect.factors.index(factor)], size)
        if factor in effect.factors
        else np.full((len(combinations), size), 1 / size)
        for factor, size in enumerate(model.cells.sizes)
    ]
    return combinations, columns(model.effects, shares, np.tile(_covariate_values(model, at), (len(combinations), 1)))


def _covariate_values(model: FactorialModel, at: tuple[tuple[int, float], ...]) -> Numbers:
    values = model.cells.covariate_means.copy()
    for covariate, value in at:
        values[covariate] = value
    return values


def estimated(model: FactorialModel, wanted_: Wanted, confidence: float) -> Table:
    """Estimated Marginal Means: mean, standard error and interval of every combination of levels; of none, of all."""
    effect = wanted_.effect
    stubs = tuple(Column("group", model.factors[factor].name) for factor in effect.factors) or (Column("statistic"),)
    heads = (*stubs, *(Column(word) for word in ("mean", "se_mean", "ci_low", "ci_high")))
    name = "estimated_means" if effect.factors else "overall_mean"
    if isinstance(model.fitted, Undefined):
        return Table(name, heads, (), model.names(effect), (model.fitted.reason,))
    combinations, wanted = functions(model, effect, wanted_.at)
    told = model.fitted.basis.estimates(wanted)
    rows: list[tuple[Cell, ...]] = []
    for levels, function, known in zip(combinations, wanted, told, strict=True):
        keys = [model.level(factor, at) for factor, at in zip(effect.factors, levels, strict=True)] or ["total"]
        each = estimate(model.fitted, function, confidence) if known else unknown()
        rows.append((*keys, each.value, each.se, each.ci_low, each.ci_high))
    return Table(name, heads, tuple(rows), model.names(effect), covariates_told(model, wanted_.at))


def covariates_told(model: FactorialModel, at: tuple[tuple[int, float], ...]) -> tuple[Message, ...]:
    """Where the covariates stand that means are estimated at."""
    means = zip(model.covariates, _covariate_values(model, at), strict=True)
    return tuple(
        Message(
            "The covariate {variable} in the model is evaluated at the value {value}.",
            {"variable": each.name, "value": float(mean)},
        )
        for each, mean in means
    )


def compared_factor(wanted: Wanted) -> int:
    """The factor whose levels are compared, by default the first."""
    return wanted.effect.factors[0] if wanted.compared is None else wanted.compared


def families(model: FactorialModel, wanted_: Wanted) -> list[tuple[tuple[int, ...], Numbers]]:
    """The levels of the other factors, and within them the means of all levels compared (levels, columns)."""
    combinations, wanted = functions(model, wanted_.effect, wanted_.at)
    at = wanted_.effect.factors.index(compared_factor(wanted_))
    rows: dict[tuple[int, ...], list[int]] = {}
    for row, levels in enumerate(combinations):
        rows.setdefault((*levels[:at], *levels[at + 1 :]), []).append(row)
    return [(others, wanted[inside]) for others, inside in rows.items()]


def unknown() -> Estimate:
    """What is said of a mean that cannot be estimated."""
    return Estimate(*[NOT_ESTIMABLE] * 6)
