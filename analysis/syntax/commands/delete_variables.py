"""DELETE VARIABLES: the active file without them."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """DELETE VARIABLES a b TO d."""
    job.need_data(reader)
    names = reader.variables(job.active)
    reader.end()
    job.replace(job.active.without(names))
