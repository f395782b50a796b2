"""Tables of a factorial model's fit and parameters."""

import math

import numpy as np

from analysis.general_linear.model import FactorialModel
from analysis.result import Message
from analysis.statistics.linear_hypotheses import LinearModel, estimate, power_of
from analysis.statistics.linear_model import FEW_CASES
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

REDUNDANT = Message("A parameter of 0 without a standard error is redundant: the last level of a factor, or a sum.")
POWER = ("noncentrality", "observed_power")
FITNESS = ("r_squared", "adjusted_r_squared", "se_estimate")


def fitness(model: FactorialModel, dependent: str) -> Table:
    """R square, adjusted, and the standard error of estimate."""
    heads = headed("variable", *FITNESS)
    fitted = model.fitted
    if isinstance(fitted, Undefined):
        return Table("model_summary", heads, ((dependent, *[fitted] * 3),))
    left = fitted.residual / fitted.corrected_total
    if fitted.df <= 0:
        return Table("model_summary", heads, ((dependent, 1 - left, FEW_CASES, FEW_CASES),))
    adjusted = 1 - left * fitted.df_total / fitted.df
    return Table("model_summary", heads, ((dependent, 1 - left, adjusted, math.sqrt(fitted.residual / fitted.df)),))


def parameter_estimates(model: FactorialModel, confidence: float, power: bool = False) -> Table:
    """Every parameter with its test; 0 where others make it redundant, as for the last level of each factor."""
    words = ("b", "se", "t", "p", "ci_low", "ci_high", "partial_eta_squared", *(POWER if power else ()))
    heads = headed("term", *words)
    rows: list[tuple[Cell, ...]] = []
    for at, parameter in enumerate(model.made):
        key = "*".join(model.parts(parameter)) or "intercept"
        if isinstance(model.fitted, Undefined):
            rows.append((key, *[model.fitted] * len(words)))
        elif at not in model.fitted.basis.kept:
            rows.append((key, 0.0, *[None] * (len(words) - 1)))
        else:
            rows.append((key, *_parameter(model.fitted, at, len(model.made), confidence)[: len(words)]))
    return Table("parameter_estimates", heads, tuple(rows), notes=(REDUNDANT,))


def _parameter(fitted: LinearModel, at: int, count: int, confidence: float) -> tuple[Cell, ...]:
    each = estimate(fitted, np.eye(count)[at], confidence)
    share = each.t if isinstance(each.t, Undefined) else each.t**2 / (each.t**2 + fitted.df)
    noncentrality = each.t if isinstance(each.t, Undefined) else abs(each.t)
    power = each.t if isinstance(each.t, Undefined) else power_of(each.t**2, 1.0, fitted.df, confidence)
    return (each.value, each.se, each.t, each.p, each.ci_low, each.ci_high, share, noncentrality, power)
