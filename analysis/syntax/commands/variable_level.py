"""VARIABLE LEVEL: what variables measure."""

from analysis.syntax.active import Field
from analysis.syntax.attributes import attributed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """VARIABLE LEVEL a b (NOMINAL) [/] c (SCALE)."""
    job.need_data(reader)
    job.replace(attributed(reader, job.active, _described))


def _described(described: Field, reader: Reader) -> Field:
    return replace(described, measure=reader.need("SCALE", "ORDINAL", "NOMINAL").lower())
