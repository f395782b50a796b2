"""The coefficients of the last model of a regression with what they vary together."""

import numpy as np

from analysis.procedures.regression.data import data_of
from analysis.procedures.regression.fits import term_keys
from analysis.procedures.regression.models import models_of
from analysis.procedures.regression.options import Options, check
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Estimates:
    """Of k coefficients, the constant first where there is one."""

    terms: tuple[str, ...]
    b: Numbers  # (k,)
    covariance: Numbers  # (k, k)
    df: float  # of the residuals


def estimates_of(tally: Tally, options: Options) -> Estimates | None:
    """Those of the last model; None where it could not be fitted, or leaves no freedom.

    Source: IBM SPSS Statistics Algorithms, REGRESSION, variance of the constant.
    """
    check(options)
    predictors = dict.fromkeys(each.name for block in options.entered for each in block)
    design, data = data_of(tally, [options.dependent.name, *predictors], options)
    model = models_of(data, design, options)[-1]
    found = model.fitted
    if isinstance(found, Undefined) or found.df <= 0:
        return None
    b, inverse = found.slopes, found.inverse
    if found.constant:
        with_mean = -inverse @ found.means
        level = 1 / (found.n * found.scale) + found.means @ inverse @ found.means
        inverse = np.block([[np.array([[level]]), with_mean[None, :]], [with_mean[:, None], inverse]])
        b = np.concatenate([[found.intercept], b])
    return Estimates(tuple(term_keys(model, design)), b, inverse * (found.residual / found.df), found.df)
