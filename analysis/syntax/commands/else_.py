"""ELSE: belongs to DO IF, which takes it as its own."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Raises `Fault`: it stands outside of DO IF."""
    raise reader.fault("{command} stands outside of {block}", {"command": "ELSE", "block": "DO IF"})
