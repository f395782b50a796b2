"""Commands that hand values from one case to the next: each case must pass all of them before the next one comes."""

from collections.abc import Iterator
from itertools import chain

from analysis.syntax.job import Job
from analysis.syntax.passing import (
    BEGIN,
    END,
    Names,
    Program,
    asked_scratch,
    assigns_unnamed,
    commands_of,
    lagged_names,
    left_names,
    words,
)
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import TRANSFORMATIONS
from instrument.message import Fault


def taken(reader: Reader, job: Job) -> bool:
    """Whether the command ran, together with those behind it that it hands values to, case behind case.

    It does so where a scratch variable or one that LEAVE names is asked before the case itself has set it, or LAG asks
    for a variable that is still to change. All other commands run over all cases at once, which gives the same.
    """
    workspace = job.workspace
    if workspace.depth or workspace.is_solving or (reader.file, reader.line, reader.text) in workspace.plain:
        return False
    first = Statement(reader.command, True, tuple(reader.tokens), reader.text, reader.line, reader.file, reader.data)
    ahead, rest = _ahead(job)
    program: Program = [first, *ahead]
    left, lagged = left_names(program, job), lagged_names(program, job)
    start, end = _touched(program, left | lagged | asked_scratch(program), bool(lagged))
    if start > 0:
        workspace.plain = {(each.file, each.line, each.text) for each in program[:start] if isinstance(each, Statement)}
        job.following[-1] = chain(ahead, rest)
        return False
    job.following[-1] = chain(program[end:], rest)
    from analysis.syntax.solving import solve

    solve(job, program[:end], left, lagged)
    return True


def _ahead(job: Job) -> tuple[list[Statement | Fault], Iterator[Statement | Fault]]:
    """The transformations that follow, and what comes behind them."""
    found: list[Statement | Fault] = []
    coming = job.following[-1]
    for statement in coming:
        if isinstance(statement, Statement) and statement.name not in TRANSFORMATIONS:
            return found, chain([statement], coming)
        found.append(statement)
    return found, iter(())


def _touched(program: Program, names: Names, has_lags: bool) -> tuple[int, int]:
    """From where to before where commands say one of the names, whole blocks; past the end where none does."""
    commands = list(commands_of(program))
    spans = [
        (start, end)
        for start, end in _blocks(program)
        if any(
            words(each) & names or (has_lags and assigns_unnamed(each, commands))
            for each in program[start:end]
            if isinstance(each, Statement)
        )
    ]
    return (spans[0][0], spans[-1][1]) if spans else (len(program), len(program))


def _blocks(program: Program) -> Iterator[tuple[int, int]]:
    """From where to before where each command or whole block reaches."""
    depth, start = 0, 0
    for place, statement in enumerate(program):
        name = statement.name if isinstance(statement, Statement) else ""
        depth += (name in BEGIN) - (name in END)
        if depth <= 0:
            yield start, place + 1
            start = place + 1
    if start < len(program):
        yield start, len(program)
