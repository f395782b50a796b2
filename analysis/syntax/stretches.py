"""Commands between two that read the data, as far as what comes behind changes what those before it do.

SPSS keeps transformations until a command reads the data. MISSING VALUES takes effect at once, and so for those before
it too; LAG counts the cases that are left after selection, also where it stands before the command that selects.
Source: IBM, Command Syntax Reference, MISSING VALUES and "LAG function".
"""

from collections.abc import Iterator
from itertools import chain

import numpy as np

from analysis.syntax.job import Job
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import TRANSFORMATIONS, WAITING
from instrument.message import Fault

SELECTING = ("SELECT IF", "SAMPLE", "N")
BOUNDS = ("TEMPORARY", "RENAME VARIABLES", "RESTORE")
Program = list[Statement | Fault]


def prepared(job: Job, first: Statement) -> bool:
    """Looks at the commands behind the first of a stretch; whether that and some behind it ran together."""
    ahead, rest = _ahead(job)
    program: Program = [first, *ahead]
    job.following[-1] = chain(ahead, rest)
    for each in ahead:
        if isinstance(each, Statement) and each.name == "MISSING VALUES":
            _declare(job, each)
    end = _lagged_before_selection(program)
    if end == 0:
        return False
    job.following[-1] = rest
    _run_selected(job, program, end)
    return True


def _ahead(job: Job) -> tuple[Program, Iterator[Statement | Fault]]:
    """The commands up to the next that reads the data, and what comes behind them."""
    found: Program = []
    coming = job.following[-1]
    for statement in coming:
        if isinstance(statement, Statement) and _bounds(statement.name):
            return found, chain([statement], coming)
        found.append(statement)
    return found, iter(())


def _bounds(name: str) -> bool:
    return name in BOUNDS or (name not in TRANSFORMATIONS and name not in WAITING)


def _declare(job: Job, statement: Statement) -> None:
    """Runs MISSING VALUES for variables that there are; it runs again in its place, where it is told what is wrong."""
    shown, active = len(job.items), job.active
    job.run_all([statement])
    if len(job.items) > shown:
        del job.items[shown:]
        job.replace(active)


def _lagged_before_selection(program: Program) -> int:
    """Behind the last command that selects cases with a LAG before it; 0 where there is none."""
    known = [(at, each) for at, each in enumerate(program) if isinstance(each, Statement)]
    first = next((at for at, each in known if _lags(each)), len(program))
    ends = [at for at, each in known if at > first and each.name in SELECTING]
    return ends[-1] + 1 if ends else 0


def _lags(statement: Statement) -> bool:
    return statement.name not in SELECTING and any(token.text.upper() == "LAG" for token in statement.tokens)


def _run_selected(job: Job, program: Program, end: int) -> None:
    """Runs commands up to `end` to see which cases are left, and then all of them for these alone."""
    workspace = job.workspace
    active, shown, scratch, vectors = job.active, len(job.items), workspace.scratch, dict(workspace.vectors)
    numbers, left, kept_rows, random = workspace.numbers, workspace.left, job.kept_rows, job.randomness.state()
    workspace.rows = np.arange(active.n)
    job.run_all(program[:end])
    rows = workspace.rows
    del job.items[shown:]
    job.randomness.return_to(random)
    workspace.rows, workspace.vectors, workspace.left, job.kept_rows = None, vectors, left, kept_rows
    workspace.scratch = scratch.take(rows) if scratch.n == active.n else scratch
    workspace.numbers = (np.arange(1.0, active.n + 1) if numbers is None else numbers)[rows]
    job.replace(active)
    job.select(rows)
    job.run_all([each for each in program if isinstance(each, Fault) or each.name not in SELECTING])
