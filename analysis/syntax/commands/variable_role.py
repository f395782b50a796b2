"""VARIABLE ROLE: what dialogs offer variables for."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace

ROLES = ("INPUT", "TARGET", "BOTH", "NONE", "PARTITION", "SPLIT")


def run(reader: Reader, job: Job) -> None:
    """VARIABLE ROLE /INPUT a b /TARGET c /BOTH … /NONE … /PARTITION … /SPLIT …."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        role = reader.need(*ROLES).lower()
        for name in reader.variables(active):
            active = active.with_field(replace(active.fields[name], role=role))
    job.replace(active)
