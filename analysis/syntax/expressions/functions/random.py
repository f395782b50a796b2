"""Random numbers.

The generator is ours, not SPSS's or GNU PSPP's: one seed gives the same numbers in every run here, and others there.
Sources: IBM, Command Syntax Reference, "Random variable functions"; GNU PSPP manual, 7.7.10.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import NUMBER, Function
from analysis.syntax.expressions.values import Numbers

if TYPE_CHECKING:
    from numpy.random import Generator

Draw = Callable[..., Any]
MOST = 1e9
"""Above any number of things that are drawn."""


def _drawn(name: str, draw: Draw, takes: int, within: Callable[..., Any]) -> Function:
    """A function that draws one number for each case; missing where its parameters are or make no distribution."""

    def run(scene: Scene, *values: Numbers) -> Numbers:
        given = np.broadcast_arrays(*(np.broadcast_to(value, (scene.n,)) for value in values))
        right = np.logical_and.reduce([~np.isnan(value) for value in given]) & within(*given)
        found = np.full(scene.n, np.nan)
        found[right] = draw(scene.random.generator, int(right.sum()), *(value[right] for value in given))
        return found

    return Function(name, (NUMBER,) * takes, run, sees=True)


def _half_normal(random: "Generator", n: int, mean: Numbers, sd: Numbers) -> Numbers:
    return mean + sd * np.abs(random.standard_normal(n))


def _count(number: Numbers) -> Any:
    return (number == np.floor(number)) & (number > 0) & (number < MOST)


def _share(number: Numbers) -> Any:
    return (number >= 0) & (number <= 1)


FUNCTIONS = (
    _drawn("UNIFORM", lambda r, n, top: r.random(n) * top, 1, lambda top: top >= 0),
    _drawn("NORMAL", lambda r, n, sd: r.standard_normal(n) * sd, 1, lambda sd: sd > 0),
    _drawn("RV.BERNOULLI", lambda r, n, p: r.binomial(1, p), 1, _share),
    _drawn("RV.BETA", lambda r, n, a, b: r.beta(a, b), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn("RV.BINOM", lambda r, n, k, p: r.binomial(k.astype(int), p), 2, lambda k, p: _count(k) & _share(p)),
    _drawn("RV.CAUCHY", lambda r, n, a, b: a + b * r.standard_cauchy(n), 2, lambda a, b: b > 0),
    _drawn("RV.CHISQ", lambda r, n, df: r.chisquare(df), 1, lambda df: df > 0),
    _drawn("RV.EXP", lambda r, n, a: r.exponential(1 / a), 1, lambda a: a > 0),
    _drawn("RV.F", lambda r, n, a, b: r.f(a, b), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn("RV.GAMMA", lambda r, n, a, b: r.gamma(a, 1 / b), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn("RV.GEOM", lambda r, n, p: r.geometric(p), 1, lambda p: (p > 0) & (p <= 1)),
    _drawn("RV.HALFNRM", _half_normal, 2, lambda mean, sd: sd > 0),
    _drawn(
        "RV.HYPER",
        lambda r, n, of, k, hits: r.hypergeometric(hits.astype(int), (of - hits).astype(int), k.astype(int)),
        3,
        lambda of, k, hits: _count(of) & _count(k) & _count(hits) & (k <= of) & (hits <= of),
    ),
    _drawn("RV.IGAUSS", lambda r, n, a, b: r.wald(a, b), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn("RV.LAPLACE", lambda r, n, a, b: r.laplace(a, b), 2, lambda a, b: b > 0),
    _drawn("RV.LOGISTIC", lambda r, n, a, b: r.logistic(a, b), 2, lambda a, b: b > 0),
    _drawn("RV.LNORMAL", lambda r, n, a, b: r.lognormal(np.log(a), b), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn(
        "RV.NEGBIN",
        lambda r, n, k, p: k + r.negative_binomial(k.astype(int), p),
        2,
        lambda k, p: _count(k) & (p > 0) & (p <= 1),
    ),
    _drawn("RV.NORMAL", lambda r, n, mean, sd: mean + sd * r.standard_normal(n), 2, lambda mean, sd: sd > 0),
    _drawn("RV.PARETO", lambda r, n, a, b: a * (1 + r.pareto(b)), 2, lambda a, b: (a > 0) & (b > 0)),
    _drawn("RV.POISSON", lambda r, n, mean: r.poisson(mean), 1, lambda mean: (mean > 0) & (mean < MOST)),
    _drawn("RV.T", lambda r, n, df: r.standard_t(df), 1, lambda df: df > 0),
    _drawn("RV.UNIFORM", lambda r, n, low, high: low + r.random(n) * (high - low), 2, lambda low, high: low <= high),
    _drawn("RV.WEIBULL", lambda r, n, a, b: a * r.weibull(b), 2, lambda a, b: (a > 0) & (b > 0)),
)
