"""VALUE LABELS: what values stand for, in place of all labels of before."""

from analysis.syntax.job import Job
from analysis.syntax.labelling import labelled
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """VALUE LABELS a b 1 'low' 2 'high' [/c …]."""
    job.need_data(reader)
    job.replace(labelled(reader, job.active, keep=False))
