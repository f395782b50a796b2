"""Tables of linear models of factors as SPSS prints them: levels with their codes, parameters, R squared in a note."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.codes import REDUNDANT, ZERO, code_of, with_code
from reports.marked import Plain, marked
from reports.printing import lines, named

WORDS = frozenset({"corrected_model", "intercept", "error", "total", "corrected_total", "model"})
R_SQUARED = Message("R Squared = {r_squared:.3b} (Adjusted R Squared = {adjusted:.3b})")


def factors_formed(result: Result, table: Table, language: str) -> Table:
    """The code of each level beside its label."""
    rows = []
    for line in table.rows:
        code = code_of(result, str(line[0]), str(line[1]).rpartition("=")[2])
        label = named(result, line[1], language)
        rows.append((line[0], Plain(code), "" if label == code else Plain(label), *line[2:]))
    columns = (table.columns[0], Column("group"), Column("value_label"), *table.columns[2:])
    return replace(table, columns=columns, rows=tuple(rows))


def source(cell: Cell) -> Cell:
    """An effect by the names of its variables."""
    return cell if cell in WORDS or cell is None else Plain(str(cell).replace("*", " * "))


def r_squared(line: tuple[Cell, ...]) -> Message | None:
    """The note of R squared, from a line of a model's summary."""
    found, adjusted = line[1:3]
    if isinstance(found, str | Undefined | None) or isinstance(adjusted, str | Undefined | None):
        return None
    return Message(R_SQUARED.sentence, {"r_squared": float(found), "adjusted": float(adjusted)})


def parameters_formed(result: Result, table: Table) -> Table:
    """Terms as [factor=code], zeros of redundant ones with a note."""
    words = [column.word for column in table.columns]
    at, b = words.index("term"), words.index("b")
    note = next((each for each in table.notes if each.sentence == REDUNDANT), None)
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cells = list(shown)
        if note is not None and line[b] == 0 and line[b + 1] is None:
            cells = [*cells[:b], marked(ZERO, note), *("." if each is None else each for each in cells[b + 1 :])]
        rows.append((*cells[:at], _term(result, line[at]), *cells[at + 1 :]))
    return replace(table, rows=tuple(rows), notes=tuple(each for each in table.notes if each is not note))


def _term(result: Result, cell: Cell) -> Cell:
    if cell in WORDS:
        return cell
    parts = []
    for part in str(cell).split("*"):
        name, equals, code = part.rpartition("=")
        parts.append(f"[{with_code(result, name, code)}]" if equals else part)
    return Plain(" * ".join(parts))
