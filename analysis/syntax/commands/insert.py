"""INSERT: the commands of another file of the folder."""

from typing import cast

from analysis.syntax.job import Job
from analysis.syntax.opening_jobs import run_within
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Mode
from instrument.message import Message

POSSIBLE = ("FILE", "SYNTAX", "ERROR", "CD", "ENCODING")


def run(reader: Reader, job: Job) -> None:
    """INSERT FILE='name.sps' [SYNTAX=INTERACTIVE | BATCH] [ERROR=CONTINUE | STOP] [CD=NO] [ENCODING=…].

    Where SYNTAX is not given, lines at the margin that begin with the name of a command begin one.
    """
    named: Reader | None = None
    mode, stops = "AUTO", False
    while not reader.done:
        word = reader.need(*POSSIBLE)
        reader.sign("=")
        match word:
            case "FILE":
                named = reader.part(reader.cursor, len(reader.tokens))
                reader.next()
            case "SYNTAX":
                mode = reader.need("INTERACTIVE", "BATCH", "AUTO")
            case "ERROR":
                stops = reader.need("CONTINUE", "STOP") == "STOP"
            case "CD":
                if reader.need("NO", "YES") == "YES":
                    reader.tell(Message("files are looked for in the folder of the job, whatever CD says"))
            case _:
                reader.next()
    if named is None:
        raise reader.fault("no file is named")
    run_within(reader, job, named, cast(Mode, mode.lower()), stops)
