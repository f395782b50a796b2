"""USE: all cases again; other ranges belong to time series."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """USE ALL; the name of the command takes its only word with it."""
    if not reader.done:
        reader.need("ALL")
    reader.end()
    job.filter = None
