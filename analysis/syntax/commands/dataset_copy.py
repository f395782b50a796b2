"""DATASET COPY: the active dataset as it is now, kept under a name."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """DATASET COPY name [WINDOW=…]; the copy is not activated."""
    job.need_data(reader)
    name = reader.name()
    if reader.take("WINDOW"):
        reader.sign("=")
        reader.need("FRONT", "ASIS", "MINIMIZED", "HIDDEN")
    reader.end()
    job.datasets.close(name)
    job.datasets.keep(replace(job.current(), name=name))
