"""COUNT: how many of some variables have one of some values."""

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.assigning import assign, made, visible
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.value_lists import Listed, listed


def run(reader: Reader, job: Job) -> None:
    """COUNT new = a b (1, 3 THRU 5) c (MISSING) / …; never missing, and declared missing values count like others."""
    if taken(reader, job):
        return
    job.need_data(reader)
    while not reader.done:
        name = reader.name()
        reader.need_sign("=")
        total = np.zeros(job.active.n)
        while not reader.done and not reader.sign("/"):
            total += _counted(reader, job)
        assign(reader, job, made(job, name), total)


def _counted(reader: Reader, job: Job) -> NDArray[np.float64]:
    active = visible(job)
    names = reader.variables(active)
    is_text = active.fields[names[0]].is_text
    if any(active.fields[name].is_text != is_text for name in names):
        raise reader.fault("strings and numbers cannot be listed together")
    reader.need_sign("(")
    values: list[Listed] = []
    while not reader.sign(")"):
        values.append(listed(reader, is_text))
        reader.sign(",")
    found = np.zeros(active.n)
    for name in names:
        described, column = active.fields[name], active.columns[name]
        found += np.logical_or.reduce([each.matches(described, column) for each in values])
    return found
