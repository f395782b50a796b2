"""VARIABLE WIDTH: how wide columns are on the screen, which changes nothing that is computed."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Reads the command, and nothing more."""
    reader.rest()
