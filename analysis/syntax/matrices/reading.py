"""READ of MATRIX: lines of text as matrices."""

from collections.abc import Callable

import numpy as np

from analysis.syntax.active import Format
from analysis.syntax.formats.reading import read as value_of
from analysis.syntax.formats.shapes import named
from analysis.syntax.matrices.packed import packed
from analysis.syntax.matrices.parsing import Node, powers
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.matrices.targets import target_with_size
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import pieces
from instrument.message import Fault, quoted


def read(reader: Reader) -> Callable[[Scope], None]:
    """READ x[(rows, columns)] [/FILE='name'] /FIELD=1 TO 80 [BY 8] [/SIZE={r, c}] [/FORMAT=F8.2] [/REREAD]."""
    to, own = target_with_size(reader)
    file, first, last, width = "", 0, 0, 0
    again = False
    shape: Node | None = None
    format = Format("F", 0, 0)
    while reader.sign("/"):
        word = reader.need("FILE", "FIELD", "SIZE", "FORMAT", "REREAD", "MODE")
        reader.sign("=")
        if word == "FILE":
            file = reader.string() if reader.at_string() else reader.name()
        elif word == "FIELD":
            first = reader.integer()
            reader.need("TO")
            last = reader.integer()
            width = reader.integer() if reader.take("BY") else 0
        elif word == "SIZE":
            shape = powers(reader)
        elif word == "FORMAT":
            text = reader.string() if reader.at_string() else reader.next().text
            bare = text.lstrip("0123456789")
            found = named(bare) or Format(bare.upper(), 0, 0)
            format, width = found, width or (found.width if any(each.isdigit() for each in bare) else 0)
            times = text[: len(text) - len(bare)]
            width = width or ((last - first + 1) // int(times) if times else 0)
        elif word == "MODE":
            reader.need("RECTANGULAR", "SYMMETRIC")
        else:
            again = True
    reader.end()
    if not first:
        raise reader.expected("FIELD")

    def run(scope: Scope) -> None:
        source = file or scope.last_read
        if not source:
            raise reader.expected("FILE")
        scope.last_read = source
        lines = scope.lines_of(source)
        lines.at = max(lines.at - 1, 0) if again else lines.at
        rows, columns = _shape(shape, own, scope)
        values = [_row(scope, source, columns, (first, last, width), format) for _ in range(rows)]
        to(scope, np.array(values).reshape(rows, columns))

    return run


def _shape(shape: Node | None, own: Callable[[Scope], tuple[int, ...]] | None, scope: Scope) -> tuple[int, int]:
    if shape is None:
        if own is None:
            raise Fault("the size of the matrix is not said; possible: SIZE")
        rows, columns = own(scope)
        return rows, columns
    found = shape(scope).ravel()
    return int(found[0]), int(found[1]) if found.size > 1 else 1


def _row(scope: Scope, source: str, columns: int, fields: tuple[int, int, int], format: Format) -> list[float]:
    """The next values, from as many lines as they take."""
    first, last, width = fields
    found: list[float] = []
    lines = scope.lines_of(source)
    while len(found) < columns:
        if lines.at >= len(lines.lines):
            raise Fault("{found} has no more lines", {"found": quoted(source)})
        text = lines.lines[lines.at][first - 1 : last]
        lines.at += 1
        texts = [text[at : at + width] for at in range(0, len(text), width)] if width else pieces(text)
        found += [_value(each, format) for each in texts if each.strip() or width]
    return found[:columns]


def _value(text: str, format: Format) -> float:
    if format.kind in ("A", "AHEX"):
        return packed(text.strip())
    value = value_of(text, format)
    if not isinstance(value, float):
        raise Fault("{found} is no value of format {format}", {"found": quoted(text), "format": str(format)})
    return 0.0 if np.isnan(value) else value
