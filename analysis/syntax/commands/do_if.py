"""DO IF: commands that hold where a condition is true."""

import numpy as np

from analysis.syntax.assigning import condition, truths
from analysis.syntax.blocks import Rows, allowed, meant, run_for
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.statements import Statement
from instrument.message import Fault

Branch = tuple[Reader | None, list[Statement | Fault]]
"""The condition, None for ELSE, and the commands."""


def run(reader: Reader, job: Job) -> None:
    """DO IF condition. … ELSE IF condition. … ELSE. … END IF.

    A case goes to the first branch whose condition is true; one whose condition is missing goes to none behind it.
    """
    if taken(reader, job):
        return
    branches = _branches(reader, job)
    job.need_data(reader)
    waiting = meant(job)
    for asked, commands in branches:
        waiting = _branch(job, asked, commands, waiting)


def _branch(job: Job, asked: Reader | None, commands: list[Statement | Fault], waiting: Rows) -> Rows:
    """Runs one branch for the cases that no branch took; those that still wait for another."""
    if asked is None:
        run_for(job, commands, waiting)
        return np.zeros_like(waiting)
    found = truths(condition(asked, job), job)
    asked.end()
    run_for(job, commands, waiting & (found == 1))
    return np.asarray(waiting & (found == 0))


def _branches(reader: Reader, job: Job) -> list[Branch]:
    found: list[Branch] = [(reader, [])]
    depth = 0
    for statement in allowed(job, job.body("DO IF", "END IF")[:-1], "DO IF"):
        if isinstance(statement, Fault):
            found[-1][1].append(statement)
            continue
        depth += (statement.name == "DO IF") - (statement.name == "END IF")
        if depth == 0 and statement.name in ("ELSE IF", "ELSE"):
            found.append((job.reader(statement) if statement.name == "ELSE IF" else None, []))
        else:
            found[-1][1].append(statement)
    return found
