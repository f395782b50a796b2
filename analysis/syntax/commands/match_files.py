"""MATCH FILES: variables of several files side by side."""

from analysis.syntax.job import Job
from analysis.syntax.joined_files import join
from analysis.syntax.joining import matched
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """MATCH FILES /FILE=* [/RENAME] [/IN=v] /TABLE='name.sav' /BY keys [/FIRST=v] [/LAST=v] [/KEEP] [/DROP]."""
    join(reader, job, matched, ("FILE", "TABLE"))
