"""CORRELATIONS and NONPAR CORR: coefficients with their stars, below one another for each variable."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from reports.formatting import Printed
from reports.printing import Line, changed, printed
from reports.wording import heading, phrase


def formed(result: Result, language: str) -> Result:
    """The matrix with stars behind its coefficients; ranks name their coefficient before the variables."""
    found = changed(result, "correlations", lambda table: _matrix(result, table, language))
    return replace(found, options={**result.options, "coefficient": "pearson"})


def _matrix(result: Result, table: Table, language: str) -> Table:
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    ranks = result.options.get("coefficient") in ("spearman", "kendall")
    before: Line = (phrase(f"of_{result.options['coefficient']}", language),) if ranks else ()
    rows = []
    for line in table.rows:
        for word in words:
            if word != "mark":
                name = _called(result, word, language)
                cells = (_cell(result, table, line, word, head, ranks) for head in heads)
                rows.append((*before, line[0], name, *cells))
    stubs = [*[Column("statistic")] * len(before), Column("variable"), Column("statistic")]
    columns = (*stubs, *(Column("", under=head) for head in heads))
    return replace(table, columns=columns, rows=tuple(rows), notes=tuple(_seen(table)))


def _called(result: Result, word: str, language: str) -> str:
    if word == "r":
        return phrase(f"spss_{result.options.get('coefficient', 'pearson')}", language)
    return heading(word, language, "correlations")


def _cell(result: Result, table: Table, line: Line, word: str, head: str, ranks: bool) -> Cell:
    if Column(word, head) not in table.columns:
        return None
    found = printed(result, table, line, Column(word, head))
    if word in ("p", "p_one_sided") and line[0] == head:
        return "." if ranks else None
    if word != "r" or not isinstance(found, Printed):
        return found
    if line[0] == head and not ranks:
        return Printed.of("1", 1.0)
    stars = line[table.index("mark", head)] if Column("mark", head) in table.columns else None
    return found + stars if isinstance(stars, str) else found


def _seen(table: Table) -> Iterator[Message]:
    """The notes about stars that the table has, and all others."""
    shown = {cell for line in table.rows for cell in line if cell in ("*", "**")}
    for note in table.notes:
        stars = note.sentence.split(" ")[0].rstrip(".")
        if stars not in ("*", "**") or stars in shown:
            yield note
