"""DATASET DECLARE: a name for a dataset that a command will make."""

from analysis.syntax.active import Active
from analysis.syntax.datasets import Open
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """DATASET DECLARE name [WINDOW=…]."""
    name = reader.name()
    if reader.take("WINDOW"):
        reader.sign("=")
        reader.need("FRONT", "ASIS", "MINIMIZED", "HIDDEN")
    reader.end()
    job.datasets.close(name)
    job.datasets.keep(Open(name, Active()))
