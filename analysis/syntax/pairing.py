"""Lists of variables to correlate: with one another, or those before WITH with those behind it."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.parts import in_parentheses, of_numbers
from analysis.syntax.reader import Reader
from analysis.table import Column, Table
from instrument.message import Message
from instrument.records import replace

Lists = tuple[tuple[str, ...], tuple[str, ...]]


def lists(part: Reader, active: Active) -> list[Lists]:
    """Rows and columns of one matrix; raises `Fault`."""
    rows = of_numbers(part, active, part.variables(active))
    if part.take("WITH"):
        return [(rows, of_numbers(part, active, part.variables(active)))]
    return [(rows, rows)]


def shape(part: Reader, words: Sequence[str]) -> tuple[list[str], str]:
    """The words of PRINT that are left, and how much of a matrix is shown: '' for all of it."""
    found, lower, diagonal = [], False, True
    while not part.done:
        part.sign(",")
        word = part.take(*words, "FULL", "LOWER", "NODIAG", "DIAG")
        lower = word == "LOWER" if word in ("FULL", "LOWER") else lower
        diagonal = word == "DIAG" if word in ("NODIAG", "DIAG") else diagonal
        if not word:
            part.skip((*words, "FULL", "LOWER", "NODIAG"))
        elif word in words:
            found.append(word)
    return found, ("lower" if lower else "") + ("" if diagonal else " without diagonal")


def shaped(result: Result, shown: str, is_square: bool) -> Result:
    """The result with a note for what prints it on how much of a square matrix is shown."""
    return replace(result, options={**result.options, "shown": shown}) if shown and is_square else result


def limits(part: Reader) -> float:
    """CI CILEVEL(95): the confidence of the limits asked for; methods other than Fisher's are told."""
    found = 0.95
    while not part.done:
        word = part.need("CILEVEL", "BIAS", "METHOD")
        inner = part.next() if part.sign("=") else in_parentheses(part, lambda each: each.next())
        if word == "CILEVEL" and isinstance(inner.value, float):
            found = inner.value / 100
        elif inner.text.upper() not in ("FALSE", "FISHER", "FHP", "FIELLER", "NO"):
            part.tell(Message("{found} is not available and was left out", {"found": inner.text}))
    return found


def wanted_columns(result: Result, name: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> Result:
    """The result whose matrices of that name hold these rows and columns only."""

    def cut(table: Table) -> Table:
        places = [at for at, each in enumerate(table.columns) if _is_wanted(each, columns)]
        kept = [row for row in table.rows if row[0] in rows]
        return replace(
            table,
            columns=tuple(table.columns[at] for at in places),
            rows=tuple(tuple(row[at] for at in places) for row in kept),
        )

    return replace(result, tables=tuple(cut(table) if table.name == name else table for table in result.tables))


def _is_wanted(column: Column, columns: tuple[str, ...]) -> bool:
    return column.under is None or column.under in columns
