"""END LOOP: belongs to LOOP, which takes it as its own."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """Raises `Fault`: it stands outside of LOOP."""
    raise reader.fault("{command} stands outside of {block}", {"command": "END LOOP", "block": "LOOP"})
