"""DATASET NAME: a name for the active dataset."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """DATASET NAME name [WINDOW=FRONT]; another dataset of that name is closed."""
    name = reader.name()
    if reader.take("WINDOW"):
        reader.sign("=")
        reader.need("FRONT", "ASIS", "MINIMIZED", "HIDDEN")
    reader.end()
    job.datasets.close(name)
    job.datasets.current = name
