"""ONEWAY: effect sizes under their name, homogeneous subsets with their significance."""

from dataclasses import replace

from analysis.result import Result
from analysis.table import Cell, Table
from reports.printing import changed, lines, renamed
from reports.wording import heading


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "effect_sizes", lambda table: replace(table, name="anova_effect_sizes"))
    by_variable = {table.about: table for table in result.tables if table.name == "subset_significance"}
    subsets = changed(found, "homogeneous_subsets", lambda table: _subsets(result, table, by_variable, language))
    return replace(subsets, tables=tuple(each for each in subsets.tables if each.name != "subset_significance"))


def _subsets(result: Result, table: Table, significance: dict[tuple[str, ...], Table], language: str) -> Table:
    """Means by subset, below those of each test the probability of each subset."""
    made = renamed(result, table, "subsets_of_groups", language)
    of = significance.get(table.about)
    if of is None:
        return made
    columns = [column.under for column in table.columns if column.under is not None]
    found = lines(result, of)
    rows: list[tuple[Cell, ...]] = []
    for at, line in enumerate(made.rows):
        rows.append(line)
        if at + 1 == len(made.rows) or made.rows[at + 1][0] != line[0]:
            p = {str(each[1]): each[-1] for each in found if each[0] == line[0]}
            cells = [p.get(str(under)) for under in columns]
            rows.append((line[0], heading("p", language), *[None] * (len(line) - 2 - len(cells)), *cells))
    return replace(made, rows=tuple(rows))
