"""Whether a factor model means the same in every group: configural, metric, scalar."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from analysis.paths.assembly import Equal, assemble
from analysis.paths.defaults import Completed
from analysis.paths.solution import Solution, solve
from analysis.paths.tables import Solved, information
from analysis.statistics.description import Statistic
from analysis.statistics.fit_indices import incremental, rmsea, srmr_with_means
from analysis.statistics.special import chdtrc
from analysis.table import Cell, Table, headed
from analysis.tally import Moments
from analysis.undefined import Undefined
from instrument.message import Message

STEPS: Mapping[str, Equal] = {
    "configural": frozenset(),
    "metric": frozenset({"loading"}),
    "scalar": frozenset({"loading", "intercept"}),
}
"""What is equal in all groups at each step. Source: Vandenberg & Lance (2000), Organizational Research Methods 3(1)."""

ALONE = ("chi_square", "df", "p", "cfi", "tli", "rmsea", "rmsea_ci_low", "rmsea_ci_high", "srmr", "aic", "bic")
AGAINST = ("chi_square_change", "df_change", "p_change", "cfi_change")

ONE_GROUP = Undefined(Message("there are fewer than two groups"))
NO_CHANGE = Undefined(Message("the model before has as many degrees of freedom"))


def invariance(completed: Completed, groups: Mapping[str, Moments], about: str) -> Table:
    """Each step in its own right and against the one before; `groups` are level key → moments."""
    solved: dict[str, Solved] = {step: _solve(completed, tuple(groups.values()), STEPS[step]) for step in STEPS}
    rows: list[tuple[Cell, ...]] = []
    before: Solved | None = None
    for step, found in solved.items():
        rows.append((step, *_alone(found), *_against(found, before)))
        before = found
    return Table("invariance", headed("model", *ALONE, *AGAINST), tuple(rows), about=(about,))


def group_sizes(groups: Mapping[str, Moments], about: str) -> Table:
    """How many cases of each group answer every item."""
    rows = tuple((key, moments.n) for key, moments in groups.items())
    return Table("group_sizes", headed("group", "n"), rows, about=(about,))


def _solve(completed: Completed, groups: Sequence[Moments], equal: Equal) -> Solved:
    if len(groups) < 2:
        return ONE_GROUP
    p = len(completed.model.observed)
    return solve(assemble(completed, np.zeros((p, p)), len(groups), equal), groups)


def _alone(solution: Solved) -> list[Cell]:
    if isinstance(solution, Undefined):
        return [solution] * len(ALONE)
    fit, groups = solution.fit, len(solution.samples)
    better, error = incremental(fit, solution.baseline), rmsea(fit, solution.n, groups)
    _, _, aic, bic = information(solution)
    indices = [better.cfi, better.tli, error.value, error.low, error.high, _residual(solution)]
    return [fit.chi_square, fit.df, fit.p, *indices, aic, bic]


def _residual(solution: Solution) -> float:
    parts = []
    for sample, implied in zip(solution.samples, solution.estimate.implied, strict=True):
        gaps = (sample.means - implied.means) / np.sqrt(np.diag(sample.covariance))
        parts.append((sample.covariance, implied.covariance, gaps, sample.n))
    return srmr_with_means(parts)


def _against(solution: Solved, before: Solved | None) -> list[Cell]:
    if before is None:
        return [None] * len(AGAINST)
    if isinstance(before, Undefined):
        return [before] * len(AGAINST)
    if isinstance(solution, Undefined):
        return [solution] * len(AGAINST)
    change = max(0.0, solution.fit.chi_square - before.fit.chi_square)
    df = solution.fit.df - before.fit.df
    p: Statistic = NO_CHANGE if df <= 0 else float(chdtrc(df, change))
    return [change, df, p, _difference(_cfi(solution), _cfi(before))]


def _cfi(solution: Solution) -> Statistic:
    return incremental(solution.fit, solution.baseline).cfi


def _difference(now: Statistic, before: Statistic) -> Statistic:
    if isinstance(now, Undefined):
        return now
    return before if isinstance(before, Undefined) else math.fsum((now, -before))
