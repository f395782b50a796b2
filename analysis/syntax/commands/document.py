"""DOCUMENT: words that are kept with the file."""

from analysis.syntax.documents import documented
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """DOCUMENT words, over one line or several."""
    job.need_data(reader)
    job.replace(documented(job.active, reader.text.split("\n")))
