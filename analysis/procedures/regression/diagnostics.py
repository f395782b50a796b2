"""Tables on what a regression takes for granted: told-apart predictors, even errors, no case that decides alone."""

from collections.abc import Sequence

import numpy as np

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.fits import term_keys
from analysis.procedures.regression.models import Model
from analysis.result import Message
from analysis.statistics.condition import Dimension, dimensions, dimensions_of
from analysis.statistics.heteroscedasticity import even_spread
from analysis.statistics.influence import influences
from analysis.statistics.least_squares import Fit
from analysis.statistics.residual_statistics import residual_statistics
from analysis.statistics.robust_errors import hc3
from analysis.statistics.tested import tested
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

ROBUST = ("se", "t", "p", "ci_low", "ci_high")

HC3 = Message("HC3 method.")
DEPENDENT = Message(
    "Tests the null hypothesis that the variance of the errors does not depend on the values of the predictors."
)

Row = tuple[Cell, ...]


def collinearity(models: Sequence[Model], design: Design, data: Data) -> list[Table]:
    """Eigenvalues, condition indices and variance proportions of every model that could be fitted."""
    terms = list(dict.fromkeys(key for model in models for key in term_keys(model, design)))
    rows: list[Row] = []
    for number, model in enumerate(models, start=1):
        if isinstance(model.fitted, Undefined):
            continue
        keys = term_keys(model, design)
        if not keys:
            continue
        for k, found in enumerate(_dimensions(model, data), start=1):
            shares: dict[str, Cell] = dict(zip(keys, found.proportions, strict=True))
            row = (f"model={number}", f"dimension={k}", found.eigenvalue, found.condition_index)
            rows.append((*row, *(shares.get(term) for term in terms)))
    under = (Column("variance_proportion", term) for term in terms)
    heads = (*headed("model", "dimension", "eigenvalue", "condition_index"), *under)
    return [Table("collinearity_diagnostics", heads, tuple(rows))] if rows else []


def _dimensions(model: Model, data: Data) -> tuple[Dimension, ...]:
    """From the cases, or from products of pairs that have their own cases."""
    if data.moments is None or data.counts is None:
        return dimensions(data.pieces(model.inside), data.constant)
    at, n = list(model.inside), data.n
    means = data.moments.means[at]
    products = data.moments.products[np.ix_(at, at)] + n * np.outer(means, means)
    whole = np.block([[np.array([[n]]), n * means[None, :]], [n * means[:, None], products]])
    size = np.sqrt(np.diag(whole))
    values, vectors = np.linalg.eigh(whole / np.outer(size, size))
    return dimensions_of(vectors.T * np.sqrt(np.maximum(values, 0.0))[:, None])


def robust(models: Sequence[Model], design: Design, data: Data, confidence: float) -> list[Table]:
    """The coefficients of every model with standard errors that hold where errors do not spread evenly."""
    rows: list[Row] = []
    for number, model in enumerate(models, start=1):
        for key, cells in zip(term_keys(model, design), _robust(model, data, confidence), strict=True):
            rows.append((f"model={number}", key, *cells))
    return [Table("robust_coefficients", headed("model", "term", "b", *ROBUST), tuple(rows), notes=(HC3,))]


def residuals(model: Model, data: Data) -> list[Table]:
    """The last model's predicted values, residuals and distances, summed up."""
    found = model.fitted
    if isinstance(found, Undefined):
        return []
    rows = [
        (name, spread.minimum, spread.maximum, spread.mean, spread.sd, found.n)
        for name, spread in residual_statistics(data.pieces(model.inside), found).items()
    ]
    words = ("statistic", "minimum", "maximum", "mean", "sd", "n")
    return [Table("residuals_statistics", headed(*words), tuple(rows))]


def errors_spread(model: Model, data: Data) -> list[Table]:
    """Tests of equal variance of the last model's errors."""
    if isinstance(model.fitted, Undefined):
        return []
    found = even_spread(data.pieces(model.inside), model.fitted)
    rows = [(name, test.value, test.df, test.p) for name, test in found.items()]
    return [Table("heteroscedasticity", headed("statistic", "value", "df", "p"), tuple(rows), notes=(DEPENDENT,))]


def _robust(model: Model, data: Data, confidence: float) -> list[Row]:
    if isinstance(model.fitted, Undefined):
        return [(model.fitted,) * (1 + len(ROBUST))] * (1 + len(model.inside))
    found: Fit = model.fitted
    covariance = hc3(influences(data.pieces(model.inside), found))
    estimates = [found.intercept, *(float(slope) for slope in found.slopes)]
    if isinstance(covariance, Undefined):
        return [(b, *[covariance] * len(ROBUST)) for b in estimates]
    df = found.n - len(found.slopes) - 1
    each = [tested(b, float(covariance[at, at]) ** 0.5, df, confidence) for at, b in enumerate(estimates)]
    return [(one.estimate, *(getattr(one, word) for word in ROBUST)) for one in each]
