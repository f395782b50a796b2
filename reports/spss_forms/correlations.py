"""CORRELATIONS, NONPAR CORR and PARTIAL CORR: coefficients with their stars, below one another for each variable."""

from collections.abc import Iterator, Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.formatting import Printed
from reports.marked import marked
from reports.printing import Line, lines, named, printed
from reports.wording import heading, phrase

RANKS = ("spearman", "kendall")
ZERO_ORDER = Message("Cells contain zero-order (Pearson) correlations.")


def formed(result: Result, language: str) -> Result:
    """Matrices with stars behind their coefficients; ranks name these, partial ones what is held constant."""
    coefficients = [str(each) for each in result.options.get("coefficients", ())]
    coefficients = coefficients or [str(result.options.get("coefficient", "pearson"))]
    found = replace(result, tables=tuple(_paired(result, table, language) for table in result.tables))
    if any(table.name == "partial_correlations" for table in result.tables):
        found = _of_controls(found, language)
    else:
        found = _matrices(found, coefficients, language)
    return replace(found, options={**result.options, "coefficient": "pearson"})


def _matrices(result: Result, coefficients: Sequence[str], language: str) -> Result:
    """The matrices of all coefficients as one table in the place of the first."""
    tables = [table for table in result.tables if table.name == "correlations"]
    made = [_matrix(result, table, each, language) for table, each in zip(tables, coefficients, strict=True)]
    if not made:
        return result
    notes = _once([note for table in made for note in table.notes])
    whole = replace(made[0], rows=tuple(row for table in made for row in table.rows), notes=notes)
    kept = (whole if table is tables[0] else table for table in result.tables if table not in tables[1:])
    return replace(result, tables=tuple(kept))


def _matrix(result: Result, table: Table, coefficient: str, language: str) -> Table:
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    ranks = coefficient in RANKS
    before: Line = (phrase(f"of_{coefficient}", language),) if ranks else ()
    rows = []
    for line in table.rows:
        for word in words:
            if word != "mark":
                name = (
                    phrase(f"spss_{coefficient}", language) if word == "r" else heading(word, language, "correlations")
                )
                shown = [_is_shown(result, line, head, heads) for head in heads]
                cells = [_cell(result, table, line, word, head, ranks) for head in heads]
                rows.append(
                    (
                        *before,
                        line[0],
                        name,
                        *(x if is_shown else None for x, is_shown in zip(cells, shown, strict=True)),
                    )
                )
    stubs = [*[Column("statistic")] * len(before), Column("variable"), Column("statistic")]
    columns = (*stubs, *(Column("", under=head) for head in heads))
    return replace(table, columns=columns, rows=tuple(rows), notes=tuple(_seen(table)))


def _is_shown(result: Result, line: Line, head: str, heads: Sequence[str]) -> bool:
    """Whether a pair stands in the part of the matrix that is asked for."""
    shown = str(result.options.get("shown", ""))
    if line[0] == head:
        return "without diagonal" not in shown
    return not shown.startswith("lower") or heads.index(head) < heads.index(str(line[0]))


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


def _once(notes: Sequence[Message]) -> tuple[Message, ...]:
    return tuple(note for at, note in enumerate(notes) if note not in notes[:at])


def _paired(result: Result, table: Table, language: str) -> Table:
    """Limits of pairs, both named in one label."""
    if table.name != "correlation_intervals":
        return table
    rows = tuple(
        (" - ".join(named(result, each, language) for each in line[:2]), *shown[2:])
        for line, shown in zip(table.rows, lines(result, table), strict=True)
    )
    return replace(table, columns=(Column("variable"), *table.columns[2:]), rows=rows)


def _of_controls(result: Result, language: str) -> Result:
    """One table of what is held constant: correlations of order 0 first, where they are asked for."""
    zero = [table for table in result.tables if table.name == "correlations"]
    partial = [table for table in result.tables if table.name == "partial_correlations"]
    heads = list(dict.fromkeys(x.under for table in (*zero, *partial) for x in table.columns if x.under is not None))
    rows = [row for table in (*zero, *partial) for row in _held(result, table, heads, language)]
    stubs = (Column("statistic"), Column("variable"), Column("statistic"))
    columns = (*stubs, *(Column("", under=head) for head in heads))
    notes = _once([note for table in (*zero, *partial) for note in _seen(table)])
    whole = Table("correlations", columns, tuple(rows), notes=notes)
    others = [table for table in result.tables if table not in (*zero, *partial)]
    return replace(result, tables=(*others, whole))


def _held(result: Result, table: Table, heads: Sequence[str], language: str) -> Iterator[Line]:
    """The rows of one matrix behind the name of what is held constant."""
    names = " & ".join(named(result, each, language) for each in table.about)
    before = names or marked(phrase("no_control", language), ZERO_ORDER)
    tail = "p" if any(column.word == "p" for column in table.columns) else "p_one_sided"
    for line in table.rows:
        for word in ("r", tail, "df"):
            name = heading(word, language, "partial_correlations")
            yield (before, line[0], name, *(_held_cell(result, table, line, word, head) for head in heads))


def _held_cell(result: Result, table: Table, line: Line, word: str, head: str) -> Cell:
    if Column("r", head) not in table.columns:
        return None
    if word == "df":
        if line[0] == head:
            return Printed.of("0", 0.0)
        if Column("df", head) in table.columns:
            return printed(result, table, line, Column("df", head))
        n = line[table.index("n", head)]
        return Printed.of(f"{n - 2:.0f}", n - 2) if isinstance(n, int | float) else n
    found = printed(result, table, line, Column(word, head))
    if word != "r":
        return "." if line[0] == head else found
    if line[0] == head:
        return Printed.of("1.000", 1.0)
    stars = line[table.index("mark", head)] if Column("mark", head) in table.columns else None
    return found + stars if isinstance(stars, str) and isinstance(found, Printed) else found
