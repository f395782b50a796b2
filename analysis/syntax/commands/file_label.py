"""FILE LABEL: what the active file is called."""

from analysis.syntax.job import Job
from analysis.syntax.quoting import unquoted
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """FILE LABEL words."""
    job.replace(replace(job.active, label=unquoted(reader.text)))
