"""Continuous distributions: CDF, IDF, PDF and SIG.

Missing outside of the parameters' and of the distribution's own range, as GNU PSPP has it.
Sources: IBM, Command Syntax Reference, "Probability density functions" and those beside it; GNU PSPP manual, 7.7.10.1;
Johnson, Kotz & Balakrishnan (1994–1995), Continuous Univariate Distributions.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.statistics.special import compiled
from analysis.syntax.expressions.signature import Function, of_numbers
from analysis.syntax.expressions.values import Numbers

special = compiled()
Formula = Callable[..., Numbers]
Rule = Callable[..., Any]


def always(*_: Numbers) -> bool:
    return True


def family(name: str, takes: int, right: Rule, *, cdf: Formula, idf: Formula, pdf: Formula, within: Rule = always,
           share: Rule = lambda p: (p > 0) & (p < 1)) -> tuple[Function, ...]:  # fmt: skip
    """CDF, IDF and PDF of a distribution with `takes` parameters that are `right`, of values `within` its range."""

    def defined(x: Numbers, *of: Numbers) -> Any:
        return right(*of) & within(x, *of)

    return (
        of_numbers(f"CDF.{name}", cdf, takes + 1, defined),
        of_numbers(f"IDF.{name}", idf, takes + 1, lambda p, *of: right(*of) & share(p)),
        of_numbers(f"PDF.{name}", pdf, takes + 1, defined),
    )


def _positive(*parameters: Numbers) -> Any:
    return np.logical_and.reduce(np.broadcast_arrays(*(each > 0 for each in parameters)))


def _scaled(_: Numbers, scale: Numbers) -> Any:
    return scale > 0


def _not_below_0(x: Numbers, *_: Numbers) -> Any:
    return x >= 0


def _up_to_1(p: Numbers) -> Any:
    return (p >= 0) & (p < 1)


def _with_1(p: Numbers) -> Any:
    return (p >= 0) & (p <= 1)


def density(z: Numbers) -> Numbers:
    """Of the standard normal distribution."""
    return np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def beta_density(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    return np.asarray(np.exp(special.xlogy(a - 1, x) + special.xlog1py(b - 1, -x) - special.betaln(a, b)))


def gamma_density(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    """Of the gamma distribution with shape `a` and rate `b`."""
    return np.asarray(b * np.exp(special.xlogy(a - 1, b * x) - b * x - special.gammaln(a)))


def f_density(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    ratio = a / b
    logs = special.xlogy(a / 2, ratio) + special.xlogy(a / 2 - 1, x) - (a + b) / 2 * np.log1p(ratio * x)
    return np.asarray(np.exp(logs - special.betaln(a / 2, b / 2)))


def t_density(x: Numbers, df: Numbers) -> Numbers:
    logs = special.gammaln((df + 1) / 2) - special.gammaln(df / 2) - (df + 1) / 2 * np.log1p(x * x / df)
    return np.asarray(np.exp(logs) / np.sqrt(df * math.pi))


def _chi_square_density(x: Numbers, df: Numbers) -> Numbers:
    return gamma_density(x, df / 2, np.array(0.5))


def _weibull_density(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    return np.asarray(b / a * (x / a) ** (b - 1) * np.exp(-((x / a) ** b)))


def _laplace(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    tail = np.exp(-np.abs(x - a) / b) / 2
    return np.where(x < a, tail, 1 - tail)


def _laplace_quantile(p: Numbers, a: Numbers, b: Numbers) -> Numbers:
    return a + b * np.where(p < 0.5, np.log(2 * p), -np.log(2 * (1 - p)))


def _logistic_density(x: Numbers, a: Numbers, b: Numbers) -> Numbers:
    tail = np.exp(-np.abs(x - a) / b)
    return np.asarray(tail / (1 + tail) ** 2 / b)


FUNCTIONS = (
    *family("BETA", 2, _positive, within=lambda x, a, b: (x >= 0) & (x <= 1), share=_with_1, pdf=beta_density,
            cdf=lambda x, a, b: special.betainc(a, b, x), idf=lambda p, a, b: special.betaincinv(a, b, p)),
    *family("CAUCHY", 2, _scaled, cdf=lambda x, a, b: 0.5 + np.arctan((x - a) / b) / math.pi,
            idf=lambda p, a, b: a + b * np.tan(math.pi * (p - 0.5)),
            pdf=lambda x, a, b: b / (math.pi * (b * b + (x - a) ** 2))),
    *family("CHISQ", 1, _positive, within=_not_below_0, share=_up_to_1, pdf=_chi_square_density,
            cdf=lambda x, df: special.gammainc(df / 2, x / 2), idf=lambda p, df: 2 * special.gammaincinv(df / 2, p)),
    *family("EXP", 1, _positive, within=_not_below_0, share=_up_to_1, cdf=lambda x, a: -np.expm1(-a * x),
            idf=lambda p, a: -np.log1p(-p) / a, pdf=lambda x, a: a * np.exp(-a * x)),
    *family("F", 2, _positive, within=_not_below_0, share=_up_to_1, cdf=lambda x, a, b: special.fdtr(a, b, x),
            idf=lambda p, a, b: special.fdtri(a, b, p), pdf=f_density),
    *family("GAMMA", 2, _positive, within=_not_below_0, share=_up_to_1, pdf=gamma_density,
            cdf=lambda x, a, b: special.gammainc(a, b * x), idf=lambda p, a, b: special.gammaincinv(a, p) / b),
    *family("HALFNRM", 2, _scaled, within=lambda x, a, b: x >= a, share=_up_to_1,
            cdf=lambda x, a, b: 2 * special.ndtr((x - a) / b) - 1,
            idf=lambda p, a, b: a + b * special.ndtri((1 + p) / 2),
            pdf=lambda x, a, b: 2 * density((x - a) / b) / b),
    *family("LAPLACE", 2, _scaled, cdf=_laplace, idf=_laplace_quantile,
            pdf=lambda x, a, b: np.exp(-np.abs(x - a) / b) / (2 * b)),
    *family("LOGISTIC", 2, _scaled, cdf=lambda x, a, b: special.expit((x - a) / b),
            idf=lambda p, a, b: a + b * special.logit(p), pdf=_logistic_density),
    *family("LNORMAL", 2, _positive, within=_not_below_0, share=_up_to_1,
            cdf=lambda x, a, b: special.ndtr(np.log(x / a) / b), idf=lambda p, a, b: a * np.exp(b * special.ndtri(p)),
            pdf=lambda x, a, b: np.where(x > 0, density(np.log(x / a) / b) / (x * b), 0)),
    *family("NORMAL", 2, _scaled, cdf=lambda x, a, b: special.ndtr((x - a) / b),
            idf=lambda p, a, b: a + b * special.ndtri(p), pdf=lambda x, a, b: density((x - a) / b) / b),
    *family("PARETO", 2, _positive, within=lambda x, a, b: x >= a, share=_up_to_1, cdf=lambda x, a, b: 1 - (a / x) ** b,
            idf=lambda p, a, b: a * (1 - p) ** (-1 / b), pdf=lambda x, a, b: b / x * (a / x) ** b),
    *family("T", 1, _positive, cdf=lambda x, df: special.stdtr(df, x), idf=lambda p, df: special.stdtrit(df, p),
            pdf=t_density),
    *family("UNIFORM", 2, lambda a, b: a <= b, within=lambda x, a, b: (x >= a) & (x <= b), share=_with_1,
            cdf=lambda x, a, b: np.where(x >= b, 1, (x - a) / (b - a)), idf=lambda p, a, b: a + p * (b - a),
            pdf=lambda x, a, b: np.where(x < b, 1 / (b - a), 0)),
    *family("WEIBULL", 2, _positive, within=_not_below_0, share=_up_to_1, pdf=_weibull_density,
            cdf=lambda x, a, b: -np.expm1(-((x / a) ** b)), idf=lambda p, a, b: a * (-np.log1p(-p)) ** (1 / b)),
    of_numbers("SIG.CHISQ", lambda x, df: special.gammaincc(df / 2, x / 2), 2, lambda x, df: (x >= 0) & (df > 0)),
    of_numbers("SIG.F", lambda x, a, b: special.fdtrc(a, b, x), 3, lambda x, a, b: (x >= 0) & (a > 0) & (b > 0)),
    of_numbers("CDFNORM", special.ndtr),
    of_numbers("PROBIT", special.ndtri, within=lambda p: (p > 0) & (p < 1)),
)  # fmt: skip
