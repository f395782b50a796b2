"""VARIABLE LEVEL: what variables measure."""

from dataclasses import replace

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """VARIABLE LEVEL a b (NOMINAL) [/] c (SCALE)."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        reader.need_sign("(")
        measure = reader.need("SCALE", "ORDINAL", "NOMINAL").lower()
        reader.need_sign(")")
        for name in names:
            active = active.with_field(replace(active.fields[name], measure=measure))
    job.replace(active)
