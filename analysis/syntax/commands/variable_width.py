"""VARIABLE WIDTH: how wide columns are on the screen."""

from analysis.syntax.active import Field
from analysis.syntax.attributes import attributed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """VARIABLE WIDTH a b (10) / c (20); widths from 1 to 255."""
    job.need_data(reader)
    job.replace(attributed(reader, job.active, _described))


def _described(described: Field, reader: Reader) -> Field:
    return replace(described, display=min(max(reader.integer(), 1), 255))
