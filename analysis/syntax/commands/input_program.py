"""INPUT PROGRAM: cases that commands make up or read line by line, each handed on by END CASE."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.syntax.active import Active, Field
from analysis.syntax.assigning import made
from analysis.syntax.case_loops import DECLARING, HOLDER, case_loops, run_loops
from analysis.syntax.inline_data import are_asked, inline_lines
from analysis.syntax.items import Problem
from analysis.syntax.job import Job
from analysis.syntax.making_cases import Making
from analysis.syntax.read_programs import read_program, run_read
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from instrument.message import Fault

IDLE = 2_000  # passes that read no line and make no case, or make cases behind the last line
MOST = 1_000_000  # cases
BLOCKS = ("DO IF", "ELSE IF", "ELSE", "END IF", "LOOP", "END LOOP", "BREAK", "END CASE", "END FILE", "REREAD")
Program = Sequence[Statement | Fault]


def run(reader: Reader, job: Job) -> None:
    """INPUT PROGRAM. commands, DATA LIST [END=variable], REREAD, END CASE, END FILE. END INPUT PROGRAM.

    The commands run again and again, a case each time, until END FILE runs or DATA LIST finds no more lines.
    Where END CASE does not stand among them, each pass makes one case; where one of them is wrong, there are no cases.
    """
    reader.end()
    body = job.body("INPUT PROGRAM", "END INPUT PROGRAM")
    loops = case_loops(body, job)
    if loops is not None:
        run_loops(loops, job)
        return
    found = read_program(body, job)
    if found is not None:
        run_read(found, reader, job)
        return
    program = body[:-1]
    names = {each.name for each in program if isinstance(each, Statement)}
    if not names & {"DATA LIST", "END FILE"}:
        raise reader.fault("nothing ends the cases; possible: END FILE, DATA LIST")
    making = Making(_inline(program, reader, job))
    job.workspace.depth += 1  # no command looks at those behind it
    try:
        _declare(program, making, job)
        _make(program, making, bool({"END CASE", "REPEATING DATA"} & names), reader, job)
    finally:
        job.workspace.making = None
        job.workspace.depth -= 1
        job.workspace.follow(reader.command)
        job.replace(making.active(job, HOLDER))


def _inline(program: Program, reader: Reader, job: Job) -> list[tuple[int, str]]:
    """The lines of data behind the program, where a command reads those."""
    for each in program:
        if isinstance(each, Statement) and each.name == "DATA LIST":
            words = {token.text.upper() for token in each.tokens}
            if "INLINE" in words or not words & {"FILE", "FIL"}:
                return _lines(reader, job)
    return []


def _lines(reader: Reader, job: Job) -> list[tuple[int, str]]:
    try:
        return inline_lines(reader, job)
    except Fault:
        if are_asked(job):
            raise
        return []


def _declare(program: Program, making: Making, job: Job) -> None:
    """Makes the variables of all commands in their order, without cases."""
    random = job.randomness.state()
    holder = Active({HOLDER: Field(HOLDER)}, {HOLDER: np.zeros(1)}, 1)
    job.begin(holder)
    job.workspace.making, job.workspace.scratch = making, Active(n=1)
    job.mask = np.zeros(1, dtype=bool)
    shown = len(job.items)
    job.run_all(_declaring(program, job))
    declared = [each for each in job.items[shown:] if isinstance(each, Problem) and _is_declaring(program, each)]
    job.items[shown:] = declared
    job.mask = None
    job.randomness.return_to(random)
    making.is_declaring = False


def _declaring(program: Program, job: Job) -> Iterator[Statement | Fault]:
    """The commands without their blocks; the index of a loop is made where the loop begins."""
    for each in program:
        if isinstance(each, Fault) or each.name not in BLOCKS:
            yield each
        elif each.name == "LOOP" and len(each.tokens) > 1 and each.tokens[1].text == "=":
            made(job, each.tokens[0].text)


def _is_declaring(program: Program, problem: Problem) -> bool:
    """Whether a problem is of a command that does not run again for every case."""
    for each in program:
        if isinstance(each, Statement) and each.line == problem.place.line:
            return each.name in DECLARING
    return True


def _make(program: Program, making: Making, ends_cases: bool, reader: Reader, job: Job) -> None:
    repeated = [each for each in program if isinstance(each, Statement) and each.name not in DECLARING]
    told: set[str] = set()
    idle = 0
    while not making.is_over:
        lines, before, shown = making.lines_read(), len(making.rows), len(job.items)
        making.begin_case(job)
        job.run_all(repeated)
        if not ends_cases:
            making.end_case(job)
        _forget_repeated(job, shown, told)
        if any(isinstance(each, Problem) and each.is_error for each in job.items[shown:]):
            making.rows.clear()
            return
        is_idle = making.lines_read() == lines and (making.reads or len(making.rows) == before)
        idle = idle + 1 if is_idle else 0
        if idle > IDLE or len(making.rows) > MOST:
            raise reader.fault("nothing ends the cases; possible: END FILE, DATA LIST")


def _forget_repeated(job: Job, shown: int, told: set[str]) -> None:
    """Keeps of what the commands told in this pass only what they did not tell before."""
    kept = []
    for item in job.items[shown:]:
        key = f"{item.place} {item.message}" if isinstance(item, Problem) else ""
        if key not in told:
            kept.append(item)
        if key:
            told.add(key)
    job.items[shown:] = kept
