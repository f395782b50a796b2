"""RENAME VARIABLES: other names."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import renamed
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """RENAME VARIABLES (a b = c d) (e = f)."""
    job.need_data(reader)
    job.replace(renamed(job.active, reader))
