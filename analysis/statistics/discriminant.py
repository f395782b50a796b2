"""Linear discriminant functions: what of several variables tells groups apart, and which group a case is most like."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.distributions import p_chi_square, p_f
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Groups:
    """What the groups are, for `g` groups and `p` variables."""

    sizes: Numbers  # (g,): sums of weights
    means: Numbers  # (g, p)
    products: Numbers  # (g, p, p): centred cross-products within each

    @property
    def n(self) -> float:
        return float(self.sizes.sum())

    @property
    def within(self) -> Numbers:
        """Cross-products within groups, (p, p)."""
        return np.asarray(self.products.sum(axis=0))

    @property
    def grand_mean(self) -> Numbers:
        return np.asarray(self.sizes @ self.means / self.n)

    @property
    def total(self) -> Numbers:
        """Cross-products around the grand mean, (p, p)."""
        gaps = self.means - self.grand_mean
        return self.within + (gaps * self.sizes[:, None]).T @ gaps

    @property
    def pooled(self) -> Numbers:
        """The covariance matrix within groups, with n - g degrees of freedom."""
        return self.within / (self.n - len(self.sizes))

    def of(self, places: Sequence[int]) -> "Groups":
        """The same of fewer variables."""
        at = np.array(places, dtype=np.intp)
        return Groups(self.sizes, self.means[:, at], self.products[:, at[:, None], at])


def groups_of(values: Numbers, weights: Numbers, labels: NDArray[np.intp], g: int) -> Groups:
    """The groups of rows (n, p) with `labels` 0 to g - 1, every one of which has a row."""
    sizes = np.asarray(np.bincount(labels, weights, minlength=g), dtype=np.float64)
    means = np.array([weights[labels == at] @ values[labels == at] for at in range(g)]) / sizes[:, None]
    gaps = values - means[labels]
    products = np.array([(gaps[labels == at] * weights[labels == at, None]).T @ gaps[labels == at] for at in range(g)])
    return Groups(sizes, means, products)


@dataclass(frozen=True)
class Univariate:
    """Tests of equal means of each variable, shape (p,) each."""

    wilks: Numbers
    f: Numbers
    p: tuple[float, ...]
    df1: float
    df2: float


def univariate(found: Groups) -> Univariate:
    """Wilks' lambda and F of every variable alone; NaN for one that does not vary within groups."""
    df1, df2 = len(found.sizes) - 1.0, found.n - len(found.sizes)
    within, total = np.diag(found.within), np.diag(found.total)
    with np.errstate(all="ignore"):
        wilks = within / total
        f = (total - within) / df1 / (within / df2)
    return Univariate(wilks, f, tuple(p_f(each, df1, df2) if np.isfinite(each) else np.nan for each in f), df1, df2)


@dataclass(frozen=True)
class Functions:
    """Discriminant functions, `m` of them."""

    eigenvalues: Numbers  # (m,), descending
    coefficients: Numbers  # (p, m): of the variables as they stand
    constants: Numbers  # (m,)
    standardized: Numbers  # (p, m): of variables with a standard deviation of 1 within groups
    structure: Numbers  # (p, m): correlations within groups
    centroids: Numbers  # (g, m)

    def scores(self, values: Numbers) -> Numbers:
        """The functions of rows (n, p), shape (n, m)."""
        return values @ self.coefficients + self.constants


def functions(found: Groups, every: Groups | None = None) -> Functions:
    """All functions of groups whose pooled covariance has an inverse; `every`: variables whose structure is told.

    A function points to where the sum of its standardised coefficients is above 0, as in every output of SPSS that was
    compared. Source: IBM SPSS Statistics Algorithms, DISCRIMINANT; Fisher (1936), Annals of Eugenics 7.
    """
    pooled = found.pooled
    lower = np.linalg.cholesky(pooled)
    between = (found.total - found.within) / (found.n - len(found.sizes))
    half = np.linalg.solve(lower, between)
    roots, vectors = np.linalg.eigh(np.linalg.solve(lower, half.T))
    order = np.argsort(-roots, kind="stable")[: min(len(found.sizes) - 1, len(pooled))]
    coefficients = np.linalg.solve(lower.T, vectors[:, order])
    sd = np.sqrt(np.diag(pooled))
    signs = np.where((coefficients * sd[:, None]).sum(axis=0) < 0, -1.0, 1.0)
    coefficients = coefficients * signs
    constants = -(found.grand_mean @ coefficients)
    crossed = pooled if every is None else every.pooled
    return Functions(
        np.maximum(roots[order], 0.0),
        coefficients,
        constants,
        coefficients * sd[:, None],
        _structure(crossed, pooled, coefficients),
        found.means @ coefficients + constants,
    )


def _structure(crossed: Numbers, pooled: Numbers, coefficients: Numbers) -> Numbers:
    return crossed[:, : len(pooled)] @ coefficients / np.sqrt(np.diag(crossed))[:, None]


def remaining(eigenvalues: Numbers, n: float, p: int, g: int) -> list[tuple[float, float, float, float]]:
    """Wilks' lambda, chi-square, df and probability of the functions from each one on.

    Source: Bartlett (1947), Supplement to the Journal of the Royal Statistical Society 9(2).
    """
    found = []
    for at in range(len(eigenvalues)):
        wilks = float(np.prod(1 / (1 + eigenvalues[at:])))
        chi_square = -(n - (p + g) / 2 - 1) * float(np.log(wilks))
        df = float((p - at) * (g - at - 1))
        found.append((wilks, chi_square, df, p_chi_square(max(chi_square, 0.0), df)))
    return found


def classification_functions(found: Groups, priors: Numbers) -> tuple[Numbers, Numbers]:
    """Fisher's functions: coefficients (p, g) and constants (g,), whose largest value names the group."""
    coefficients = np.linalg.solve(found.pooled, found.means.T)
    constants = np.log(priors) - 0.5 * (found.means * coefficients.T).sum(axis=1)
    return np.asarray(coefficients, dtype=np.float64), np.asarray(constants, dtype=np.float64)


def tolerances(pooled: Numbers) -> Numbers:
    """1 - R square of each variable on the others, within groups, (p,)."""
    return 1 / (np.diag(np.linalg.inv(pooled)) * np.diag(pooled))


def tolerable(pooled: Numbers, least: float) -> tuple[list[int], list[tuple[int, float]]]:
    """The variables that pass, in their order, and those that fail, with what the passed before leave of them."""
    passed: list[int] = []
    failed: list[tuple[int, float]] = []
    for at in range(len(pooled)):
        variance = float(pooled[at, at])
        rest = variance
        if passed and variance > 0:
            own = pooled[np.ix_(passed, [at])]
            rest = variance - float((own.T @ np.linalg.solve(pooled[np.ix_(passed, passed)], own))[0, 0])
        tolerance = max(rest, 0.0) / variance if variance > 0 else 0.0
        if tolerance < least:
            failed.append((at, tolerance))
        else:
            passed.append(at)
    return passed, failed
