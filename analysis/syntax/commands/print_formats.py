"""PRINT FORMATS: how values are printed."""

from analysis.syntax.formatting_variables import formatted
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """PRINT FORMATS a b (F8.2) c (DATE11); write formats stay."""
    job.need_data(reader)
    active = job.active
    for name, described in formatted(reader, active).fields.items():
        own = active.fields[name]
        if described.format != own.format:
            active = active.with_field(replace(described, write=own.write or own.format))
    job.replace(active)
