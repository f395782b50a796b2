"""WEIGHT: a variable that says how many cases each case stands for."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """WEIGHT BY variable, or WEIGHT OFF."""
    job.need_data(reader)
    if reader.take("OFF"):
        weight = None
    else:
        reader.take("BY")
        weight = reader.variable(job.active)
        if job.active.fields[weight].is_text:
            raise reader.fault("{found} holds strings and cannot weight cases", {"found": weight})
    reader.end()
    job.replace(replace(job.active, weight=weight))
