"""DROP DOCUMENTS: none of the words that were kept with the file."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """DROP DOCUMENTS."""
    job.need_data(reader)
    reader.end()
    job.replace(replace(job.active, documents=()))
