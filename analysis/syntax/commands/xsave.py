"""XSAVE: the active file as a system file."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import writing_data
from analysis.syntax.reader import Reader
from analysis.syntax.saving import save

PLAIN = ("COMPRESSED", "UNCOMPRESSED", "ZCOMPRESSED", "PERMISSIONS", "MAP")


def run(reader: Reader, job: Job) -> None:
    """XSAVE OUTFILE='name.sav' [/KEEP] [/DROP] [/RENAME] ; written at once, not when the data are next read."""
    job.need_data(reader)
    if job.workspace.depth:
        raise reader.fault("{command} does not stand within {block} here", {"command": "XSAVE", "block": "DO IF"})
    reader.sign("/")
    reader.need("OUTFILE")
    reader.sign("=")
    target = writing_data(reader, job)
    save(kept(job.active, reader, ("KEEP", "DROP", "RENAME", *PLAIN)), target)
