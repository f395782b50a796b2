"""LEAVE: variables that keep their value from one case to the next."""

import numpy as np

from analysis.syntax.assigning import assign_whole, made
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken


def run(reader: Reader, job: Job) -> None:
    """LEAVE a b; holds for the transformations between two commands that read the data, from their first one."""
    if taken(reader, job):
        return
    job.need_data(reader)
    names = reader.new_names()
    reader.end()
    if job.workspace.making is not None:
        job.workspace.left |= {name.casefold() for name in names}
        for name in names:
            described = made(job, name)
            if not described.is_text:
                assign_whole(job, described, np.zeros(job.active.n))
