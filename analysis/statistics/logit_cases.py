"""What a logistic model says of every single case, and how Newton's method came to it."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.logit import Logit
from analysis.statistics.subpopulations import Subpopulations
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MOST = 20
SETTLED = 0.001


@dataclass(frozen=True)
class Iteration:
    """One step: what it came to."""

    deviance: float
    coefficients: Numbers  # (k + 1,), the constant first


def history(data: Subpopulations, constant: bool, most: int = MOST, settled: float = SETTLED) -> list[Iteration]:
    """Newton's method from coefficients of 0, until none changes by `settled`, as SPSS counts its iterations."""
    x = np.column_stack([np.ones(len(data.x)), data.x])[:, 0 if constant else 1 :]
    b, found = np.zeros(x.shape[1]), []
    for _ in range(most if x.shape[1] else 0):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -500, 500)))
        information = (x * (data.sizes * p * (1 - p))[:, None]).T @ x
        try:
            move = np.linalg.solve(information, x.T @ (data.counts[:, 1] - data.sizes * p))
        except np.linalg.LinAlgError:
            break
        b = b + move
        odds = x @ b
        chances = np.column_stack([-np.logaddexp(0, odds), -np.logaddexp(0, -odds)])
        whole = b if constant else np.concatenate([[0.0], b])
        found.append(Iteration(-2 * float((data.counts * chances).sum()), whole))
        if np.abs(move).max() < settled:
            break
    return found


def logit_diagnostics(x: Numbers, y: Numbers, fitted: Logit, cut: float) -> dict[str, Numbers]:
    """Each kind of value by its name, (n,), of cases `x` (n, k) and `y` (n,), 0, 1 or NaN; `beta_change=0` and so on.

    Source: IBM SPSS Statistics Algorithms, LOGISTIC REGRESSION; Pregibon (1981), Annals of Statistics 9.
    """
    design = np.column_stack([np.ones(len(x)), x])[:, 0 if fitted.constant else 1 :]
    b, covariance = fitted.coefficients, fitted.covariance
    if not fitted.constant:
        b, covariance = b[1:], covariance[1:, 1:]
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-(design @ b)))
        spread = p * (1 - p)
        e = y - p
        leverage = spread * ((design @ covariance) * design).sum(axis=1)
        deviance = np.sign(e) * np.sqrt(-2 * np.log(np.where(y == 1, p, 1 - p)))
        scaled = e / np.sqrt(spread)
        moves = (design @ covariance) * (e / (1 - leverage))[:, None]
        found = {
            "predicted_probability": p,
            "predicted_group": np.where(np.isnan(p), np.nan, (p >= cut).astype(float)),
            "difference": e,
            "logit_residual": e / spread,
            "normalized_residual": scaled,
            "deviance_value": np.where(np.isnan(e), np.nan, deviance),
            "studentized_deviance": deviance / np.sqrt(1 - leverage),
            "leverage": leverage,
            "cook_analog": scaled**2 * leverage / (1 - leverage),
            **{f"beta_change={at}": column for at, column in enumerate(moves.T)},
        }
    return {name: np.where(np.isnan(e) & (name not in KNOWN), np.nan, values) for name, values in found.items()}


KNOWN = ("predicted_probability", "predicted_group", "leverage")
"""What is known of a case without an answer."""
