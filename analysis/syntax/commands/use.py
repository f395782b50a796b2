"""USE: the cases of a stretch of the file, by their places or their dates."""

import numpy as np

from analysis.syntax.dates_of_cases import at_dates, dates, starts_a_date
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """USE [ALL | [FIRST | n | Y 2020 Q 1] [THRU [LAST | m | Y 2021]]] [/PERMANENT].

    It ends a filter; another USE, FILTER, DATE and SORT CASES end it.
    """
    if reader.done:
        job.use(None)  # the name of the command takes ALL with it
        return
    job.need_data(reader)
    first, last = 0, job.active.n - 1
    if not reader.take("ALL"):
        thru = bool(reader.take("THRU"))
        if not thru and not reader.at_sign("/") and not reader.done:
            first, _ = _place(reader, job)
            thru = bool(reader.take("THRU"))
        if thru and not reader.done and not reader.at_sign("/"):
            _, last = _place(reader, job)
    is_permanent = reader.sign("/") and bool(reader.need("PERMANENT"))
    reader.end()
    if last < first:
        raise reader.fault("the last case of USE stands before the first")
    places = np.arange(job.active.n)
    window = (places >= first) & (places <= last)
    if is_permanent:
        job.use(None)
        job.select(window)
        return
    job.use(None if window.all() else window)


def _place(reader: Reader, job: Job) -> tuple[int, int]:
    """The first and the last case that a place names, from 0."""
    if reader.take("FIRST"):
        return 0, 0
    if reader.take("LAST"):
        return job.active.n - 1, job.active.n - 1
    if not starts_a_date(reader):
        place = reader.integer() - 1
        return place, place
    found = np.flatnonzero(at_dates(dates(reader, job), job))
    if len(found) == 0:
        raise reader.fault("no case has that date")
    return int(found[0]), int(found[-1])
