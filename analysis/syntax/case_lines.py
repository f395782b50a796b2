"""Lines of text that PRINT and WRITE make of cases."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Format
from analysis.syntax.formats.shapes import TEXTS, named, shape
from analysis.syntax.formats.writing import written
from analysis.syntax.items import CaseLines
from analysis.syntax.reader import Reader
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.syntax.settings import Settings


@dataclass(frozen=True)
class Piece:
    """A variable in its format, or a text, on one line of a case; `column`: where it begins, from 1, 0 for behind."""

    record: int
    name: str = ""
    text: str = ""
    format: Format | None = None  # None: as the variable is printed, and a blank behind
    column: int = 0


def in_order(several: Iterable[CaseLines]) -> list[str]:
    """The lines case by case, those of one case in the order of the commands."""
    found = [(int(case), line) for each in several for case, line in zip(each.cases, each.lines, strict=True)]
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def pieces(reader: Reader, active: Active) -> tuple[Piece, ...]:
    """What stands behind the slashes: /[n] a b (F3.1) 'text' 10 c 20-25; raises `Fault`."""
    found: list[Piece] = []
    record = 0
    while reader.sign("/"):
        record = reader.integer() if reader.at_number() else record + 1
        found.append(Piece(record))  # a line without anything is a line too
        while not reader.done and not reader.at_sign("/"):
            found += _of_text(reader, record) if reader.at_string() else _of_variables(reader, active, record)
    reader.end()
    return tuple(found)


def _of_text(reader: Reader, record: int) -> list[Piece]:
    text = reader.string()
    column = reader.integer() if reader.at_number() else 0
    return [Piece(record, text=text, column=column)]


def _of_variables(reader: Reader, active: Active, record: int) -> list[Piece]:
    names = reader.variables(active)
    if reader.at_number():
        return _in_columns(reader, active, names, record)
    if reader.sign("*") or not reader.sign("("):
        return [Piece(record, name) for name in names]
    formats: list[Format] = []
    while not reader.sign(")"):
        times = reader.integer() if reader.at_number() else 1
        if reader.sign("("):
            formats += [_format(reader)] * times
            reader.need_sign(")")
        else:
            text = reader.token.text if reader.token else ""
            digits = text[: len(text) - len(text.lstrip("0123456789"))]  # 2F3, in one piece
            formats += [_format(reader)] * (int(digits) if digits else times)
        reader.sign(",")
    formats += formats[-1:] * (len(names) - len(formats))
    if len(formats) > len(names):
        raise reader.fault("there are more formats than variables")
    return [Piece(record, name, format=each) for name, each in zip(names, formats, strict=True)]


def _in_columns(reader: Reader, active: Active, names: Sequence[str], record: int) -> list[Piece]:
    first = reader.integer()
    last = -reader.integer() if reader.at_number() and reader.at_sign("-") else first
    kind, decimals = "", 0
    if reader.sign("("):
        if reader.at_number():
            decimals = reader.integer()
        else:
            parts = shape(reader.name())
            kind = parts.kind if parts is not None else ""
            if reader.sign(","):
                decimals = reader.integer()
        reader.need_sign(")")
    width, left = divmod(last - first + 1, len(names))
    if left or width < 1:
        values = {"columns": last - first + 1, "n": len(names)}
        raise reader.fault("{columns} columns do not part into {n} fields", dict(values))
    return [
        Piece(record, name, format=Format(kind or _kind(active, name), width, decimals), column=first + at * width)
        for at, name in enumerate(names)
    ]


def _kind(active: Active, name: str) -> str:
    return "A" if active.fields[name].is_text else "F"


def _format(reader: Reader) -> Format:
    found = named(reader.token.text.lstrip("0123456789") if reader.token else "")
    if found is None:
        raise reader.wrong("{found} stands where a format is expected")
    reader.next()
    return found


def lines_of(
    active: Active, asked: Sequence[Piece], rows: NDArray[np.bool_], spaced: bool, settings: "Settings"
) -> CaseLines:
    """The lines of the cases `rows`, shape (n,); `spaced`: a blank behind what has no format of its own."""
    cases: list[int] = []
    lines: list[str] = []
    last = max((each.record for each in asked), default=1)
    for case in np.flatnonzero(rows).tolist():
        for record in range(1, last + 1):
            line = ""
            for each in asked:
                if each.record == record:
                    line = _placed(line, each) + _text(active, each, case, spaced, settings)
            cases.append(case)
            lines.append(line.rstrip())
    return CaseLines(np.array(cases, dtype=np.int64), tuple(lines))


def _placed(line: str, piece: Piece) -> str:
    return line[: piece.column - 1].ljust(piece.column - 1) if piece.column else line


def _text(active: Active, piece: Piece, case: int, spaced: bool, settings: "Settings") -> str:
    if not piece.name:
        return piece.text
    described, value = active.fields[piece.name], active.columns[piece.name][case]
    shown = piece.format or (described.format if spaced else described.write or described.format)
    if described.is_text != (shown.kind in TEXTS):
        shown = described.format
    if described.is_text:
        return str(value)[: shown.width].ljust(shown.width) + (" " if spaced and piece.format is None else "")
    text = written(float(value), shown, settings.decimal, leading_zero=settings.leads)
    return text + (" " if spaced and piece.format is None else "")
