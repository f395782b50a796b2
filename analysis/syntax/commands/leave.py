"""LEAVE: variables that keep their value from one case to the next."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken


def run(reader: Reader, job: Job) -> None:
    """LEAVE a b; holds for the transformations between two commands that read the data, from their first one."""
    if taken(reader, job):
        return
    job.need_data(reader)
    reader.new_names()
    reader.end()
