"""What a least-squares fit says of every single case: predictions, residuals, distances and influence."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.distributions import quantile_t
from analysis.statistics.least_squares import Fit
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Found = dict[str, Numbers]


@dataclass(frozen=True)
class Rows:
    """Cases in the order of the file; NaN where a value is missing."""

    x: Numbers  # (n, k): the predictors in the model
    y: Numbers  # (n,)
    counts: Numbers  # (n,): how many cases each stands for
    errors: Numbers  # (n,): what its error weighs; 1 where nothing says so
    fitted: NDArray[np.bool_]  # (n,): whether the model was estimated on it
    are_equal: bool  # whether all errors weigh the same


@dataclass(frozen=True)
class Leverage:
    """How far cases are from the others, and how their y moves the fit."""

    own: Numbers  # (n,): around the mean, or from 0 without a constant
    whole: Numbers  # (n,): with the constant's part
    moves: Numbers  # (n, k or k + 1): of each coefficient when y of the case moves by 1, the constant first


def case_diagnostics(rows: Rows, found: Fit, confidence: float) -> Found:
    """Each kind of value by its name, shape (n,); `beta_change=0` and so on for each coefficient. NaN: not defined.

    Cases that the model was not estimated on have what it would say of them were they new.
    Source: IBM SPSS Statistics Algorithms, REGRESSION, residuals and associated statistics.
    """
    with np.errstate(all="ignore"):
        found_of = _values(rows, found, _leverage(rows, found), confidence)
    return {name: np.where(np.isfinite(values), values, np.nan) for name, values in found_of.items()}


def _leverage(rows: Rows, found: Fit) -> Leverage:
    centred = rows.x - found.means
    slopes = centred @ found.inverse
    own = rows.errors * (slopes * centred).sum(axis=1)
    if not found.constant:
        return Leverage(own, own, slopes * rows.errors[:, None])
    level = 1 / (found.n * found.scale)
    moves = np.column_stack([level - slopes @ found.means, slopes])
    return Leverage(own, own + rows.errors * level, moves * rows.errors[:, None])


def _values(rows: Rows, found: Fit, at: Leverage, confidence: float) -> Found:
    s2, inside = found.residual / found.df, rows.fitted
    predicted = found.intercept + rows.x @ found.slopes
    residual = rows.y - predicted
    free = np.where(inside, 1 - at.whole, 1 + at.whole)  # a new case adds to what is not known
    deleted = np.where(inside, residual / free, residual)
    without = np.where(
        inside, (found.df * s2 - rows.errors * residual**2 / free) / (found.df - 1), s2
    )  # variance of errors when the case leaves
    spread = np.sqrt(s2 * at.whole / rows.errors)
    return {
        "predicted": predicted,
        "residual": residual,
        "deleted_residual": deleted,
        "adjusted_predicted": rows.y - deleted,
        **_standardized(rows, found, predicted, residual),
        "studentized_residual": residual / np.sqrt(s2 * free / rows.errors),
        "studentized_deleted_residual": residual / np.sqrt(without * free / rows.errors),
        "se_predicted": spread,
        **_distances(rows, found, at, deleted),
        "covariance_ratio": np.where(inside, (without / s2) ** len(at.moves.T) / free, np.nan),
        **_changes(rows, found, at, deleted, without),
        **_intervals(rows, found, predicted, at, confidence),
    }


def _standardized(rows: Rows, found: Fit, predicted: Numbers, residual: Numbers) -> Found:
    """Not defined where errors weigh differently."""
    if not rows.are_equal:
        nothing = np.full(len(predicted), np.nan)
        return {"standardized_predicted": nothing, "standardized_residual": nothing}
    counts, held = rows.counts[rows.fitted], predicted[rows.fitted]
    mean = counts @ held / counts.sum()
    sd = np.sqrt(counts @ (held - mean) ** 2 / (counts.sum() - 1))
    return {
        "standardized_predicted": (predicted - mean) / sd,
        "standardized_residual": residual / np.sqrt(found.residual / found.df),
    }


def _distances(rows: Rows, found: Fit, at: Leverage, deleted: Numbers) -> Found:
    inside, s2 = rows.fitted, found.residual / found.df
    new = at.whole / (1 + at.whole)
    new = rows.errors * (new - 1 / (found.n * found.scale + 1)) if found.constant else new
    leverage = np.where(inside, at.own, new)
    counted = np.where(inside, found.df_total, found.df_total + 1)
    cook = deleted**2 * at.whole * rows.errors / (s2 * len(at.moves.T))
    return {
        "mahalanobis": counted * leverage,
        "cook": np.where(inside, cook, np.nan),
        "centered_leverage": leverage,
    }


def _changes(rows: Rows, found: Fit, at: Leverage, deleted: Numbers, without: Numbers) -> Found:
    """How the prediction and the coefficients move when the case leaves."""
    gone = np.where(rows.fitted, deleted, np.nan)
    sizes = np.diag(found.inverse)
    if found.constant:
        level = 1 / (found.n * found.scale) + found.means @ found.inverse @ found.means
        sizes = np.concatenate([[level], sizes])
    moves = at.moves * gone[:, None]
    scaled = moves / np.sqrt(without[:, None] * sizes)
    return {
        "fit_change": at.whole * gone,
        "standardized_fit_change": at.whole * gone / np.sqrt(without * at.whole),
        **{f"beta_change={number}": column for number, column in enumerate(moves.T)},
        **{f"standardized_beta_change={number}": column for number, column in enumerate(scaled.T)},
    }


def _intervals(rows: Rows, found: Fit, predicted: Numbers, at: Leverage, confidence: float) -> Found:
    """Of the mean of cases like this one, and of one of them."""
    reach = quantile_t((1 + confidence) / 2, found.df) * np.sqrt(found.residual / found.df / rows.errors)
    mean, single = reach * np.sqrt(at.whole), reach * np.sqrt(1 + at.whole)
    return {
        "mean_low": predicted - mean,
        "mean_high": predicted + mean,
        "individual_low": predicted - single,
        "individual_high": predicted + single,
    }
