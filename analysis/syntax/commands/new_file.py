"""NEW FILE: no active file."""

from analysis.syntax.active import Active
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """NEW FILE; what was active is gone, unless it has a name."""
    reader.end()
    job.begin(Active())
