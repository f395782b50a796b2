"""BREAK: the cases for which it runs leave the loop."""

from analysis.syntax.blocks import meant
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """BREAK, within LOOP; what follows in the loop runs for the other cases."""
    reader.end()
    if not job.workspace.looping:
        raise reader.fault("{command} stands outside of {block}", {"command": "BREAK", "block": "LOOP"})
    job.workspace.looping[-1] &= ~meant(job)
