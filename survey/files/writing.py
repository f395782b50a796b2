"""Workbooks of texts and numbers: no text is a formula, the same rows give the same bytes, no half file is left."""

import io
import os
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can hold
LONGEST_CELL = 32_767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")

Cell = str | int | float


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> None:
    """Writes one sheet for each name; texts are texts even where they look like formulas.

    Raises `OSError` where the file cannot be written; what stood there before then still stands.
    """
    write_whole(path, workbook(sheets))


def workbook(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """The bytes of a workbook with one sheet for each name; texts are texts even where they look like formulas."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(title=name)
        for row in rows:
            sheet.append([_text_cell(sheet, value) if isinstance(value, str) else value for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return timeless(buffer.getvalue())


def _text_cell(sheet: Any, value: str) -> Any:
    """A cell that holds the text as it stands, whatever it looks like; None for the empty text."""
    from openpyxl.cell import WriteOnlyCell

    if not value:
        return None
    cell = WriteOnlyCell(sheet, value=_fitting(value))
    cell.data_type = "s"
    return cell


def _fitting(value: str) -> str:
    """A text a cell can hold: control characters are spaces, and a text too long for a cell says that it is cut."""
    text = _ILLEGAL.sub(" ", value)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def timeless(content: bytes) -> bytes:
    """The same workbook without the time it was written at."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part in sorted(source.namelist()):
            held = source.read(part)
            if part == "docProps/core.xml":
                held = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", held)
            info = zipfile.ZipInfo(part, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the bytes tell Windows from the rest
            out.writestr(info, held)
    return target.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Puts `content` in place of the file in one step: readers see the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
