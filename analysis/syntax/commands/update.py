"""UPDATE: newer values for the cases of a file."""

from analysis.syntax.job import Job
from analysis.syntax.joined_files import join
from analysis.syntax.joining import updated
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """UPDATE /FILE=* [/RENAME] [/IN=v] /FILE='newer.sav' /BY keys [/KEEP] [/DROP]: valid values replace older ones."""
    join(reader, job, updated, ("FILE",))
