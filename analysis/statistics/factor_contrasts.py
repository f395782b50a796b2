"""Contrasts of the levels of a factor, by the names that SPSS gives them."""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.polynomial_trends import orthogonal

Numbers = NDArray[np.float64]

ContrastType = Literal["deviation", "simple", "difference", "helmert", "repeated", "polynomial", "special"]
TYPES = get_args(ContrastType)


def contrasts(type_: ContrastType, k: int, numbers: Sequence[float] = ()) -> Numbers:
    """The coefficients of `k` levels, shape (contrasts, k).

    `numbers`: the position of the level left out from 1, the metric of polynomials, or the coefficients themselves.
    Raises `ValueError` where they do not fit `k`. Source: IBM SPSS Statistics, GLM, CONTRAST subcommand.
    """
    each = np.eye(k)
    match type_:
        case "deviation" | "simple":
            out = int(numbers[0]) - 1 if numbers else k - 1
            if not 0 <= out < k:
                raise ValueError(out + 1)
            against = np.full(k, 1 / k) if type_ == "deviation" else each[out]
            return np.array([each[at] - against for at in range(k) if at != out]).reshape(k - 1, k)
        case "difference":
            return np.array([each[at] - each[:at].mean(axis=0) for at in range(1, k)]).reshape(k - 1, k)
        case "helmert":
            return np.array([each[at] - each[at + 1 :].mean(axis=0) for at in range(k - 1)]).reshape(k - 1, k)
        case "repeated":
            return np.asarray(each[:-1] - each[1:])
        case "polynomial":
            if len(numbers) not in (0, k):
                raise ValueError(len(numbers))
            return orthogonal(np.array(numbers or range(1, k + 1), dtype=np.float64), np.ones(k), k - 1)
        case _:
            if not numbers or len(numbers) % k:
                raise ValueError(len(numbers))
            return np.array(numbers, dtype=np.float64).reshape(-1, k)
