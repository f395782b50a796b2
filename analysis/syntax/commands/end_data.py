"""END DATA: the end of lines of data."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Nothing: the data have been read."""
