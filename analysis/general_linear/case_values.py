"""What a factorial model says of every case: predictions, residuals, leverages."""

from collections.abc import Sequence

import numpy as np

from analysis.general_linear.model import FactorialModel
from analysis.statistics.factorial import columns, indicators
from analysis.statistics.linear_hypotheses import LinearModel
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined


def case_values(tally: Tally, model: FactorialModel, names: Sequence[str]) -> dict[str, Numbers]:
    """Each word with a value for every row of the file, shape (n,), NaN where a case is not of the model.

    `names`: the dependent variable, factors, covariates, and what weighs errors, where there is one.
    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, 2.1; leverages are not centred.
    """
    values, missing, _ = tally.rows(names)
    count = 1 + len(model.factors) + len(model.covariates)
    errors = values[:, count] if len(names) > count else np.ones(len(values))
    kept = ~missing.any(axis=1) & (errors > 0)
    fitted = model.fitted
    if isinstance(fitted, Undefined) or not kept.any():
        return {}
    found = _of_rows(fitted, _matrix(model, values[kept]), values[kept, 0], errors[kept])
    whole = {word: np.full(len(values), np.nan) for word in found}
    for word, each in found.items():
        whole[word][kept] = each
    return whole


def _matrix(model: FactorialModel, values: Numbers) -> Numbers:
    shares = []
    for at, codes in enumerate(model.cells.codes):
        order = np.argsort(codes)
        levels = order[np.searchsorted(np.asarray(codes)[order], values[:, 1 + at])]
        shares.append(indicators(levels, len(codes)))
    first = 1 + len(model.factors)
    return columns(model.effects, shares, values[:, first : first + len(model.covariates)])


def _of_rows(fitted: LinearModel, x: Numbers, y: Numbers, errors: Numbers) -> dict[str, Numbers]:
    predicted = fitted.values(x, fitted.origin)
    own = fitted.variances(x)
    leverage = own * errors
    residual = y - predicted
    found = {"predicted": predicted, "residual": residual, "leverage": leverage}
    error = fitted.error
    if isinstance(error, Undefined):
        return found
    free = np.where(leverage < 1 - 1e-10, 1 - leverage, np.nan)
    deviation = np.sqrt(error / errors)
    studentized = residual / (deviation * np.sqrt(free))
    return found | {
        "weighted_predicted": predicted * np.sqrt(errors),
        "weighted_residual": residual * np.sqrt(errors),
        "se_predicted": np.sqrt(error * own),
        "standardized_residual": residual / deviation,
        "studentized_residual": studentized,
        "deleted_residual": residual / free,
        "cook": studentized**2 * leverage / (len(fitted.basis.kept) * free),
    }
