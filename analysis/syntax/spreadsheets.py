"""A sheet of a workbook as cells."""

import datetime
import io
import re
from collections.abc import Sequence
from pathlib import Path

from analysis.syntax.hidden_cells import Hidden, hidden
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass
from survey.files.archive import inspect_workbook
from survey.files.whole import read_whole

Cell = float | str | datetime.datetime | None
_HIDDEN = object()  # stands where a cell is hidden
_RANGE = re.compile(r"\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)")


@dataclass(frozen=True)
class Sheet:
    """Which cells: a sheet by its name, or by its number from 1, whole or a range such as B2:D9."""

    name: str = ""
    number: int = 1
    cells: str = ""
    without_hidden: bool = False  # rows and columns that the file hides are left out


def cells_of(path: Path, asked: Sheet) -> list[list[Cell]]:
    """The rows of the sheet, all of one length; raises `Fault` for a damaged file, a sheet or a range that is none."""
    import python_calamine

    content = read_whole(path)
    if content.startswith(b"PK") and path.suffix.lower() != ".ods":
        inspect_workbook(content, path.name)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        names = book.sheet_names
        if asked.name and asked.name not in names:
            values = {"found": quoted(asked.name), "possible": ", ".join(names)}
            raise Fault("no sheet {found}; possible: {possible}", values, Place(path.name))
        if not asked.name and not 1 <= asked.number <= len(names):
            values = {"found": str(asked.number), "possible": f"1 – {len(names)}"}
            raise Fault("no sheet {found}; possible: {possible}", values, Place(path.name))
        name = asked.name or names[asked.number - 1]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        gone = hidden(content, names.index(name)) if asked.without_hidden else Hidden()
    except Fault:
        raise
    except Exception as error:
        reason = quoted(error)
        raise Fault("the workbook cannot be read: {reason}", {"reason": reason}, Place(path.name)) from None
    shown: list[list[object]] = [list(row) for row in rows]
    for y, row in enumerate(shown if gone != Hidden() else ()):
        for x in range(len(row)):
            row[x] = _HIDDEN if y in gone.rows or x in gone.columns else row[x]
    found = ([_cell(cell) for cell in row if cell is not _HIDDEN] for row in _within(shown, asked.cells, path))
    return [row for row in found if row or not gone.rows]


def _within(rows: Sequence[Sequence[object]], cells: str, path: Path) -> Sequence[Sequence[object]]:
    if not cells:
        return rows
    found = _RANGE.fullmatch(cells)
    if found is None:
        raise Fault("{found} is no range of cells; possible: A1:D20", {"found": quoted(cells)}, Place(path.name))
    left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
    return [row[left - 1 : right] for row in rows[top - 1 : bottom]]


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _cell(cell: object) -> Cell:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime.datetime):
        return cell
    if isinstance(cell, datetime.date):
        return datetime.datetime(cell.year, cell.month, cell.day)
    return str(cell) if cell not in (None, "") else None
