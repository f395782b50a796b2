"""SELECT IF: the cases for which a condition is true; the others leave the file."""

from analysis.syntax.assigning import condition, truths
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SELECT IF condition; a case for which it is missing leaves too. After TEMPORARY, they come back."""
    job.need_data(reader)
    node = condition(reader, job)
    reader.end()
    if job.mask is not None:
        raise reader.fault("{command} does not stand within {block} here", {"command": "SELECT IF", "block": "DO IF"})
    rows = truths(node, job) == 1
    scratch = job.workspace.scratch
    if scratch.n == job.active.n:
        job.workspace.scratch = scratch.take(rows)
    job.replace(job.active.take(rows))
