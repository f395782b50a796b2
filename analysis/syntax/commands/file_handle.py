"""FILE HANDLE: a short name for a file of the folder."""

from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """FILE HANDLE handle /NAME='file' [/MODE=CHARACTER] [/LRECL=n] [/ENCODING=…]; files are lines of text."""
    handle = reader.name()
    named = ""
    for word, part in parts(reader, ("NAME", "MODE", "LRECL", "RECFORM", "TABWIDTH", "ENCODING", "ENDS")):
        if word == "NAME":
            named = part.string()
        elif word == "MODE" and not part.at("CHARACTER"):
            part.skip(("CHARACTER",))
        else:
            part.rest()
    if not named:
        raise reader.fault("no file is named")
    job.datasets.handles[handle.casefold()] = named
