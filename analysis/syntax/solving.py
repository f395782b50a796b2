"""Commands over all cases at once where each case begins with what the one before left.

What a case begins with is guessed for all cases, the commands run over all of them, and the guess is right where every
case leaves what the next one begins with. Sums, counters and values carried on leave a multiple of what they begin with
and something beside it, which a few runs find out; for anything else the guess is bettered by one case or more a run.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from analysis.syntax.active import Active, Values
from analysis.syntax.job import Job
from analysis.syntax.statements import Statement
from instrument.message import Fault, Place
from instrument.records import dataclass

Columns = dict[str, Values]
"""Folded name → shape (n,)."""
PROBES = (0.0, 1.0, 2.0, np.nan)
MARKS = ("\x01", "\x02")
MOST_RUNS = 5_000


@dataclass(frozen=True)
class _Passing:
    """Commands with the state before them."""

    job: Job
    program: Sequence[Statement | Fault]
    left: frozenset[str]
    lagged: frozenset[str]
    active: Active
    scratch: Active
    vectors: Mapping[str, tuple[str, ...]]
    items: int
    randomness: Mapping[str, Any]

    def run(self, starts: Mapping[str, Values]) -> Columns:
        """Runs the commands from the state before them; what each name holds as the cases end."""
        job, workspace = self.job, self.job.workspace
        job.replace(self.active)
        del job.items[self.items :]
        job.randomness.return_to(self.randomness)
        workspace.scratch, workspace.vectors, workspace.left = self.scratch, dict(self.vectors), self.left
        workspace.starts = starts
        spelled = {name: job.active.find(name) or name for name in self.lagged}
        workspace.earlier = {spelled[name]: starts[name] for name in self.lagged if name in starts}
        job.run_all(self.program)
        return self.ends()

    def ends(self) -> Columns:
        scratch = self.job.workspace.scratch
        fresh = [name for name in scratch.fields if name not in self.scratch.fields]
        found = {name.casefold(): scratch.columns[name] for name in fresh}
        for name in self.left | self.lagged:
            spelled = self.job.active.find(name)
            if spelled is not None:
                found[name] = self.job.active.columns[spelled]
        return found


def solve(job: Job, program: Sequence[Statement | Fault], left: frozenset[str], lagged: frozenset[str]) -> None:
    """Runs commands case behind case; `left` and `lagged` are the folded names that LEAVE and LAG name."""
    workspace = job.workspace
    passing = _Passing(
        job, program, left, lagged, job.active, workspace.scratch, dict(workspace.vectors), len(job.items),
        job.randomness.state(),
    )  # fmt: skip
    workspace.is_solving = True
    try:
        _settle(passing)
    finally:
        workspace.is_solving = False
        workspace.starts, workspace.earlier = {}, {}


def _settle(passing: _Passing) -> None:
    ends = passing.run({})
    if not ends or passing.active.n == 0:
        return
    starts = _solved(passing, ends)
    for _ in range(MOST_RUNS):
        ends = passing.run(starts)
        wanted = {name: _shifted(column, name in passing.lagged) for name, column in ends.items()}
        if all(_same(starts.get(name), column) for name, column in wanted.items()):
            return
        starts = wanted
    sentence = "values that pass from case to case did not settle after {n} runs; what these commands gave is left out"
    passing.job.replace(passing.active)
    raise Fault(sentence, {"n": MOST_RUNS}, Place())


def _shifted(ends: Values, is_lagged: bool) -> Values:
    """What cases begin with where they end so: the case before; the first one with 0, blanks, or nothing for LAG."""
    found = np.empty_like(ends)
    found[0] = "" if ends.dtype == object else np.nan if is_lagged else 0.0
    found[1:] = ends[:-1]
    return found


def _same(one: Values | None, other: Values) -> bool:
    if one is None or one.dtype != other.dtype:
        return False
    if other.dtype == object:
        return bool((one == other).all())
    return bool(np.allclose(one, other, rtol=1e-12, atol=0, equal_nan=True))


def _solved(passing: _Passing, ends: Columns) -> Columns:
    """Where every case would begin if it left a multiple of that and something beside it."""
    n = passing.active.n
    texts = {name for name, column in ends.items() if column.dtype == object}
    answers: list[Columns] = []
    for number, probe in enumerate(PROBES):
        mark = MARKS[number % len(MARKS)]
        given = {name: np.full(n, mark, object) if name in texts else np.full(n, probe) for name in ends}
        answers.append({**ends, **passing.run(given)})
    found: Columns = {}
    for name in ends:
        of = [answer[name] for answer in answers]
        if name in texts:
            found[name] = _carried(of[0], of[1])
        else:
            found[name] = _affine(of[0], of[1], of[3], np.nan if name in passing.lagged else 0.0)
    return found


def _affine(at_0: Values, at_1: Values, at_missing: Values, first: float) -> Values:
    with np.errstate(all="ignore"):
        factor = at_1 - at_0
    found = np.empty(len(at_0))
    value = first
    rows = zip(factor.tolist(), at_0.tolist(), at_missing.tolist(), strict=True)
    for row, (times, beside, otherwise) in enumerate(rows):
        found[row] = value
        value = otherwise if value != value else beside if times == 0 else times * value + beside
    return found


def _carried(first: Values, second: Values) -> Values:
    """Texts that are kept where both marks come back, and set anew elsewhere."""
    found = np.empty(len(first), dtype=object)
    value = ""
    for row, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        found[row] = value
        value = one if one == other else value
    return found
