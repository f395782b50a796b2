"""INCLUDE: the commands of another file of the folder."""

from analysis.syntax.job import Job
from analysis.syntax.opening_jobs import run_within
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """INCLUDE FILE='name.sps' [ENCODING=…]; its lines at the margin begin commands, as in batch mode."""
    reader.take("FILE")
    reader.sign("=")
    named = reader.part(reader.cursor, len(reader.tokens)) if not reader.done else reader
    reader.next()
    if reader.take("ENCODING"):
        reader.sign("=")
        reader.next()
    reader.end()
    run_within(reader, job, named, "batch")
