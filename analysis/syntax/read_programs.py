"""Input programs that read a case, change it and hand it on: all cases at once."""

from collections.abc import Sequence

import numpy as np

from analysis.syntax.assigning import condition, truths
from analysis.syntax.data_lists import DataList, data_list
from analysis.syntax.inline_data import inline_lines
from analysis.syntax.items import Problem
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import numbered, read_cases
from analysis.syntax.statements import Statement
from analysis.syntax.text_files import lines_of
from analysis.syntax.workspace import TRANSFORMATIONS, is_scratch
from instrument.message import Fault
from instrument.records import dataclass, replace

OTHERWISE = ("LEAVE", "ECHO", "SET", "XSAVE", "BREAK")
"""Commands that see one case after another, or are of no case."""


@dataclass(frozen=True)
class ReadProgram:
    """What is read, the commands that run for every case, and the DO IF that hands a case on, if there is one."""

    data: DataList
    body: tuple[Statement, ...]
    kept: Statement | None = None


def read_program(body: Sequence[Statement | Fault], job: Job) -> ReadProgram | None:
    """The program DATA LIST, commands, END CASE, with or without DO IF #end. END FILE; None for another."""
    known = [each for each in body[:-1] if isinstance(each, Statement)]
    if len(known) != len(body) - 1 or not known or known[0].name != "DATA LIST":
        return None
    try:
        data = data_list(job.reader(known[0]), job)
    except Fault:
        return None
    rest = _behind_the_end(known[1:], data.end) if data.end else known[1:]
    if rest is None:
        return None
    rest, kept = _handed_on(rest)
    if any(each.name not in TRANSFORMATIONS or each.name in OTHERWISE for each in rest):
        return None
    return ReadProgram(data, tuple(rest), kept)


def _behind_the_end(rest: list[Statement], end: str) -> list[Statement] | None:
    """What runs where the lines have not ended; None where DO IF #end. END FILE does not say so."""
    asks = [each.text.casefold() for each in rest[0].tokens] if rest else []
    if not is_scratch(end) or [each for each in asks if each not in "()"] not in ([end.casefold()], _is_1(end)):
        return None
    names = [each.name for each in rest]
    if names[:2] != ["DO IF", "END FILE"] or names.count("END CASE") != 1:
        return None
    if names[2:3] == ["ELSE"] and names[-1] == "END IF" and _is_whole(names[3:-1]):
        return rest[3:-1]
    return rest[3:] if names[2:3] == ["END IF"] else None


def _is_1(end: str) -> list[str]:
    return [end.casefold(), "=", "1"]


def _is_whole(names: Sequence[str]) -> bool:
    """Whether every block that begins among these commands ends there, and none ends that began before."""
    depth = 0
    for name in names:
        depth += (name == "DO IF") - (name == "END IF")
        if depth < 0 or (depth == 0 and name in ("ELSE", "ELSE IF")):
            return False
    return depth == 0


def _handed_on(rest: list[Statement]) -> tuple[list[Statement], Statement | None]:
    """The commands without an END CASE behind them, and the DO IF that stands around that."""
    names = [each.name for each in rest]
    if names[-1:] == ["END CASE"]:
        return rest[:-1], None
    if names[-3:] == ["DO IF", "END CASE", "END IF"]:
        return rest[:-3], rest[-3]
    return rest, None


def run_read(found: ReadProgram, reader: Reader, job: Job) -> None:
    """Makes the cases the active file; where a command is wrong, there are none."""
    data = found.data
    path = job.folder.reading(data.file) if data.file else None
    lines = inline_lines(reader, job) if path is None else numbered(lines_of(path, data.encoding))
    read = read_cases(data.layout, lines)
    for message, line in read.problems:
        job.warn(message, replace(reader.place(), file=data.file or reader.file, line=line))
    job.begin(read.active)
    shown = len(job.items)
    job.run_all(found.body)
    if any(isinstance(each, Problem) and each.is_error for each in job.items[shown:]):
        job.select(np.zeros(job.active.n, dtype=bool))
    elif found.kept is not None:
        job.select(truths(condition(job.reader(found.kept), job), job) == 1)
