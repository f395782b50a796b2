"""STRING: new variables for text."""

from analysis.syntax.declaring import declared
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken


def run(reader: Reader, job: Job) -> None:
    """STRING a b (A8) / c (A20). makes variables that are blank everywhere."""
    if taken(reader, job):
        return
    declared(reader, job, is_text=True)
