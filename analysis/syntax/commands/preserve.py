"""PRESERVE: settings to come back to."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """PRESERVE; RESTORE brings back what SET changes from here on."""
    reader.end()
    job.settings.preserved.append(dict(job.settings.values))
