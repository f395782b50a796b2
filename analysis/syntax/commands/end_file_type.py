"""END FILE TYPE: the end of FILE TYPE."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """END FILE TYPE, which FILE TYPE takes with it."""
    raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "FILE TYPE"})
