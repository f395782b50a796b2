"""Statements that run for some of the cases."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.job import Job
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import ends_block
from instrument.message import Fault, Place

Rows = NDArray[np.bool_]


def meant(job: Job) -> Rows:
    """The cases for which the block that runs is meant, shape (n,)."""
    return np.ones(job.active.n, dtype=bool) if job.mask is None else job.mask


def allowed(job: Job, several: Iterable[Statement | Fault], block: str) -> Iterator[Statement | Fault]:
    """The statements of a block without those that read the data, which are told."""
    for statement in several:
        if isinstance(statement, Statement) and statement.is_known and ends_block(statement.name):
            place = Place(statement.file, statement.line, statement.name)
            job.run_one(Fault("this command cannot stand within {block}", {"block": block}, place))
        else:
            yield statement


def run_for(job: Job, several: Iterable[Statement | Fault], rows: Rows) -> None:
    """Runs statements for the cases `rows`; those that leave a loop on the way run no further."""
    workspace, before = job.workspace, job.mask

    def guarded() -> Iterator[Statement | Fault]:
        for statement in several:
            job.mask = rows & workspace.looping[-1] if workspace.looping else rows
            yield statement

    workspace.depth += 1
    try:
        job.run_all(guarded())
    finally:
        job.mask = before
        workspace.depth -= 1


@contextmanager
def only(job: Job, rows: Rows) -> Iterator[None]:
    """What is assigned within goes to the cases `rows` of those that are meant."""
    before = job.mask
    job.mask = rows if before is None else rows & before
    try:
        yield
    finally:
        job.mask = before
