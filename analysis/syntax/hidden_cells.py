"""Rows and columns of a sheet that its file hides."""

import io
import re
import zipfile

from instrument.records import dataclass

_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ROW = re.compile(rb"<row\b[^>]*>")
_COLUMN = re.compile(rb"<col\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
YES = (b"1", b"true")


@dataclass(frozen=True)
class Hidden:
    """Rows and columns from 0."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def hidden(content: bytes, number: int) -> Hidden:
    """What the sheet of that number, from 0, of an .xlsx workbook hides; nothing for another kind of workbook."""
    if not content.startswith(b"PK"):
        return Hidden()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = _part(archive, number)
        text = archive.read(part) if part in archive.namelist() else b""
    rows = {int(found[b"r"]) - 1 for found in _all(_ROW, text) if found.get(b"hidden") in YES and b"r" in found}
    columns: set[int] = set()
    for found in _all(_COLUMN, text):
        if found.get(b"hidden") in YES:
            columns.update(range(int(found[b"min"]) - 1, min(int(found[b"max"]), 16_384)))
    return Hidden(frozenset(rows), frozenset(columns))


def _part(archive: zipfile.ZipFile, number: int) -> str:
    """The file of a sheet within the workbook."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    sheets = _all(_SHEET, archive.read("xl/workbook.xml"))
    if number >= len(sheets):
        return ""
    wanted = next((value for key, value in sheets[number].items() if key.endswith(b":id")), b"")
    for found in _all(_RELATION, archive.read("xl/_rels/workbook.xml.rels")):
        if found.get(b"Id") == wanted:
            target = found.get(b"Target", b"").decode()
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _all(element: re.Pattern[bytes], text: bytes) -> list[dict[bytes, bytes]]:
    return [dict(_ATTRIBUTE.findall(found)) for found in element.findall(text)]
