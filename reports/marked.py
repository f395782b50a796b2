"""Cells with a note of their own, whose letter stands raised behind them."""

from analysis.result import Message
from analysis.table import Cell, Table
from reports.formatting import Printed


class Plain(str):
    """Words that stand as they are, even where they spell a key."""


class MarkedText(str):
    """Words with a note."""

    note: Message


class MarkedNumber(Printed):
    """A number as printed with a note."""

    note: Message


def marked(cell: Cell, note: Message) -> Cell:
    """A printed cell with a note; what is no text stays as it is."""
    if isinstance(cell, Printed):
        number = MarkedNumber(cell)
        number.value, number.note = cell.value, note
        return number
    if isinstance(cell, str):
        text = MarkedText(cell)
        text.note = note
        return text
    return cell


def note_of(cell: Cell) -> Message | None:
    """The note of a cell."""
    return cell.note if isinstance(cell, MarkedText | MarkedNumber) else None


def cell_notes(table: Table) -> tuple[Message, ...]:
    """The notes of all cells, row by row."""
    found = (note_of(cell) for line in table.rows for cell in line)
    return tuple(each for each in found if each is not None)
