"""What a command asks of procedures, and what a job prints."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.tally import Tally
from analysis.task import Task
from instrument.message import Message, Place
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.charts import Chart

Arrange = Callable[[Result], Result]
Draw = Callable[[Tally, Result], Sequence["Chart"]]
"""The charts of the cases that a procedure counted, beside its whole result."""


@dataclass(frozen=True)
class Request:
    """What a procedure command asks for: a task, and what of its result SPSS would print."""

    task: Task
    arrange: Arrange = lambda result: result
    active: Active | None = None  # the file that it is asked of, where that is not the active one
    draw: Draw | None = None  # its charts


@dataclass(frozen=True)
class ChartRequest:
    """What a command asks for that prints charts alone."""

    draw: Callable[[Tally], Sequence["Chart"]]
    active: Active | None = None


@dataclass(frozen=True)
class Problem:
    """Something that was not done, or not understood."""

    message: Message
    place: Place
    is_error: bool = True  # the command did not run; False: part of it was left out, or it is a warning


@dataclass(frozen=True)
class Printed:
    """A result of one command, for the whole file or for one group of a split file."""

    command: str
    line: int
    result: Result
    group: tuple[tuple[str, str], ...] = ()  # of a split file: variable label and value label
    layers: int = 0  # the number of the request whose groups stand in one table; 0: each by itself


@dataclass(frozen=True)
class Drawn:
    """A chart of one command, for the whole file or for one group of a split file."""

    command: str
    line: int
    chart: "Chart"
    group: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Told:
    """Words of the job itself: a title, an echo, lines of a listing."""

    kind: str  # title, subtitle, echo
    text: str


@dataclass(frozen=True)
class Listing:
    """Values of cases as their formats write them."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: frozenset[str] = frozenset()  # names of strings


@dataclass(frozen=True)
class CaseLines:
    """Lines with the case each is of, that PRINT and WRITE make; `target`: their file, None for the output."""

    cases: NDArray[np.int64]
    lines: tuple[str, ...]
    target: Path | None = None


Item = Problem | Printed | Drawn | Told | Listing | CaseLines
