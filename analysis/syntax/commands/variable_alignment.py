"""VARIABLE ALIGNMENT: how values stand in their columns on the screen."""

from dataclasses import replace

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """VARIABLE ALIGNMENT a b (LEFT) / c (RIGHT) / d (CENTER)."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        reader.need_sign("(")
        found = reader.need("LEFT", "RIGHT", "CENTER").lower()
        reader.need_sign(")")
        for name in names:
            active = active.with_field(replace(active.fields[name], alignment=found))
    job.replace(active)
