"""IMPORT: a portable file as the active one."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import reading
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """IMPORT FILE='name.por' [/TYPE=COMM] [/KEEP] [/DROP] [/RENAME]; tables as .csv and .xlsx are read as well."""
    reader.sign("/")
    reader.need("FILE")
    reader.sign("=")
    found = opened(reading(reader, job))
    job.begin(kept(found, reader, ("KEEP", "DROP", "RENAME", "TYPE", "MAP")))
