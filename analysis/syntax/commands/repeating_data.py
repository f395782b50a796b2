"""REPEATING DATA: a case for each of several groups of fields in a line."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.repeated_groups import repeated


def run(reader: Reader, job: Job) -> None:
    """REPEATING DATA STARTS=12[-80] /OCCURS=n | a [/LENGTH=n | b] [/CONTINUED[=1-80]] /DATA=fields, behind DATA LIST in
    INPUT PROGRAM or FILE TYPE.
    """
    making = job.workspace.making
    if making is None:
        raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "INPUT PROGRAM"})
    making.repeat(repeated(reader), reader, job)
