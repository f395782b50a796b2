"""FINISH: the end of the job."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """FINISH; what stands behind it is not run."""
    job.is_finished = True
