"""GET: a system file as the active file."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import reading
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """GET FILE='name.sav' [/KEEP] [/DROP] [/RENAME]."""
    reader.sign("/")
    if not reader.at_string():  # GET 'name.sav' is GNU PSPP's
        reader.need("FILE")
        reader.sign("=")
    path = reading(reader, job)
    found = opened(path, job.folder.begun.pop(path.resolve(), None))
    job.begin(kept(found, reader, ("KEEP", "DROP", "RENAME", "MAP")))
