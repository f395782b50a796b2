"""SAVE: the active file as a system file."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import writing_data
from analysis.syntax.reader import Reader
from analysis.syntax.saving import save

PLAIN = ("COMPRESSED", "UNCOMPRESSED", "ZCOMPRESSED", "MAP", "PERMISSIONS", "NAMES", "VERSION")


def run(reader: Reader, job: Job) -> None:
    """SAVE OUTFILE='name.sav' [/KEEP] [/DROP] [/RENAME] [/UNSELECTED=DELETE]; a filter alone drops no case."""
    job.need_data(reader)
    reader.sign("/")
    reader.need("OUTFILE")
    reader.sign("=")
    target = writing_data(reader, job)
    save(kept(job.active, reader, ("KEEP", "DROP", "RENAME", "UNSELECTED", *PLAIN), job.cases()), target)
    job.restore()
