"""The columns of an export with the cells of respondents, apart from signs of no answer."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from instrument.records import dataclass, replace
from survey.adapting import APART
from survey.files.grid import Grid
from survey.numerals import numeral
from survey.platform import Cells, Heading, Layout
from survey.wording import fold

_LETTERS = re.compile(r"([A-Z]{1,2})[.．、]")


@dataclass(frozen=True, eq=False)
class Column:
    """One column of answers; `cells` are those of respondents, stripped, '' where there is no answer."""

    at: int
    header: str
    heading: Heading
    cells: tuple[str, ...]
    not_asked: NDArray[np.bool_]  # (n,): a sign of the platform says so

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The cells that hold one."""
        return tuple(cell for cell in self.cells if cell)

    @cached_property
    def blank(self) -> NDArray[np.bool_]:
        """Where nothing stands, (n,), whatever the reason."""
        return np.array([not cell for cell in self.cells], dtype=bool)


def columns_of(grid: Grid, layout: Layout) -> dict[int, Column]:
    """Every column, by its place in the file."""
    rows = [row for row in range(layout.first, len(grid.rows)) if layout.marks.get(row) not in APART]
    headings = {heading.at: heading for heading in layout.headings}
    not_asked = {fold(sign) for sign in layout.cells.not_asked}
    absent = not_asked | {fold(sign) for sign in layout.cells.unanswered}
    found = {}
    for at, heading in headings.items():
        whole = grid.column(at)
        worded = heading.labels if is_worded(heading) else {}
        known = {cell: worded.get(cell.strip(), cell.strip()) for cell in set(whole)}
        folded = {cell: fold(cell) for cell in known}
        cells = tuple("" if folded[whole[row]] in absent else known[whole[row]] for row in rows)
        mask = np.array([folded[whole[row]] in not_asked for row in rows], dtype=bool)
        found[at] = Column(
            at, grid.headers[at].strip(), replace(heading, labels={}) if worded else heading, cells, mask
        )
    return found


def is_worded(heading: Heading) -> bool:
    """Whether the cells that the file labels are words themselves, such as `A.label`, and no numbers."""
    return bool(heading.labels) and all(numeral(cell) is None for cell in heading.labels)


def places_of(heading: Heading) -> dict[str, int]:
    """Label → place, as letters before labels tell it; else as the file lists them."""
    letters = {label: _LETTERS.match(cell) for cell, label in heading.labels.items()}
    if all(letters.values()):
        return {label: _place(found[1]) for label, found in letters.items() if found}
    return {label: at for at, label in enumerate(heading.labels.values(), 1)}


def _place(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place


def is_ticks(column: Column, cells: Cells, words: Sequence[str]) -> bool:
    """Whether the cells are ticks and blanks of one option, whose own label is a tick too."""
    marks = {fold(word) for word in (*cells.ticked, *cells.unticked, *words)}
    return bool(column.answers) and all(fold(cell) in marks for cell in set(column.answers))


def ticked(column: Column, cells: Cells, words: Sequence[str]) -> NDArray[np.bool_]:
    """Where the option is ticked, (n,)."""
    marks = {fold(word) for word in (*cells.ticked, *words)} - {fold(word) for word in cells.unticked}
    known: Mapping[str, bool] = {cell: fold(cell) in marks for cell in set(column.cells)}
    return np.array([known[cell] for cell in column.cells], dtype=bool)
