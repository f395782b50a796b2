"""Input programs that make one case for each run of loops with numbers as bounds: all cases at once."""

from collections.abc import Sequence
from itertools import product

import numpy as np

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import is_scratch
from instrument.message import Fault
from instrument.records import dataclass

MOST = 10_000_000  # cases
HOLDER = "$cases"
"""A variable that stands in for those to come, so that there is an active file."""
DECLARING = (
    "ADD VALUE LABELS", "FILE LABEL", "FORMATS", "LEAVE", "MISSING VALUES", "NUMERIC", "PRINT FORMATS", "SET",
    "STRING", "SUBTITLE", "TITLE", "VALUE LABELS", "VARIABLE LABELS", "VARIABLE LEVEL", "VECTOR", "WRITE FORMATS",
)  # fmt: skip
"""Commands that give no case a value."""


@dataclass(frozen=True)
class CaseLoops:
    """The loops around END CASE, outermost first, and the commands that run for every case."""

    names: tuple[str, ...]
    runs: Values  # shape (cases, loops)
    body: tuple[Statement, ...]


def case_loops(body: Sequence[Statement | Fault], job: Job) -> CaseLoops | None:
    """The loops of a program of the form LOOP … LOOP … commands, END CASE, END LOOP … END FILE; None for another."""
    known = [each for each in body if isinstance(each, Statement)]
    if len(known) != len(body) or any(each.name == "LEAVE" for each in known):
        return None
    names = [each.name for each in known]
    first = next((at for at, name in enumerate(names) if name not in DECLARING), len(names))
    inner = first
    while inner < len(names) and names[inner] == "LOOP":
        inner += 1
    count = inner - first
    tail = ["END CASE", *["END LOOP"] * count, "END FILE", "END INPUT PROGRAM"]
    # The last of several loops may be one of the case's own commands.
    while count and names[-count - 3 :] != tail:
        inner, count = inner - 1, count - 1
        tail = ["END CASE", *["END LOOP"] * count, "END FILE", "END INPUT PROGRAM"]
    middle = known[inner : len(known) - count - 3]
    if not count or {"DATA LIST", "REREAD", "END CASE", "END FILE", "BREAK"} & {each.name for each in middle}:
        return None
    if any(each.tokens for each in known[len(known) - count - 3 :]):
        return None
    loops = [_bounds(job.reader(each)) for each in known[first:inner]]
    found = [each for each in loops if each is not None]
    if len(found) != count or np.prod([len(values) for _, values in found]) > MOST:
        return None
    runs = np.array(list(product(*(values for _, values in found))), dtype=float).reshape(-1, count)
    return CaseLoops(tuple(name for name, _ in found), runs, (*known[:first], *middle))


def _bounds(part: Reader) -> tuple[str, list[float]] | None:
    """The index of a loop and its values; None where the bounds are no numbers."""
    try:
        name = part.name()
        part.need_sign("=")
        first = part.number()
        part.need("TO")
        last = part.number()
        step = part.number() if part.take("BY") else 1.0
        part.end()
    except Fault:
        return None
    if step == 0 or (last - first) / step >= MOST:
        return None
    return name, np.arange(first, last + step / 2, step).tolist()


def run_loops(found: CaseLoops, job: Job) -> None:
    """Makes the cases the active file and runs the commands over all of them."""
    names = {name: found.runs[:, at] for at, name in enumerate(found.names)}
    n = len(found.runs)
    job.begin(_with(Active(n=n), {HOLDER: np.zeros(n), **_kept(names, scratch=False)}))
    job.workspace.scratch = _with(Active(n=n), _kept(names, scratch=True))
    job.run_all(found.body)
    job.replace(job.active.without([HOLDER]))


def _kept(names: dict[str, Values], scratch: bool) -> dict[str, Values]:
    return {name: values for name, values in names.items() if is_scratch(name) == scratch}


def _with(active: Active, columns: dict[str, Values]) -> Active:
    for name, values in columns.items():
        active = active.with_column(Field(name), values)
    return active
