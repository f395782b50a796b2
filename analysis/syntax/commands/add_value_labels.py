"""ADD VALUE LABELS: what more values stand for."""

from analysis.syntax.job import Job
from analysis.syntax.labelling import labelled
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """ADD VALUE LABELS a b 3 'none' [/c …]."""
    job.need_data(reader)
    job.replace(labelled(reader, job.active, keep=True))
