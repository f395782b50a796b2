"""FILTER: cases that procedures leave out while the filter holds."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import quoted


def run(reader: Reader, job: Job) -> None:
    """FILTER BY a. counts the cases where `a` is neither 0 nor missing; FILTER OFF. counts all of them."""
    job.need_data(reader)
    if reader.take("OFF"):
        reader.end()
        job.use(None)
        return
    reader.take("BY")
    name = reader.variable(job.active)
    if job.active.fields[name].is_text:
        raise reader.fault("{name} is a string, and a number is expected", {"name": quoted(name)})
    reader.end()
    job.use(None)
    job.filter = name
