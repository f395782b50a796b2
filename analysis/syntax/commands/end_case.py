"""END CASE: the end of a case that INPUT PROGRAM makes."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Raises `Fault`: INPUT PROGRAM takes those that belong to it."""
    raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "INPUT PROGRAM"})
