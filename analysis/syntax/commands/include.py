"""INCLUDE: the commands of another file of the folder."""

from analysis.syntax.job import Job
from analysis.syntax.opening_jobs import run_within
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """INCLUDE FILE='name.sps'."""
    reader.take("FILE")
    reader.sign("=")
    named = reader.string()
    if not reader.done:
        reader.skip()
    run_within(reader, job, named)
