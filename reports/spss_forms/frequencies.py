"""FREQUENCIES: a variable without missing answers has one total."""

from analysis.result import Result
from analysis.table import Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import changed, renamed
from reports.wording import phrase

QUARTILES = {"percentile=25": "quartile_1", "percentile=50": "quartile_2", "percentile=75": "quartile_3"}


def formed(result: Result, language: str) -> Result:
    """The frequency tables as SPSS ends them: no second total where nothing is missing."""
    found = changed(result, "descriptive_statistics", lambda table: _quartered(result, table, language))
    return changed(found, "frequencies", _ended)


def _quartered(result: Result, table: Table, language: str) -> Table:
    """Quartiles side by side below one heading, as NPAR TESTS prints them."""
    made = renamed(result, table, table.name, language)
    above = phrase("quartiles", language)
    columns = tuple(
        Headed("", above, phrase(QUARTILES[old.under], language)) if old.under in QUARTILES else new
        for old, new in zip(table.columns, made.columns, strict=True)
    )
    return replace(made, columns=columns)


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
