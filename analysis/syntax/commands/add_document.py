"""ADD DOCUMENT: more words that are kept with the file."""

from analysis.syntax.documents import documented
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """ADD DOCUMENT 'line' 'line'."""
    job.need_data(reader)
    lines: list[str] = []
    while not reader.done:
        lines.append(reader.string())
        reader.sign(",")
    job.replace(documented(job.active, lines))
