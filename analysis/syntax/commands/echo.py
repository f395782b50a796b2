"""ECHO: words in the output."""

from analysis.syntax.items import Told
from analysis.syntax.job import Job
from analysis.syntax.quoting import unquoted
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """ECHO 'words'."""
    job.items.append(Told("echo", unquoted(reader.text)))
