"""INSERT: the commands of another file of the folder."""

from analysis.syntax.job import Job
from analysis.syntax.opening_jobs import run_within
from analysis.syntax.reader import Reader

POSSIBLE = ("FILE", "SYNTAX", "ERROR", "CD", "ENCODING")


def run(reader: Reader, job: Job) -> None:
    """INSERT FILE='name.sps' [SYNTAX=…] [ERROR=…] [ENCODING=…]; commands of both kinds of ends are read."""
    named = ""
    while not reader.done:
        word = reader.take(*POSSIBLE)
        reader.need_sign("=")
        if word == "FILE":
            named = reader.string()
        elif word in POSSIBLE and word != "CD":
            reader.next()
        else:
            reader.skip(POSSIBLE)
    if not named:
        raise reader.fault("no file is named")
    run_within(reader, job, named)
