"""Text files of answers between commas (.csv): UTF-8 with its mark, codes as numbers."""

import csv
import io

from survey.exporting.material import Exported, Material
from survey.exporting.rows import CODES_ALONE, Cell, header, rows, text_of
from survey.files.injection import guarded

ANSWERS = True


def export(material: Material) -> Exported:
    """The file; an apostrophe stands before a text that a spreadsheet might run, unless machines are to read it."""
    write = text_of if material.is_raw else _guarded
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([write(name) for name in header(material)])
    writer.writerows([write(cell) for cell in row] for row in rows(material))
    name = f"{material.stem}-raw.csv" if material.is_raw else f"{material.stem}.csv"
    encoding = "utf-8" if material.is_raw else "utf-8-sig"
    return Exported({name: buffer.getvalue().encode(encoding)}, (CODES_ALONE,))


def _guarded(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else text_of(cell)
