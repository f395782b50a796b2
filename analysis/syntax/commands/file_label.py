"""FILE LABEL: what the active file is called."""

from dataclasses import replace

from analysis.syntax.job import Job
from analysis.syntax.quoting import unquoted
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """FILE LABEL words."""
    job.replace(replace(job.active, label=unquoted(reader.text)))
