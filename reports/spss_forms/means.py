"""MEANS: what the variance of each variable by the groups of the first layer is made of."""

from dataclasses import replace

from analysis.result import Result
from analysis.table import Cell, Column, Table
from reports.marked import Plain
from reports.printing import changed, lines, named
from reports.wording import heading, key, phrase

COMBINED = "combined"
PARTS = ("linearity", "deviation_from_linearity")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "anova", lambda table: _variance(result, table, language))
    return changed(found, "association_measures", lambda table: _crossed(result, table, language))


def _variance(result: Result, table: Table, language: str) -> Table:
    """What lies between the groups, whole and in its parts."""
    between = key("between_groups", {}, language)
    rows: list[tuple[Cell, ...]] = []
    for variable, source, *cells in lines(result, table):
        within: tuple[Cell, ...] = (key(str(source), {}, language), "")
        if source == "between_groups":
            within = (between, phrase(COMBINED, language))
        if source in PARTS:
            within = (between, key(str(source), {}, language))
        rows.append((_pair(result, table, variable, language), *within, *cells))
    stubs = (Column("statistic"), Column("statistic"), Column("statistic"))
    heads = tuple(Column("", heading(each.word, language, "anova")) for each in table.columns[2:])
    return replace(table, name="anova_by_groups", columns=(*stubs, *heads), rows=tuple(rows), about=())


def _crossed(result: Result, table: Table, language: str) -> Table:
    rows = ((_pair(result, table, line[0], language), *line[1:]) for line in lines(result, table))
    heads = tuple(Column("", heading(each.word, language, table.name)) for each in table.columns[1:])
    return replace(table, columns=(Column("statistic"), *heads), rows=tuple(rows), about=())


def _pair(result: Result, table: Table, variable: Cell, language: str) -> Plain:
    names = (variable, *table.about[:1])
    return Plain(" * ".join(named(result, name, language) for name in names))
