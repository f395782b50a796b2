"""GET SAS: a file of SAS as the active one."""

from analysis.syntax.job import Job
from analysis.syntax.naming_files import reading
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """GET SAS DATA='name.sas7bdat'."""
    reader.sign("/")
    reader.need("FILE", "DATA")
    reader.sign("=")
    found = opened(reading(reader, job))
    if not reader.done:
        reader.skip()
    job.begin(found)
