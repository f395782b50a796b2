"""Workbooks of texts and numbers: no text is a formula, the same rows give the same bytes, no half file is left."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from survey.files.sheets import Cell, Texts, fixed_parts, sheet_part
from survey.files.whole import write_whole

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can hold
LEVEL = 4  # of compression: as small as the usual one, in half the time


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> None:
    """Writes one sheet for each name; texts are texts even where they look like formulas.

    Raises `OSError` where the file cannot be written; what stood there before then still stands.
    """
    write_whole(path, workbook(sheets))


def workbook(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """The bytes of a workbook with one sheet for each name; texts are texts even where they look like formulas."""
    buffer, texts = io.BytesIO(), Texts()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for path, content in fixed_parts(list(sheets)).items():
            _put(out, path, [content.encode()])
        for at, rows in enumerate(sheets.values(), 1):
            _put(out, f"xl/worksheets/sheet{at}.xml", sheet_part(rows, texts))
        _put(out, "xl/sharedStrings.xml", texts.part())
    return buffer.getvalue()


def _put(out: zipfile.ZipFile, path: str, content: Iterable[bytes]) -> None:
    """A part without the time it was written at."""
    info = zipfile.ZipInfo(path, MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # else the bytes tell Windows from the rest
    info._compresslevel = LEVEL  # type: ignore[attr-defined]  # the name by which Python 3.11 knows it
    with out.open(info, "w", force_zip64=True) as part:
        for each in content:
            part.write(each)
