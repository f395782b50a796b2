"""One column of a file with what it may say: its cells read once each, its faults with their places."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np

from instrument.message import Fault, Message, nearest, quoted
from instrument.model import Kind, MissingCodes, Question
from instrument.records import dataclass, replace
from survey.batch import Issue
from survey.coding.pieces import Cell, absent, cell_reader, piece_reader
from survey.coding.readings import Readings
from survey.files.grid import Grid
from survey.numerals import numeral
from survey.platform import Cells
from survey.wording import fold, labels, wordings


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
        piece = piece_reader(options, self._cells, self.labels or {}, self.answers or {}, held, place)
        return cell_reader(piece, options, self._cells, self.missing, self.separators)

    @property
    def _cells(self) -> Cells:
        """Of a platform's scores, those of ratings are their codes; other options are numbered as displayed."""
        rated = self.question.kind in (Kind.SCALE, Kind.MATRIX)
        return replace(self.cells, by_place=not rated) if self.cells.by_score else self.cells

    def _parts(self, cell: str) -> list[str]:
        sign = next((sign for sign in self.separators if sign in cell), "")
        return cell.split(sign) if sign else [cell]

    def unread(self) -> set[str]:
        """The cells, or the pieces of them, that say nothing known."""
        found = {cell.strip() for cell in self.grid.different(self.at) if self.reader(cell) is None}
        return {part.strip() for cell in found for part in self._parts(cell) if self.reader(part) is None}

    def labelled_otherwise(self) -> dict[str, int]:
        """Cells whose code is an option's, while the file calls them by a label that no option has, with that code."""
        known = {fold(words) for option in self.question.options for words in wordings(option.text)}
        strange = {code for code, words in (self.labels or {}).items() if words.strip() and fold(words) not in known}
        found = {}
        for cell in strange & {cell.strip() for cell in self.grid.different(self.at)} - set(self.answers or {}):
            reading = self.reader(cell)
            if reading is not None and len(reading.ticked) == 1 and numeral(cell) is not None:
                found[cell] = reading.ticked[0].code
        return found

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
        if self.cells.numbers_only:
            return self._no_place(cell, row, count)
        part = next((part.strip() for part in self._parts(cell) if self.reader(part) is None), cell)
        return Fault(
            "{found} is not an answer the questionnaire has; rows with it: {count}; possible: {possible}",
            {"found": quoted(part), "count": count, "possible": self._possible(part)},
            self.grid.place(row, self.at),
        )

    def _possible(self, part: str) -> str:
        """The labels nearest to it, with their codes where those may stand in cells as well."""
        options = self.question.options
        if not self.cells.own_codes:
            return nearest(part, labels(options))
        coded = [f"{option.code} {words}" for option, words in zip(options, labels(options), strict=True)]
        return nearest(part, coded, most=len(coded))

    def _no_place(self, cell: str, row: int, count: int) -> Fault:
        codes = ", ".join(str(option.code) for option in self.question.options)
        possible = f"1–{len(self.question.options)}" if self._cells.by_place else codes
        return Fault(
            "{found} is not the place of an option; rows with it: {count}; possible: {possible}, -2, -3",
            {"found": quoted(cell), "count": count, "possible": possible},
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
        if fold(cell) in unticked:
            return 0.0
        number = numeral(cell)  # 1.0, as programs write it
        return number if number in (0.0, 1.0) and f"{number:.0f}" in ticked | unticked else None

    return read
