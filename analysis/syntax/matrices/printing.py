"""What PRINT of MATRIX prints: a matrix as a table, with the names of its rows and columns."""

import math
from string import ascii_letters

import numpy as np

from analysis.cases import Cases
from analysis.result import Result
from analysis.syntax.active import Format
from analysis.syntax.formats.shapes import named
from analysis.syntax.matrices.packed import Matrix, unpacked
from analysis.syntax.matrices.parsing import Node, powers
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from instrument.records import dataclass

WORDS = ("FORMAT", "TITLE", "SPACE", "RLABELS", "CLABELS", "RNAMES", "CNAMES")
WIDTH = 13
NAME = 8  # characters of the name of a row or column
LARGE, TINY = 1e9, 1e-4
"""Numbers that are not whole and this large, or this small, are printed without the power of ten of the largest."""


@dataclass
class Asked:
    """One PRINT."""

    matrix: Node | None = None
    written: str = ""
    format: Format | None = None
    title: str | None = None
    rows: "tuple[str, ...] | Node | None" = None
    columns: "tuple[str, ...] | Node | None" = None


def asked(reader: Reader) -> Asked:
    """PRINT [matrix] [/FORMAT=F8.2] [/TITLE='text'] [/RLABELS=a, b] [/CNAMES=names] …; raises `Fault`."""
    found = Asked()
    if not reader.done and not reader.at_sign("/"):
        start = reader.cursor
        found.matrix = powers(reader)
        found.written = _text(reader, start)
    while reader.sign("/"):
        word = reader.need(*WORDS)
        reader.sign("=")
        match word:
            case "FORMAT":
                text = reader.string() if reader.at_string() else reader.next().text
                found.format = named(text) or (Format(text.upper(), 8, 0) if text.isalpha() else None)
                if found.format is None:
                    reader.cursor -= 1
                    raise reader.wrong("{found} stands where a format is expected")
            case "TITLE":
                found.title = reader.string()
            case "SPACE":
                reader.next()
            case "RLABELS" | "CLABELS":
                labels = _labels(reader)
                found.rows, found.columns = (labels, found.columns) if word[0] == "R" else (found.rows, labels)
            case _:
                names = powers(reader)
                found.rows, found.columns = (names, found.columns) if word[0] == "R" else (found.rows, names)
    reader.end()
    return found


def _text(reader: Reader, start: int) -> str:
    """The expression as it stands in the job."""
    first, last = reader.tokens[start], reader.tokens[reader.cursor - 1]
    lines = reader.text.split("\n")
    if first.line != last.line:
        return " ".join(token.text for token in reader.tokens[start : reader.cursor])
    own = lines[first.line - reader.line] if 0 <= first.line - reader.line < len(lines) else ""
    # The text begins with the name of the command, wherever that stands on its line.
    shift = 0
    if first.line == reader.line and reader.tokens[0].line == first.line:
        behind = len(own) - len(own.lstrip(ascii_letters))
        shift = reader.tokens[0].column - 1 - own.find(reader.tokens[0].text, behind)
    found = own[first.column - 1 - shift : last.end - 1 - shift]
    return found if found else " ".join(token.text for token in reader.tokens[start : reader.cursor])


def _labels(reader: Reader) -> tuple[str, ...]:
    found: list[str] = [""]
    while not reader.done and not reader.at_sign("/"):
        if reader.sign(","):
            found.append("")
            continue
        if reader.at_string() and found[-1]:
            found.append("")
        text = reader.string() if reader.at_string() else reader.next().text
        found[-1] = f"{found[-1]} {text}" if found[-1] else text
    return tuple(each[:NAME] for each in found)


def result(given: Asked, scope: Scope) -> Result:
    """The matrix as a table, its numbers with the decimals of the format."""
    values = np.zeros((0, 0)) if given.matrix is None else given.matrix(scope)
    format, power = (given.format, 0) if given.format is not None else _usual(values)
    title = given.written if given.title is None else given.title
    rows, columns = _names(given.rows, scope), _names(given.columns, scope)
    shown = values / 10.0**power
    lines = tuple(
        (*([_at(rows, at)] if rows is not None else []), *(_cell(value, format) for value in line))
        for at, line in enumerate(shown)
    )
    heads = [Column("", _at(columns or (), at)) for at in range(values.shape[1])]
    if power and heads and columns is None:
        title = f"{title} 10 ** {power} X"
    stubs = [Column("statistic")] if rows is not None else []
    table = Table("matrix", (*stubs, *heads), lines)
    texts = {*(rows or ()), *(columns or ()), ""}
    labels = {text: {"en": text, "zh": text} for text in texts}
    options = {"title": title, "kind": format.kind, "places": format.decimals}
    return Result("matrix", options, Cases(0.0, 0.0, 0), (table,), labels=labels)


def _names(found: "tuple[str, ...] | Node | None", scope: Scope) -> tuple[str, ...] | None:
    if found is None or isinstance(found, tuple):
        return found
    return tuple(unpacked(value) for value in found(scope).ravel().tolist())


def _at(names: tuple[str, ...], at: int) -> str:
    return names[at] if at < len(names) else ""


def _cell(value: float, format: Format) -> Cell:
    if format.kind in ("A", "AHEX"):
        return unpacked(value)[: max(format.width, 1)]
    return None if math.isnan(value) else float(value)


def _usual(values: Matrix) -> tuple[Format, int]:
    """The format without FORMAT, with the power of ten that the numbers are divided by."""
    known = np.abs(values[np.isfinite(values)])
    most = float(known.max()) if known.size else 0.0
    if (known == np.floor(known)).all() and most < 10.0 ** (WIDTH - 1):
        return Format("F", WIDTH, 0), 0
    power = 0
    if most >= LARGE or most < TINY:
        power = math.floor(math.log10(most))
        most /= 10.0**power
    digits = max(math.floor(math.log10(most)) + 1, 1) if most >= 1 else 0
    return Format("F", WIDTH, min(10, WIDTH - 1 - digits)), power
