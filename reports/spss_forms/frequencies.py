"""FREQUENCIES: a variable without missing answers has one total."""

from dataclasses import replace

from analysis.result import Result
from analysis.table import Table
from reports.printing import changed


def formed(result: Result, language: str) -> Result:
    """The frequency tables as SPSS ends them: no second total where nothing is missing."""
    del language
    return changed(result, "frequencies", _ended)


def _ended(table: Table) -> Table:
    """Without missing answers the total of the valid ones is the last row; a lone missing row needs no total."""
    part, category = table.index("part"), table.index("category")
    missing = [row for row in table.rows if row[part] == "missing"]
    if not missing:
        return replace(table, rows=tuple(row for row in table.rows if row[part] != "total"))
    if len(missing) == 2:
        left = (row for row in table.rows if row[part] != "missing" or row[category] != "total")
        return replace(table, rows=tuple(left))
    return table
