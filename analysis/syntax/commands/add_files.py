"""ADD FILES: cases of several files below one another."""

from analysis.syntax.job import Job
from analysis.syntax.joined_files import join
from analysis.syntax.joining import added
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """ADD FILES /FILE=* [/RENAME] [/IN=v] /FILE='name.sav' [/BY keys] [/FIRST=v] [/LAST=v] [/KEEP] [/DROP]."""
    join(reader, job, added, ("FILE",))
