"""INPUT PROGRAM: cases that commands make up, one for each run of loops around END CASE."""

from itertools import product

import numpy as np

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from analysis.syntax.workspace import is_scratch
from instrument.message import Fault

MOST = 10_000_000  # cases
HOLDER = "$cases"
"""A variable that stands in for those to come, so that there is an active file."""
ENDS = ("END CASE", "END FILE", "END LOOP", "END INPUT PROGRAM")


def run(reader: Reader, job: Job) -> None:
    """INPUT PROGRAM. LOOP i = a TO b. … END CASE. END LOOP. END FILE. END INPUT PROGRAM.

    Loops have numbers as bounds, and END CASE stands in the innermost of them.
    Raises `Fault` for cases that a condition makes, and for data that are read within.
    """
    reader.end()
    body = job.body("INPUT PROGRAM", "END INPUT PROGRAM")
    loops = [_bounds(job.reader(each)) for each in body if isinstance(each, Statement) and each.name == "LOOP"]
    _refuse(body, reader)
    runs = np.array(list(product(*(values for _, values in loops))), dtype=float).reshape(-1, len(loops))
    names = {name: runs[:, at] for at, (name, _) in enumerate(loops)}
    job.begin(_with(Active(n=len(runs)), {HOLDER: np.zeros(len(runs)), **_kept(names, scratch=False)}))
    job.workspace.scratch = _with(Active(n=len(runs)), _kept(names, scratch=True))
    for each in body:
        if isinstance(each, Fault) or each.name not in ("LOOP", *ENDS):
            job.run_one(each)
    job.replace(job.active.without([HOLDER]))


def _kept(names: dict[str, Values], scratch: bool) -> dict[str, Values]:
    return {name: values for name, values in names.items() if is_scratch(name) == scratch}


def _with(active: Active, columns: dict[str, Values]) -> Active:
    for name, values in columns.items():
        active = active.with_column(Field(name), values)
    return active


def _bounds(part: Reader) -> tuple[str, list[float]]:
    """The index of a loop and its values; raises `Fault` where the bounds are no numbers."""
    name = part.name()
    part.need_sign("=")
    first = part.number()
    part.need("TO")
    last = part.number()
    step = part.number() if part.take("BY") else 1.0
    part.end()
    if step == 0 or (last - first) / step >= MOST:
        raise part.fault("a loop makes {most} cases at most", {"most": MOST})
    return name, np.arange(first, last + step / 2, step).tolist()


def _refuse(body: list[Statement | Fault], reader: Reader) -> None:
    """Raises `Fault` for what makes cases in another way than one for each run of the loops."""
    names = [each.name for each in body if isinstance(each, Statement)]
    ends = [at for at, name in enumerate(names) if name == "END CASE"]
    depth = [names[:at].count("LOOP") - names[:at].count("END LOOP") for at in ends]
    if depth != [names.count("LOOP")] or {"DO IF", "DATA LIST", "REREAD"} & set(names):
        raise reader.fault("cases are made by one END CASE within all of the loops, and not otherwise")
