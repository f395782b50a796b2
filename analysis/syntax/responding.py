"""Cells of a set of responses by groups, as MULT RESPONSE asks for them."""

from collections.abc import Collection, Sequence

from analysis.crosstabs.ticks import REPEAT
from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.message import Message
from instrument.records import replace

CELLS = {"ROW": "row_percent", "COLUMN": "column_percent", "TOTAL": "total_percent"}
ORDER = ("ROW", "COLUMN", "TOTAL")
OF_CELLS = ("count", "row_percent", "column_percent", "total_percent")
SWAPPED = {"row_percent": "column_percent", "column_percent": "row_percent"}


def crossed(result: Result, cells: Collection[str], by_responses: bool) -> Result:
    """The summary of cases and the table by groups, with the percentages asked for."""
    asked = ORDER if "ALL" in cells else tuple(each for each in ORDER if each in cells)
    tables = []
    for table in result.tables:
        if table.name == "case_summary":
            tables.append(_summary(result, table))
        elif table.name == "multiple_response_by":
            tables.append(_with_percentages(table, asked, by_responses))
    return replace(result, tables=tuple(tables))


def _summary(result: Result, table: Table) -> Table:
    """Of the cases that ticked something and belong to a group."""
    total, valid = result.cases.total, result.cases.valid
    counts = {"valid": valid, "missing": total - valid, "total": total}
    rows = tuple((part, n, 100 * n / total if total else None) for part, n in counts.items())
    return replace(table, rows=rows)


def _with_percentages(table: Table, asked: Sequence[str], by_responses: bool) -> Table:
    """Counts and percentages of rows, of columns, of all: of cases, or of responses."""
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    stub = [at for at, column in enumerate(table.columns) if column.under is None]
    counts = [[_count(row[table.index("count", head)]) for head in heads] for row in table.rows]
    bases = [sum(line[at] for line in counts[:-1]) for at in range(len(heads))] if by_responses else counts[-1]
    rows: list[tuple[Cell, ...]] = []
    for row, line in zip(table.rows, counts, strict=True):
        is_total = row is table.rows[-1]
        counted = bases if is_total else line
        cells: list[Cell] = [row[at] for at in stub]
        for at, n in enumerate(counted):
            shares = {"ROW": _share(n, counted[-1]), "COLUMN": _share(n, bases[at]), "TOTAL": _share(n, bases[-1])}
            cells += [n, *(None if is_total and each != "TOTAL" else shares[each] for each in asked)]
        rows.append(tuple(cells))
    words = ("count", *(CELLS[each] for each in asked))
    columns = (*(table.columns[at] for at in stub), *(Column(word, head) for head in heads for word in words))
    return replace(table, columns=columns, rows=tuple(rows), notes=_noted(table, by_responses))


def _noted(table: Table, by_responses: bool) -> tuple[Message, ...]:
    """The notes of the table: that percentages are of respondents, or of responses."""
    of_responses = Message("Percentages and totals are based on responses.")
    return tuple(of_responses if by_responses and "respondents" in each.sentence else each for each in table.notes)


def _count(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0


def _share(n: float, base: float) -> Cell:
    return 100 * n / base if base else None


def turned(result: Result) -> Result:
    """The result with the groups of its crossed tables in rows, the options in columns."""
    tables = (_turned(table) if table.name == "multiple_response_by" else table for table in result.tables)
    return replace(result, tables=tuple(tables))


def _turned(table: Table) -> Table:
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    columns = [Column(SWAPPED.get(word, word), str(row[0])) for row in table.rows for word in _in_order(words)]
    rows = tuple(
        (head, *(row[table.index(word, head)] for row in table.rows for word in _in_order(words))) for head in heads
    )
    return replace(table, columns=(table.columns[0], *columns), rows=rows, about=table.about[::-1])


def _in_order(words: Sequence[str]) -> list[str]:
    """The words in the order that they have once turned."""
    return sorted(words, key=lambda word: OF_CELLS.index(SWAPPED.get(word, word)))


def together(result: Result) -> Result:
    """The result in which an answer that cases gave several times counts each time: SPSS adds up the variables."""
    return replace(result, tables=tuple(map(_together, result.tables)))


def _together(table: Table) -> Table:
    columns: dict[Column, list[int]] = {}
    for at, column in enumerate(table.columns):
        under = column.under and column.under.partition(REPEAT)[0]
        columns.setdefault(Column(column.word, under), []).append(at)
    rows: dict[str, list[list[Cell]]] = {}
    for row in table.rows:
        # The row of totals counts respondents, once each.
        line = [_sum([row[at] for at in places[: 1 if row[0] == "total" else None]]) for places in columns.values()]
        rows.setdefault(str(row[0]).partition(REPEAT)[0], []).append(line)
    if len(columns) == len(table.columns) and len(rows) == len(table.rows):
        return table
    summed = ((name, *map(_sum, list(zip(*lines, strict=True))[1:])) for name, lines in rows.items())
    return replace(table, columns=tuple(columns), rows=tuple(summed))


def _sum(cells: Sequence[Cell]) -> Cell:
    """What numbers add up to; a single cell as it is."""
    numbers = [each for each in cells if isinstance(each, int | float)]
    return sum(numbers) if len(cells) > 1 and len(numbers) == len(cells) else cells[0]
