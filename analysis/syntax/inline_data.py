"""The lines between BEGIN DATA and END DATA of a job."""

from itertools import chain

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Line
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import ends_block
from instrument.message import Fault


def inline_lines(reader: Reader, job: Job) -> list[Line]:
    """The next lines of data; commands before them wait until the data are read. Raises `Fault` where none follow."""
    waiting: list[Statement | Fault] = []
    for statement in job.following[-1]:
        if isinstance(statement, Statement) and statement.name == "BEGIN DATA":
            job.following[-1] = chain(waiting, job.following[-1])
            return list(statement.data)
        waiting.append(statement)
    job.following[-1] = iter(waiting)
    raise reader.fault("no data follow; possible: BEGIN DATA, lines of data, END DATA")


def are_asked(job: Job) -> bool:
    """Whether a command that reads the data follows."""
    waiting = list(job.following[-1])
    job.following[-1] = iter(waiting)
    return any(isinstance(each, Statement) and ends_block(each.name) for each in waiting)
