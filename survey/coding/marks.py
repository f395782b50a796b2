"""Options that have a column each: ticked, not ticked, or the words typed beside them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import member, other
from instrument.message import Fault, nearest, quoted
from instrument.model import Option, Question
from survey.batch import code_cells
from survey.coding.column import mark_reader
from survey.coding.source import Source
from survey.platform import Cells
from survey.responses import Column
from survey.wording import wordings

Marks = dict[int, NDArray[np.float64]]
"""Option → 1, 0, missing codes and NaN, shape (n,)."""


def marks_of(question: Question, held: Mapping[str, int], source: Source) -> tuple[Marks, dict[str, Column]]:
    """0, 1, missing codes and NaN for each option, and the words that stand in place of a tick."""
    marks: Marks = {}
    typed: dict[str, Column] = {}
    for option in question.options:
        at = held.get(member(question, option))
        if at is None:  # the words typed beside it tell
            words = source.typed(held[other(question, option)], "", beside=True).words()
            marks[option.code] = np.where(words != "", 1.0, np.nan)
        elif option.other and source.cells.typed_instead:
            marks[option.code], typed[other(question, option)] = _mark_or_words(option, at, source)
        else:
            marks[option.code] = _mark(option, at, source)
    return _blank_marks(marks, source.cells), typed


def _blank_marks(marks: Marks, cells: Cells) -> Marks:
    """The marks with what empty cells, and nothing but zeros, stand for."""
    columns = np.column_stack(list(marks.values()))
    ticked, told = (columns == 1).any(axis=1), np.isin(columns, (0, 1)).any(axis=1)
    lost = ~ticked & cells.all_unticked_is_unknown
    fills = cells.blank_is_unticked or not (columns == 0).any()  # where nothing says "not ticked", a blank does
    found = {}
    for code, column in marks.items():
        filled = np.where(np.isnan(column) & told & fills, 0.0, column)
        found[code] = np.where(lost & (filled == 0), np.nan, filled)
    return found


def _mark(option: Option, at: int, source: Source) -> NDArray[np.float64]:
    read = mark_reader(source.cells, source.missing, wordings(option.text))

    def refuse(cell: str, row: int, count: int) -> Fault:
        possible = [*wordings(option.text), *sorted(source.cells.ticked), *sorted(source.cells.unticked)]
        return Fault(
            "{found} says neither that the option is ticked nor that it is not; rows with it: {count}; "
            "possible: {possible}",
            {"found": quoted(cell), "count": count, "possible": nearest(cell, possible)},
            source.grid.place(row, at),
        )

    return code_cells(source.grid.column(at), read, refuse)


def _mark_or_words(option: Option, at: int, source: Source) -> tuple[NDArray[np.float64], Column]:
    read = mark_reader(source.cells, source.missing, wordings(option.text))
    words = source.typed(at, "").words()
    known = [read(cell) for cell in source.grid.column(at)]
    marks = np.array([1.0 if each is None else each for each in known])
    return marks, np.where([each is None for each in known], words, "").astype(object)
