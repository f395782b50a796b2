"""VARIABLE WIDTH: how wide columns are on the screen."""

from dataclasses import replace

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """VARIABLE WIDTH a b (10) / c (20); widths from 1 to 255."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        reader.need_sign("(")
        width = min(max(reader.integer(), 1), 255)
        reader.need_sign(")")
        for name in names:
            active = active.with_field(replace(active.fields[name], display=width))
    job.replace(active)
