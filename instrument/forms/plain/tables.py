"""Matrices printed as a table: options in the first row, a statement in each of the others."""

import re
from collections.abc import Sequence

from instrument.drafting.words import clean
from instrument.records import dataclass

_EMPTY = re.compile(r"[□☐○◯〇√✓_＿.\s()（）\[\]]*")
_NUMBER = re.compile(r"^\s*[（(]?(?:Q?\d{1,3}|[A-Z]\d{1,2})[)）.．、]?\s*")


@dataclass(frozen=True)
class Table:
    """A matrix as printed."""

    options: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]  # number and statement


def table_of(lines: Sequence[str]) -> Table | None:
    """The matrix in lines whose cells stand between tabs; None where they are none."""
    cells = [[clean(cell) for cell in line.split("\t")] for line in lines if "\t" in line]
    if len(cells) < 2:
        return None
    width = max(len(row) for row in cells)
    header = cells[0]
    options = [cell for cell in header[1:] if cell]
    if len(options) >= 2 and len(header) == width and not _EMPTY.fullmatch("".join(header[1:])):
        if clean(header[1]) in {"题项", "题目", "项目", "内容", "Item", "Statement", "问题"} and len(options) >= 3:
            options = options[1:]
        rows = [_row(row, len(options)) for row in cells[1:]]
        kept = tuple(row for row in rows if row[1])
        return Table(tuple(options), kept) if len(kept) >= 1 and len(options) >= 2 else None
    return None


def _row(cells: Sequence[str], options: int) -> tuple[str, str]:
    """Number and statement of a row whose last `options` cells are boxes or points."""
    before = [cell for cell in cells[: max(len(cells) - options, 1)] if cell]
    words = " ".join(before)
    number = _NUMBER.match(words)
    if number and number.end() < len(words):
        return re.sub(r"\D", "", number[0]), words[number.end() :].strip()
    return "", words
