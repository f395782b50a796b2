"""SUBTITLE: words below the title."""

from analysis.syntax.items import Told
from analysis.syntax.job import Job
from analysis.syntax.quoting import unquoted
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SUBTITLE 'words', or words without quotation marks."""
    job.items.append(Told("subtitle", unquoted(reader.text)))
