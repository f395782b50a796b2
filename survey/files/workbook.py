"""Workbooks (.xlsx, .xls) as grids of text."""

import datetime
import io
from typing import Any

from instrument.message import Fault, Place, quoted
from survey.files.archive import inspect_workbook
from survey.files.figures import number_text
from survey.files.grid import Grid, grid_of


def read_workbook(content: bytes, file: str, sha256: str) -> Grid:
    """The one sheet that holds cells: numbers without '.0', dates as ISO, everything else as it stands.

    Raises `Fault` for a damaged, locked or too large workbook, for none or several sheets with cells.
    """
    import python_calamine

    packed = content.startswith(b"PK")
    if packed:
        inspect_workbook(content, file)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise _locked(file)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except python_calamine.PasswordError:
        raise _locked(file) from None
    except Exception as error:
        raise Fault(
            "the workbook cannot be read: {reason}; possible: the file as it was downloaded, whole",
            {"reason": quoted(error)},
            Place(file),
        ) from None
    held = [(name, cells) for name, cells in sheets if any(cell != "" for row in cells for cell in row)]
    if len(held) > 1:
        raise Fault(
            "{count} sheets hold cells: {found}; possible: one sheet",
            {"count": len(held), "found": ", ".join(quoted(name) for name, _ in held[:5])},
            Place(file),
        )
    name, cells = held[0] if held else ("", [])
    records = [(line, [cell_text(cell) for cell in row]) for line, row in enumerate(cells, 1)]
    return grid_of(file, records, sha256=sha256, format="xlsx" if packed else "xls", sheet=name)


def cell_text(cell: Any) -> str:
    """A cell as text: 3.0 is '3', a date '2026-01-02', a date with a time '2026-01-02 09:00:00'."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, datetime.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def _locked(file: str) -> Fault:
    return Fault("the file is locked by a password; possible: a copy without one", place=Place(file))
