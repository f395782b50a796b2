"""RESTORE: the settings of before."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """RESTORE; settings are again as PRESERVE found them. Raises `Fault` where it preserved none."""
    reader.end()
    if not job.settings.preserved:
        raise reader.fault("no settings were preserved; possible: PRESERVE before")
    job.settings.values = job.settings.preserved.pop()
