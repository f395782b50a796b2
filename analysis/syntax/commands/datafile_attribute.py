"""DATAFILE ATTRIBUTE: what is attached to the file under a name."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.user_attributes import changed
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """DATAFILE ATTRIBUTE ATTRIBUTE=name('value') name[2]('value') DELETE=name name[2]."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        active = replace(active, attributes=changed(active.attributes, reader))
    job.replace(active)
