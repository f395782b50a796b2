"""LOOP: commands that run again and again, for each case as often as it needs."""

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.assigning import assign, condition, made, truths, values, visible
from analysis.syntax.blocks import Rows, allowed, meant, only, run_for
from analysis.syntax.expressions import Node
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.statements import Statement
from instrument.message import Fault, Message
from instrument.records import dataclass

Numbers = NDArray[np.float64]
MOST = 40
"""Runs of a loop without an index, where SET MXLOOPS says nothing else."""


@dataclass(frozen=True)
class Index:
    """LOOP name = first TO last BY step, a number for each case."""

    name: str
    first: Numbers
    last: Numbers
    step: Numbers

    def after(self, run: int) -> Numbers:
        """Its value in a run of the loop, from 0."""
        return self.first + run * self.step

    def reaches(self, run: int) -> Rows:
        """The cases for which there is such a run."""
        value = self.after(run)
        inside = np.where(self.step >= 0, value <= self.last, value >= self.last)
        return np.asarray(inside & (self.step != 0))


def run(reader: Reader, job: Job) -> None:
    """LOOP [#i = a TO b [BY c]] [IF condition]. … END LOOP [IF condition].

    A missing bound runs nothing; a missing condition of LOOP ends the loop, and so does one of END LOOP.
    """
    if taken(reader, job):
        return
    body = job.body("LOOP", "END LOOP")
    job.need_data(reader)
    end = job.reader(body[-1]) if isinstance(body[-1], Statement) else reader
    index = _index(reader, job)
    begins = condition(reader, job) if reader.take("IF") else None
    reader.end()
    _repeat(reader, job, _Loop(index, begins, end, tuple(allowed(job, body[:-1], "LOOP"))))


@dataclass(frozen=True)
class _Loop:
    index: Index | None
    begins: Node | None
    end: Reader
    body: tuple[Statement | Fault, ...]


def _index(reader: Reader, job: Job) -> Index | None:
    after = reader.peek()
    if not reader.at_word() or after is None or after.text != "=":
        return None
    name = reader.name()
    reader.need_sign("=")
    parts = [np.asarray(values(condition(reader, job), job), dtype=float)]
    steps = np.ones(job.active.n)
    while word := reader.take("TO", "BY"):
        found = np.asarray(values(condition(reader, job), job), dtype=float)
        if word == "BY":
            steps = found
        else:
            parts.append(found)
    if len(parts) < 2:
        raise reader.expected("TO")
    return Index(made(job, name).name, parts[0], parts[1], steps)


def _repeat(reader: Reader, job: Job, loop: _Loop) -> None:
    job.workspace.looping.append(meant(job).copy())
    try:
        most = _most(job) if loop.index is None else None
        number = 0
        while _once(reader, job, loop, number):
            number += 1
            if most is not None and number >= most:
                reader.tell(Message("the loop was ended after {n} runs, as SET MXLOOPS has it", {"n": number}))
                break
    finally:
        job.workspace.looping.pop()


def _most(job: Job) -> int:
    found = job.settings.values.get("MXLOOPS", "")
    return int(found) if found.isdigit() else MOST


def _once(reader: Reader, job: Job, loop: _Loop, number: int) -> bool:
    """Runs the body once; whether there are cases for another run."""
    running = job.workspace.looping[-1]
    if loop.index is not None:
        _advance(reader, job, loop.index, number)
        running &= loop.index.reaches(number)
    if loop.begins is not None:
        running &= truths(loop.begins, job) == 1
    if number and not running.any():
        return False
    run_for(job, loop.body, running.copy())
    loop.end.cursor = 0
    if loop.end.take("IF"):
        running &= truths(condition(loop.end, job), job) == 0
    loop.end.end()
    return bool(running.any())


def _advance(reader: Reader, job: Job, index: Index, number: int) -> None:
    """Gives the index its value where the loop runs once more; the first value everywhere."""
    rows = job.workspace.looping[-1] & (index.reaches(number) if number else True)
    with only(job, rows):
        assign(reader, job, visible(job).fields[index.name], index.after(number))
