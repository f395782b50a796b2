"""VARIABLE ALIGNMENT: how values stand in their columns on the screen."""

from analysis.syntax.active import Field
from analysis.syntax.attributes import attributed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """VARIABLE ALIGNMENT a b (LEFT) / c (RIGHT) / d (CENTER)."""
    job.need_data(reader)
    job.replace(attributed(reader, job.active, _described))


def _described(described: Field, reader: Reader) -> Field:
    return replace(described, alignment=reader.need("LEFT", "RIGHT", "CENTER").lower())
