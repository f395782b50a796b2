"""TEMPORARY: changes of the data that hold for the next procedure only."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """TEMPORARY; what follows is undone after the next procedure."""
    job.need_data(reader)
    reader.end()
    if job.kept is not None:
        raise reader.fault("TEMPORARY holds already")
    job.begin_temporary()
