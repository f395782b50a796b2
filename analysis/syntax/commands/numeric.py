"""NUMERIC: new variables for numbers."""

from analysis.syntax.declaring import declared
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken


def run(reader: Reader, job: Job) -> None:
    """NUMERIC a b (F4.1) / v1 TO v5. makes variables that are system missing everywhere, scratch variables 0."""
    if taken(reader, job):
        return
    declared(reader, job, is_text=False)
