"""VARIABLE ATTRIBUTE: what is attached to variables under a name."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.user_attributes import changed
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """VARIABLE ATTRIBUTE VARIABLES=a b ATTRIBUTE=name('value') name[2]('value') DELETE=name name[2] / VARIABLES=c …."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        reader.need("VARIABLES")
        reader.sign("=")
        names = reader.variables(active)
        while not reader.done and not reader.at_sign("/"):
            begun = reader.cursor
            for name in names:
                reader.cursor = begun
                described = active.fields[name]
                active = active.with_field(replace(described, attributes=changed(described.attributes, reader)))
    job.replace(active)
