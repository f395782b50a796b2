"""COMPUTE: a variable takes the values of an expression."""

from analysis.syntax.assigning import expression
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.targets import begin, give, target


def run(reader: Reader, job: Job) -> None:
    """COMPUTE target = expression; a numeric target is made where there is none, a string must exist."""
    if taken(reader, job):
        return
    job.need_data(reader)
    found = target(reader, job)
    reader.need_sign("=")
    begin(job, found)
    node = expression(reader, job)
    reader.end()
    give(reader, job, found, node)
