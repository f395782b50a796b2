"""Workbooks (.xlsx, .xls) as grids of text."""

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from instrument.message import Fault, Place, quoted
from instrument.records import replace
from survey.files.archive import inspect_workbook
from survey.files.figures import number_text
from survey.files.grid import Grid, grid_of

PARENTS = frozenset({"_parent_index", "PARENT_KEY"})  # of KoboToolbox, of ODK Central

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def read_workbook(content: bytes, file: str, sha256: str) -> Grid:
    """The one sheet that holds cells: numbers without '.0', dates as ISO, everything else as it stands.

    Raises `Fault` for a damaged, locked or too large workbook, for none or several sheets with cells.

    Sheets behind it of questions that repeat are left aside, which the grid tells.
    """
    import python_calamine

    packed = content.startswith(b"PK")
    if packed:
        inspect_workbook(content, file)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise _locked(file)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        held = [(name, records) for name in book.sheet_names if (records := _records(book.get_sheet_by_name(name)))]
    except python_calamine.PasswordError:
        raise _locked(file) from None
    except Exception as error:
        raise Fault(
            "the workbook cannot be read: {reason}; possible: the file as it was downloaded, whole",
            {"reason": quoted(error)},
            Place(file),
        ) from None
    aside = tuple(name for name, records in held[1:] if is_of_repeats(records[0][1]))
    held = [each for each in held if each[0] not in aside]
    if len(held) > 1:
        raise Fault(
            "{count} sheets hold cells: {found}; possible: one sheet",
            {"count": len(held), "found": ", ".join(quoted(name) for name, _ in held[:5])},
            Place(file),
        )
    del book  # its cells take more memory than ours
    name, records = held[0] if held else ("", [])
    grid = grid_of(file, records, sha256=sha256, format="xlsx" if packed else "xls", sheet=name)
    return replace(grid, aside=aside) if aside else grid


def is_of_repeats(headers: Sequence[str]) -> bool:
    """Whether rows belong to rows of another table, as a form's repeated questions do, by a column that tells which."""
    return any(header.strip() in PARENTS for header in headers)


def _records(sheet: "CalamineSheet") -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a sheet that hold cells, numbered from its first; a text that stands often is held once."""
    known: dict[str, str] = {}
    records = []
    for line, row in enumerate(sheet.iter_rows(), 1):
        cells = list(map(str, row)) if set(map(type, row)) == {str} else [cell_text(cell) for cell in row]
        if any(cells):
            records.append((line, tuple(map(known.setdefault, cells, cells))))
    return records


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
