"""BEGIN DATA: lines of data, which the command that describes them has read before."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Raises `Fault`: DATA LIST takes the data that follow it."""
    raise reader.fault("no command describes these data; possible: DATA LIST before")
