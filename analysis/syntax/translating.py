"""The active file as rows of cells for other programs: names above, numbers, texts, dates, labels where asked for."""

import csv
import io
from collections.abc import Iterator

import numpy as np

from analysis.syntax.active import Active, Field, Format
from analysis.syntax.formats.shapes import DATES, TIMES
from analysis.syntax.formats.writing import written
from instrument.records import dataclass

Cell = str | float | int | None
DAY, MOMENT, CLOCK = Format("ADATE", 10, 0), Format("DATETIME", 20, 0), Format("TIME", 8, 0)


@dataclass(frozen=True)
class Translation:
    """How a file is written for another program."""

    type: str = ""  # CSV, TAB, XLSX
    has_names: bool = False
    named_by_label: bool = False
    labelled: bool = False  # cells hold value labels
    formatted: bool = False  # numbers as their variables print them
    drops_missing: bool = False  # declared missing values are empty
    delimiter: str = ""
    qualifier: str = '"'
    decimal: str = "."


def rows(active: Active, asked: Translation) -> Iterator[list[Cell]]:
    """The row of names where it is asked for, then a row for each case; None is an empty cell."""
    fields = list(active.fields.values())
    if asked.has_names:
        yield [each.label or each.name if asked.named_by_label else each.name for each in fields]
    columns = [_cells(active, each, asked) for each in fields]
    yield from (list(row) for row in zip(*columns, strict=True))


def _cells(active: Active, described: Field, asked: Translation) -> list[Cell]:
    column = active.columns[described.name]
    gone = described.is_missing(column) if asked.drops_missing else np.zeros(active.n, dtype=bool)
    labels = dict(described.levels) if asked.labelled else {}
    known: dict[object, Cell] = {}
    found: list[Cell] = []
    for value, is_gone in zip(column.tolist(), gone.tolist(), strict=True):
        if value not in known:
            known[value] = labels.get(value) or _cell(value, described, asked)
        found.append(None if is_gone else known[value])
    return found


def _cell(value: float | str, described: Field, asked: Translation) -> Cell:
    if isinstance(value, str):
        return value
    if value != value:
        return None
    if asked.formatted:
        return written(value, described.format).strip()
    kind = described.format.kind
    if kind in DATES:
        return written(value, MOMENT if kind in ("DATETIME", "YMDHMS") else DAY).strip()
    return written(value, CLOCK).strip() if kind in TIMES else value


def as_text(active: Active, asked: Translation) -> bytes:
    """Lines of cells between delimiters, in UTF-8 with its mark."""
    out = io.StringIO()
    delimiter = asked.delimiter or ("\t" if asked.type == "TAB" else ",")
    writer = csv.writer(out, delimiter=delimiter, quotechar=asked.qualifier or '"', lineterminator="\r\n")
    for row in rows(active, asked):
        writer.writerow([_plain(cell, asked.decimal) for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def _plain(cell: Cell, decimal: str) -> str:
    if isinstance(cell, float):
        return f"{cell:.16g}".replace(".", decimal)
    return "" if cell is None else str(cell)
