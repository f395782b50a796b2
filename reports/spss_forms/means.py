"""MEANS: what the variance of each variable by the groups of the first layer is made of."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.marked import Plain
from reports.printing import changed, lines, named
from reports.turning import is_stub
from reports.wording import heading, key, phrase

COMBINED = "combined"
PARTS = ("linearity", "deviation_from_linearity")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "anova", lambda table: _variance(result, table, language))
    found = changed(found, "group_means", lambda table: _several(result, table, language))
    found = changed(found, "case_summaries", lambda table: _several(result, table, language))
    if any(table.name == "case_list" for table in found.tables):
        from reports.listed_cases import with_cases

        found = with_cases(result, found, language)
    return changed(found, "association_measures", lambda table: _crossed(result, table, language))


def _several(result: Result, table: Table, language: str) -> Table:
    """Several variables beside one another, their statistics below one another in each group."""
    variables = list(dict.fromkeys(line[0] for line in table.rows))
    if len(variables) < 2 or table.columns[0].word != "variable":
        return table
    depth = sum(is_stub(column) for column in table.columns)
    shown = {line[:depth]: cells for line, cells in zip(table.rows, lines(result, table), strict=True)}
    groups = list(dict.fromkeys(line[1:depth] for line in table.rows))
    rows: list[tuple[Cell, ...]] = []
    for group in groups:
        for at, column in enumerate(table.columns[depth:], start=depth):
            cells = [shown[name, *group][at] if (name, *group) in shown else None for name in variables]
            rows.append((*group, heading(column.word, language, table.name), *cells))
    heads = (Column("", str(name)) for name in variables)
    return replace(table, columns=(*table.columns[1:depth], Column("statistic"), *heads), rows=tuple(rows))


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
