"""EXECUTE: every change of the data is made at once here, so nothing waits for it."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """EXECUTE; ends what TEMPORARY began, as every command that reads the data does."""
    job.need_data(reader)
    reader.end()
    job.restore()
