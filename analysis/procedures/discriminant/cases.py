"""The cases of a discriminant analysis: whose group is known, and who lacks a variable."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.discriminant.options import Options
from analysis.result import Fault, Message
from analysis.statistics.discriminant import Functions, Groups, functions, groups_of, tolerable
from analysis.statistics.discriminant_steps import Step
from analysis.table import Cell, Table, headed
from analysis.tally import Numbers, Patterns, Tally
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

Flags = NDArray[np.bool_]

ONE_GROUP = Undefined(Message("fewer than two groups have a case that answers every variable"))
NO_VARIANCE = Undefined(Message("no variable varies within the groups"))
NONE_ENTERED = Undefined(Message("No variables are qualified for the analysis."))
TOO_FEW = Undefined(Message("there are no more cases than groups"))


@dataclass(frozen=True)
class Sample:
    """Distinct answers: groups and variables, and who counts where."""

    codes: tuple[float, ...]  # of the groups that have a complete case
    values: Numbers  # (n, p), NaN where there is no answer
    weights: Numbers  # (n,)
    counts: NDArray[np.int64]  # (n,): respondents
    labels: NDArray[np.intp]  # (n,): place of the group among `codes`, -1 for none
    is_grouped: Flags  # its group is one of those asked for
    is_complete: Flags

    @property
    def is_used(self) -> Flags:
        return self.is_grouped & self.is_complete


@dataclass(frozen=True)
class Solution:
    """What the analysis found: groups of all variables, of those that passed, and their functions."""

    every: Groups
    passed: tuple[int, ...]
    failed: tuple[tuple[int, float], ...]  # with their tolerance
    unused: tuple[int, ...]  # those whose structure is told all the same
    steps: tuple[Step, ...]  # by which variables came and went
    groups: Groups
    functions: Functions


def sample_of(tally: Tally, options: Options) -> Sample:
    """The answers, and the groups that are there."""
    every: Patterns = tally.patterns([options.groups.name, *(variable.name for variable in options.variables)])
    return sample(every.values, every.missing, every.weights, every.counts, options)


def sample(values: Numbers, missing: Flags, weights: Numbers, counts: NDArray[np.int64], options: Options) -> Sample:
    """Rows (n, 1 + p) of the group and the variables, as the analysis takes them."""
    codes = values[:, 0]
    low = -np.inf if options.least is None else options.least
    high = np.inf if options.most is None else options.most
    with np.errstate(invalid="ignore"):
        in_range = (codes >= low) & (codes <= high)
    is_grouped = ~missing[:, 0] & in_range
    is_complete: Flags = np.all(~missing[:, 1:], axis=1)
    found = np.unique(codes[is_grouped & is_complete & (weights > 0)])
    labels = np.searchsorted(found, np.where(is_grouped, codes, np.inf))
    known = is_grouped & (labels < len(found))
    known[known] = found[labels[known]] == codes[known]
    answers = np.where(missing[:, 1:], np.nan, values[:, 1:])
    return Sample(tuple(found.tolist()), answers, weights, counts, np.where(known, labels, -1), is_grouped, is_complete)


def solve(found: Sample, options: Options, step: Callable[[Groups], list[Step]]) -> Solution | Undefined:
    """The functions; why there are none. `step`: the steps by which variables come and go, none where all come."""
    if len(found.codes) < 2:
        return ONE_GROUP
    used = found.is_used
    every = groups_of(found.values[used], found.weights[used], found.labels[used], len(found.codes))
    if every.n - len(found.codes) <= 0:
        return TOO_FEW
    size = np.square(found.values[used]).max(axis=0)
    varies = np.diag(every.pooled) > 1e-20 * size
    every = replace(every, products=every.products * varies * varies[:, None])  # what rounding leaves is nothing
    pooled = every.pooled
    passed, failed = tolerable(pooled, options.tolerance)
    if not passed:
        return NO_VARIANCE
    made = step(every)
    if made:
        passed, failed = sorted(made[-1].inside), []
    if not passed:
        return NONE_ENTERED
    groups = every.of(passed)
    unused = [at for at in range(len(pooled)) if at not in passed and pooled[at, at] > 0]
    told = functions(groups, every.of([*passed, *unused]))
    return Solution(every, tuple(passed), tuple(failed), tuple(unused), tuple(made), groups, told)


def priors_of(found: Sample, options: Options, groups: Groups) -> Numbers:
    """How likely each group is beforehand, (g,); raises `Fault` where shares are of other groups."""
    g = len(found.codes)
    if options.shares:
        if len(options.shares) != g:
            raise Fault(
                "{found} probabilities are given for {wanted} groups", {"found": len(options.shares), "wanted": g}
            )
        return np.array([max(share, 1e-300) for share in options.shares])
    shares: Numbers = np.full(g, 1 / g) if options.priors == "equal" else groups.sizes / groups.n
    return shares


def processing(found: Sample, options: Options) -> Table:
    """How many cases are analysed, and why others are not."""
    n = found.counts.astype(float) if options.unweighted else found.weights
    grouped, complete = found.is_grouped, found.is_complete
    parts = {
        "valid": grouped & complete,
        "missing_group": ~grouped & complete,
        "missing_variable": grouped & ~complete,
        "both_missing": ~grouped & ~complete,
        "excluded": ~(grouped & complete),
        "total": np.ones(len(n), dtype=bool),
    }
    total = float(n.sum())
    rows: list[tuple[Cell, ...]] = []
    for part, which in parts.items():
        counted = float(n[which].sum())
        rows.append((part, counted, 100 * counted / total if total > 0 else 0.0))
    return Table("discriminant_cases", headed("part", "count", "percent"), tuple(rows))
