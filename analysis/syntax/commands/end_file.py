"""END FILE: the end of the cases that INPUT PROGRAM makes."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """END FILE, within INPUT PROGRAM."""
    if job.workspace.making is None:
        raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "INPUT PROGRAM"})
    reader.end()
    job.workspace.making.end_file(job)
