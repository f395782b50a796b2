"""WRITE FORMATS: how values are written by WRITE, which is not available; nothing printed depends on them."""

from analysis.syntax.formatting_variables import formatted
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """WRITE FORMATS a b (F8.2) c (DATE11); read for its mistakes."""
    job.need_data(reader)
    formatted(reader, job.active)
