"""One column of a file with what it may say: its cells read once each, its faults with their places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Message, nearest, quoted
from instrument.model import MissingCodes, Question
from survey.batch import Issue
from survey.coding.pieces import Cell, absent, cell_reader, piece_reader
from survey.files.grid import Grid
from survey.labelled import Reading
from survey.platform import Cells
from survey.responses import Column
from survey.wording import fold, labels


@dataclass(frozen=True)
class Readings:
    """What the cells of a column say; a cell that stands a thousand times is read once."""

    different: tuple[Reading, ...]
    places: NDArray[np.int64]  # (n,): which of them each cell is

    def numbers(self, number: Callable[[Reading], float]) -> NDArray[np.float64]:
        """A number for each cell, shape (n,)."""
        return np.array([number(each) for each in self.different], dtype=float)[self.places]

    def words(self, code: int) -> Column:
        """What was typed behind an option, '' for nothing."""
        typed = [next((tick.typed for tick in each.ticked if tick.code == code), "") for each in self.different]
        return np.array(typed, dtype=object)[self.places]


@dataclass(frozen=True)
class OptionColumn:
    """A column whose cells name options of a question."""

    grid: Grid
    at: int
    question: Question
    cells: Cells
    missing: MissingCodes
    separators: Sequence[str] = ()
    labels: Mapping[str, str] | None = None
    answers: Mapping[str, int] | None = None

    @cached_property
    def reader(self) -> Cell:
        """Raises `Fault` where the column can be read in two ways."""
        different = {cell.strip() for cell in self.grid.different(self.at)}
        pieces = {part.strip() for cell in different for part in self._parts(cell)} - {""}
        held = {each for each in pieces if absent(each, self.cells, self.missing) is None}
        place = self.grid.place(None, self.at)
        options = self.question.options
        piece = piece_reader(options, self.cells, self.labels or {}, self.answers or {}, held, place)
        return cell_reader(piece, options, self.cells, self.missing, self.separators)

    def _parts(self, cell: str) -> list[str]:
        sign = next((sign for sign in self.separators if sign in cell), "")
        return cell.split(sign) if sign else [cell]

    def unread(self) -> set[str]:
        """The cells, or the pieces of them, that say nothing known."""
        found = {cell.strip() for cell in self.grid.different(self.at) if self.reader(cell) is None}
        return {part.strip() for cell in found for part in self._parts(cell) if self.reader(part) is None}

    def readings(self) -> Readings:
        """What each cell says; raises `Fault` at the first that says nothing known."""
        column = self.grid.column(self.at)
        index = {cell: at for at, cell in enumerate(dict.fromkeys(column))}
        places = np.fromiter(map(index.__getitem__, column), dtype=np.int64, count=len(column))
        different = []
        for cell, place in index.items():
            found = self.reader(cell)
            if found is None:
                raise self._unknown(cell, int(np.argmax(places == place)), column.count(cell))
            different.append(found)
        return Readings(tuple(different), places)

    def ambiguous(self, readings: Readings, ids: Sequence[str], variable: str) -> list[Issue]:
        """An issue for each cell that can be read in two ways."""
        rows = np.flatnonzero(readings.numbers(lambda each: not each.certain))
        return [
            Issue(
                ids[row],
                "ambiguous",
                variable,
                Message(
                    "typed text holds the platform's own signs, so {found} can be read in two ways",
                    {"found": quoted(self.grid.rows[row][self.at])},
                ),
            )
            for row in rows.tolist()
        ]

    def _unknown(self, cell: str, row: int, count: int) -> Fault:
        part = next((part.strip() for part in self._parts(cell) if self.reader(part) is None), cell)
        return Fault(
            "{found} is not an answer the questionnaire has; rows with it: {count}; possible: {possible}",
            {"found": quoted(part), "count": count, "possible": nearest(part, labels(self.question.options))},
            self.grid.place(row, self.at),
        )


def mark_reader(cells: Cells, missing: MissingCodes, words: Sequence[str]) -> Callable[[str], float | None]:
    """A function from a cell of an option's own column to 1, 0 or a missing code; NaN for an empty one.

    `words` are the option's own labels, which stand for a tick.
    """
    ticked = {fold(word) for word in (*cells.ticked, *words)}
    unticked = {fold(word) for word in cells.unticked}

    def read(cell: str) -> float | None:
        cell = cell.strip()
        if cell and fold(cell) in ticked:
            return 1.0
        code = absent(cell, cells, missing)
        if code is not None:
            return code
        return 0.0 if fold(cell) in unticked else None

    return read
