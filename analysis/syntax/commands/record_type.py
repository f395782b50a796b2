"""RECORD TYPE: lines of one type, within FILE TYPE."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """RECORD TYPE 1, 2 | 'A' | OTHER [SKIP] [CASE=columns] [SPREAD=NO] [DUPLICATE=NOWARN] [MISSING=NOWARN]."""
    raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "FILE TYPE"})
