"""What a multinomial regression is asked for."""

from typing import Literal

from analysis.categorical.effect_steps import Method
from analysis.categories import Category
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """The answers of `dependent` against its `base`, from `factors` (as levels) and `covariates` (as numbers).

    `base_code` is the answer itself, where it is neither the first nor the last. The `reference` level of a factor
    is 0. `terms`: what the model has where it is not every factor and covariate by itself: variables, and products of
    several. Those `stepped` come and go by `method`: one enters where p of its likelihood ratio is below `p_in`, and
    leaves where it is above `p_out`. `statistics`: tables beside the others. What estimates vary together is multiplied
    by the `dispersion`: the deviance or Pearson's chi-square over its degrees of freedom, or `dispersion_value`.
    Cases are of one subpopulation where they agree in those `subpopulations`, by default in all factors and covariates.
    """

    dependent: Category
    factors: tuple[Category, ...] = ()
    covariates: tuple[Variable, ...] = ()
    base: Literal["first", "last"] = "last"
    base_code: float | None = None
    reference: Literal["first", "last"] = "last"
    confidence: float = 0.95
    terms: tuple[tuple[Category, ...], ...] = ()
    stepped: tuple[tuple[Category, ...], ...] = ()
    method: Method = "forward"
    p_in: float = 0.05
    p_out: float = 0.10
    subpopulations: tuple[Category, ...] = ()
    dispersion: Literal["none", "deviance", "pearson"] = "none"
    dispersion_value: float | None = None
    statistics: tuple[Literal["correlations", "covariances", "cells", "iterations"], ...] = ()
