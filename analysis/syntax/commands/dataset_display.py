"""DATASET DISPLAY: the names of the open datasets."""

from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.table import Table, headed


def run(reader: Reader, job: Job) -> None:
    """DATASET DISPLAY; the active one comes first."""
    reader.end()
    table = Table("datasets", headed("dataset"), tuple((name,) for name in job.datasets.names))
    job.items.append(Printed("DATASET DISPLAY", reader.line, of_tables(job.active, [table])))
