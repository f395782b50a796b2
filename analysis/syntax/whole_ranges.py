"""Integer mode of CROSSTABS: every whole number of a variable's range has its row or column, given or not."""

from collections.abc import Mapping, Sequence

from analysis.labels import level_key
from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace

MOST = 1000  # values of a range that are shown
EMPTY = {
    "row_percent": None,
    "expected": 0.0,
    "residual": 0.0,
    "standardized_residual": None,
    "adjusted_residual": None,
}
"""What stands in the cells of a row or column without cases; 0 for all others."""


def with_ranges(result: Result, ranges: Mapping[str, tuple[float, float]]) -> Result:
    """The result whose crosstabs have all values of those ranges."""
    added: dict[str, Mapping[str, str]] = {}
    tables = tuple(_filled(table, ranges, added) if table.name == "crosstab" else table for table in result.tables)
    return replace(result, tables=tables, labels={**added, **result.labels})


def _filled(table: Table, ranges: Mapping[str, tuple[float, float]], added: dict[str, Mapping[str, str]]) -> Table:
    row, column = table.about[:2]
    seen = [str(each.under) for each in table.columns if each.under not in (None, "total")]
    heads = _keys(column, list(dict.fromkeys(seen)), ranges, added)
    words = list(dict.fromkeys(each.word for each in table.columns if each.under is not None))
    first = table.index("category")
    columns = (*table.columns[: first + 1], *(Column(word, head) for head in (*heads, "total") for word in words))
    lines: dict[tuple[Cell, ...], dict[str, tuple[Cell, ...]]] = {}
    for line in table.rows:
        lines.setdefault(line[:first], {})[str(line[first])] = line
    rows: list[tuple[Cell, ...]] = []
    for layers, block in lines.items():
        keys = _keys(row, [key for key in block if key != "total"], ranges, added)
        for key in (*keys, "total"):
            cells = [_cell(table, block.get(key), each, key == "total") for each in columns[first + 1 :]]
            rows.append((*layers, key, *cells))
    return replace(table, columns=columns, rows=tuple(rows))


def _keys(
    name: str, seen: Sequence[str], ranges: Mapping[str, tuple[float, float]], added: dict[str, Mapping[str, str]]
) -> list[str]:
    """The keys of a variable's values, those of its range that nobody gave among them, ascending."""
    low, high = ranges.get(name, (0.0, -1.0))
    if high - low >= MOST:
        return list(seen)
    wanted = {level_key(name, float(code)) for code in range(int(low), int(high) + 1)}
    added.update({key: {} for key in wanted - {*seen}})
    return sorted({*seen, *wanted}, key=lambda key: float(key.rpartition("=")[2]))


def _cell(table: Table, line: tuple[Cell, ...] | None, column: Column, is_total: bool) -> Cell:
    if line is not None and column in table.columns:
        return line[table.columns.index(column)]
    if column.word.endswith("residual") and (is_total or column.under == "total"):
        return None  # residuals have no totals
    if column.word == "row_percent":
        return None if line is None else 0.0
    return EMPTY.get(column.word, 0.0)
