"""Regression on a sample, with standard errors under frequency weights and by the sampling design."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design
from analysis.samples.sampled_estimates import Work, as_if_cases, both, by_the_design, test_cells
from analysis.statistics.collinearity import enter
from analysis.statistics.description import CONSTANT, NO_CASES
from analysis.statistics.least_squares import Fit, fit
from analysis.statistics.linear_model import coefficients
from analysis.statistics.linearization import Estimate
from analysis.table import Cell, Table, headed
from analysis.tally import centred_moments
from analysis.terms import Term
from analysis.undefined import Undefined
from instrument.message import Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]

NO_PREDICTOR = Undefined(Message("no predictor is in the model"))
TOLERANCE = 0.0001  # as REGRESSION
TEST = ("se", "df", "t", "p", "ci_low", "ci_high")


@dataclass(frozen=True)
class Model:
    """The cases that answer everything, the terms that can be told apart, and their fit."""

    inside: NDArray[np.bool_]  # (p,)
    x: Numbers  # (inside, entered)
    y: Numbers  # (inside,)
    terms: tuple[Term, ...]
    refused: tuple[Term, ...]
    fitted: Fit | Undefined


def model(work: Work, names: Sequence[str], design: Design) -> Model:
    """The weighted least squares of the first of `names` on the terms of `design`."""
    inside = work.answered(*names)
    patterns, mass = work.sample.patterns, work.sample.design.mass[inside]
    values = np.column_stack([patterns.column(name)[inside] for name in names])
    x, y = design.matrix(names, values), values[:, 0]
    if not inside.any():
        return Model(inside, x, y, design.terms, (), NO_CASES)
    keys = tuple(f"column={at}" for at in range(x.shape[1] + 1))
    moments = centred_moments(keys, np.column_stack([x, y]), mass, float(mass.sum()))
    correlation = np.nan_to_num(moments.correlation, nan=0.0)
    entry = enter(correlation[:-1, :-1], (), range(x.shape[1]), TOLERANCE)
    x = x[:, list(entry.entered)]
    fitted: Fit | Undefined = NO_PREDICTOR
    if correlation[-1, -1] == 0:
        fitted = CONSTANT
    elif entry.entered:
        fitted = fit(x, y, mass)
    terms = tuple(design.terms[at] for at in entry.entered)
    return Model(inside, x, y, terms, tuple(design.terms[at] for at in entry.refused), fitted)


def coefficient_table(work: Work, found: Model) -> Table:
    """Each coefficient with both its tests; by design with as many degrees of freedom fewer as there are predictors.

    Source: Binder (1983); R survey's svyglm.
    """
    keys = ["constant", *(term.key for term in found.terms)]
    columns = (*headed("term", "n", "b"), *both(*TEST))
    n = float(work.sample.design.counts[found.inside].sum())
    rows: tuple[tuple[Cell, ...], ...]
    if isinstance(found.fitted, Undefined):
        rows = tuple((key, n, *[found.fitted] * 13) for key in keys)
        return Table("design_coefficients", columns, rows)
    plain, by_design = _plain(work, found.fitted), _by_design(work, found, found.fitted)
    b = (found.fitted.intercept, *(float(slope) for slope in found.fitted.slopes))
    rows = tuple((key, n, b[at], *plain[at], *by_design[at]) for at, key in enumerate(keys))
    return Table("design_coefficients", columns, rows)


def _plain(work: Work, fitted: Fit) -> list[tuple[Cell, ...]]:
    """The tests of REGRESSION under WEIGHT BY."""
    ones, df = np.ones(len(fitted.slopes)), fitted.n - len(fitted.slopes) - 1
    found = coefficients(fitted, ones, ones, work.confidence)
    return [test_cells(as_if_cases(work, _number(each.b), each.se, df)) for each in found]


def _by_design(work: Work, found: Model, fitted: Fit) -> list[tuple[Cell, ...]]:
    design = work.sample.design
    left = found.y - fitted.intercept - found.x @ fitted.slopes if fitted.residual > 0 else np.zeros(len(found.y))
    centred = found.x - fitted.means
    scores = (design.weights[found.inside] * left)[:, None]
    slopes = scores * (centred @ fitted.inverse)
    level = scores[:, 0] / fitted.n - slopes @ fitted.means
    made: list[tuple[Cell, ...]] = []
    for value, moved in ((fitted.intercept, level), *zip(fitted.slopes, slopes.T, strict=True)):
        influence = np.zeros(len(found.inside))
        influence[found.inside] = moved
        n = float(design.counts[found.inside].sum())
        estimate = Estimate(n, float(value), influence, found.inside)
        made.append(test_cells(by_the_design(work, estimate, len(found.terms))))
    return made


def _number(value: float | Undefined) -> float:
    return 0.0 if isinstance(value, Undefined) else value
