"""Homogeneous subsets of group means as SPSS prints them: all tests of a variable in one table."""

from collections.abc import Sequence
from itertools import groupby

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.confidence import confidence
from reports.headed import Headed
from reports.printing import Line, lines, renamed
from reports.wording import heading, phrase

NAME, SIGNIFICANCE = "homogeneous_subsets", "subset_significance"
SUBSET = "homogeneous_subset="
STUBS = 3  # test, group and n


def subsets_formed(result: Result, language: str) -> Result:
    """The result with one table of subsets for each variable, the significance of each test below its means."""
    p = {table.about: table for table in result.tables if table.name == SIGNIFICANCE}
    rest = [table for table in result.tables if table.name not in (NAME, SIGNIFICANCE)]
    found = [table for table in result.tables if table.name == NAME]
    joined = [
        _joined(result, list(tables), p, language) for _, tables in groupby(found, key=lambda table: table.about[:-1])
    ]
    return replace(result, tables=(*rest, *joined))


def _joined(result: Result, tables: Sequence[Table], p: dict[tuple[str, ...], Table], language: str) -> Table:
    made = [renamed(result, table, "subsets_of_groups", language) for table in tables]
    widest = max(made, key=lambda table: len(table.columns))
    rows: list[Line] = []
    for table, old in zip(made, tables, strict=True):
        lines_of = [*table.rows, *_significance(result, table, p.get(old.about), language)]
        rows += [(*line, *[None] * (len(widest.columns) - len(line))) for line in lines_of]
    notes: list[Message] = []
    for note in (each for table in made for each in table.notes):
        notes += [note] if note not in notes else []
    about = (widest.about[0], widest.about[-2])  # a factor or what was counted before it, then the variable
    columns = _below_alpha(result, widest, language) if result.procedure == "oneway" else widest.columns
    return replace(widest, columns=columns, rows=tuple(rows), notes=tuple(notes), about=about)


def _below_alpha(result: Result, table: Table, language: str) -> tuple[Column, ...]:
    """Subsets by their numbers below the level at which their means do not differ."""
    alpha = 1 - confidence(result, "multiple_comparisons") / 100
    above = (phrase("subset_for_alpha", language, {"alpha": f"{alpha:.3g}"}),)
    return tuple(
        Headed(column.word, column.under, column.under.removeprefix(SUBSET), above)
        if column.under is not None and column.under.startswith(SUBSET)
        else column
        for column in table.columns
    )


def _significance(result: Result, table: Table, of: Table | None, language: str) -> list[Line]:
    """The probability of each subset of one test, where the test has any."""
    if of is None or not table.rows:
        return []
    p: dict[Cell, Cell] = {line[1]: line[-1] for line in lines(result, of)}
    subsets: list[Column] = list(table.columns[STUBS:])
    return [(table.rows[0][0], heading("p", language), None, *(p.get(column.under) for column in subsets))]
