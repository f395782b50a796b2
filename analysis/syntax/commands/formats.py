"""FORMATS: how values are printed."""

from analysis.syntax.formatting_variables import formatted
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """FORMATS a b (F8.2) c (DATE11)."""
    job.need_data(reader)
    job.replace(formatted(reader, job.active))
