"""IF: a variable takes the values of an expression where a condition is true."""

from analysis.syntax.assigning import condition, expression, truths
from analysis.syntax.blocks import only
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.targets import begin, give, target


def run(reader: Reader, job: Job) -> None:
    """IF condition target = expression; where the condition is false or missing, nothing changes."""
    if taken(reader, job):
        return
    job.need_data(reader)
    node = condition(reader, job)
    found = target(reader, job)
    reader.need_sign("=")
    begin(job, found)
    given = expression(reader, job)
    reader.end()
    with only(job, truths(node, job) == 1):
        give(reader, job, found, given)
