"""Whether groups have the same covariances."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import Statistic
from analysis.statistics.distributions import p_f
from analysis.statistics.multivariate_tests import LEAST_EIGENVALUE
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

FEW_GROUPS = Undefined(Message("fewer than two groups have covariances that can be compared"))


@dataclass(frozen=True)
class BoxTest:
    """Box's M with its F."""

    box_m: Statistic
    f: Statistic
    df1: Statistic
    df2: Statistic
    p: Statistic


def box_test(products: Sequence[Numbers], sizes: Sequence[float]) -> BoxTest:
    """Of groups with the cross-products `products`, shape (p, p) each, and `sizes`; singular ones are left out.

    Source: Box (1949), Biometrika 36; IBM SPSS Statistics Algorithms, Box's M test.
    """
    kept = [(each, n - 1) for each, n in zip(products, sizes, strict=True) if n > len(each) and _is_regular(each)]
    if len(kept) < 2:
        return BoxTest(*[FEW_GROUPS] * 5)
    p, g, v = len(kept[0][0]), len(kept), np.array([df for _, df in kept])
    total, whole = float(v.sum()), sum(each for each, _ in kept)
    logarithms = np.array([np.linalg.slogdet(each / df)[1] for each, df in kept])
    m = total * float(np.linalg.slogdet(whole / total)[1]) - float(v @ logarithms)
    first = (2 * p**2 + 3 * p - 1) / (6 * (g - 1) * (p + 1)) * float((1 / v).sum() - 1 / total)
    second = (p - 1) * (p + 2) / (6 * (g - 1)) * float((1 / v**2).sum() - 1 / total**2)
    df1 = (g - 1) * p * (p + 1) / 2
    df2 = (df1 + 2) / abs(second - first**2) if second != first**2 else np.inf
    if second > first**2:
        f = m * (1 - first - df1 / df2) / df1
    else:
        b = df2 / (1 - first + 2 / df2)
        f = df2 * m / (df1 * (b - m))
    return BoxTest(m, float(f), float(df1), float(df2), p_f(float(f), float(df1), float(df2)))


def _is_regular(products: Numbers) -> bool:
    sizes = np.sqrt(np.diag(products))
    return bool((sizes > 0).all() and np.linalg.eigvalsh(products / np.outer(sizes, sizes))[0] > LEAST_EIGENVALUE)
