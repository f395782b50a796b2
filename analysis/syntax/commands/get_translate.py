"""GET TRANSLATE: a table of another program as the active file."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import reading
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """GET TRANSLATE FILE='name.csv' [/TYPE=…] [/FIELDNAMES] [/KEEP] [/DROP]; the suffix says what it is."""
    reader.sign("/")
    reader.need("FILE")
    reader.sign("=")
    found = opened(reading(reader, job))
    job.begin(kept(found, reader, ("KEEP", "DROP", "TYPE", "FIELDNAMES", "MAP")))
