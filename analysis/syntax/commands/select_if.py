"""SELECT IF: the cases for which a condition is true; the others leave the file."""

import numpy as np

from analysis.syntax.assigning import condition, truths
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SELECT IF condition; a case for which it is missing leaves too. After TEMPORARY, they come back.

    Up to the next command that reads the data, $CASENUM numbers the cases as they were read, as IBM describes it;
    GNU PSPP numbers those that are left.
    """
    job.need_data(reader)
    node = condition(reader, job)
    reader.end()
    if job.mask is not None:
        raise reader.fault("{command} does not stand within {block} here", {"command": "SELECT IF", "block": "DO IF"})
    rows = truths(node, job) == 1
    workspace = job.workspace
    if workspace.scratch.n == job.active.n:
        workspace.scratch = workspace.scratch.take(rows)
    before = np.arange(1.0, job.active.n + 1) if workspace.numbers is None else workspace.numbers
    workspace.numbers = before[rows]
    job.select(rows)
