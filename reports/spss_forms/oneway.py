"""ONEWAY: effect sizes under their name, homogeneous subsets with their significance, trends in the analysis."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain
from reports.mean_subsets import subsets_formed
from reports.printing import Line, changed, lines, named
from reports.wording import heading, phrase


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "effect_sizes", lambda table: replace(table, name="anova_effect_sizes"))
    found = changed(found, "contrast_coefficients", lambda table: _of_factor(result, table, language))
    found = changed(found, "robust_tests", lambda table: _noted(table, language))
    found = subsets_formed(found, language)
    for name, merge in (("trends", _with_trends), ("grand_means", _with_models)):
        more = next((table for table in result.tables if table.name == name), None)
        if more is not None:
            found = merge(result, found, more, language)
    return found


def _of_factor(result: Result, table: Table, language: str) -> Table:
    """The levels of the factor below its name."""
    above = (named(result, table.about[0], language),) if table.about else ()
    columns = tuple(
        Headed(each.word, each.under, named(result, each.under, language), above) if each.under else each
        for each in table.columns
    )
    return replace(table, columns=columns)


def _noted(table: Table, language: str) -> Table:
    """What the statistics of the tests follow, at their heading."""
    head = Headed("value", None, heading("value", language, table.name), (), next(iter(table.notes), None))
    columns = tuple(head if column == Column("value") else column for column in table.columns)
    return replace(table, columns=columns, notes=table.notes[1:]) if table.notes else table


def _without(result: Result, name: str) -> Result:
    return replace(result, tables=tuple(each for each in result.tables if each.name != name))


def _with_trends(result: Result, found: Result, more: Table, language: str) -> Result:
    """The terms of the polynomials below what lies between groups."""
    terms: dict[Cell, list[Line]] = {}
    before: tuple[Cell, Cell] = ("", "")
    for line in lines(result, more):
        number = str(line[1]).partition("=")[2]
        name = Plain("" if before == line[:2] else phrase(f"degree_{number}", language))
        terms.setdefault(line[0], []).append(("between_groups", name, *line[2:]))
        before = (line[0], line[1])

    def merged(table: Table) -> Table:
        rows: list[Line] = []
        for line in lines(result, table):
            is_between = line[1] == "between_groups"
            rows.append((line[0], line[1], Plain(phrase("combined", language) if is_between else ""), None, *line[2:]))
            if is_between:
                rows += [(line[0], *each) for each in terms.get(line[0], ())]
        columns = (*table.columns[:2], Column("statistic"), Column("statistic"), *table.columns[2:])
        return replace(table, columns=columns, rows=tuple(rows))

    return _without(changed(found, "anova", merged), "trends")


def _with_models(result: Result, found: Result, more: Table, language: str) -> Result:
    """Fixed and random effects below the groups of each variable, the variance between them last."""
    described = next((table for table in found.tables if table.name == "group_descriptives"), None)
    if described is None:
        return found
    models: dict[Cell, list[Line]] = {}
    for line in lines(result, more):
        models.setdefault(line[0], []).append(line)
    words = [column.word for column in described.columns]
    rows: list[Line] = []
    for at, line in enumerate(shown := lines(result, described)):
        rows.append((*line, None))
        if at + 1 == len(shown) or shown[at + 1][0] != line[0]:
            for each in models.get(line[0], ()):
                cells = dict(zip((column.word for column in more.columns), each, strict=True))
                cells |= {"group": each[1]}
                rows.append((*(cells.get(word) for word in words), cells["between_component_variance"]))
    columns = (*described.columns, Column("between_component_variance"))
    notes = (*described.notes, *more.notes)
    merged = replace(described, columns=columns, rows=tuple(rows), notes=notes)
    return _without(changed(found, "group_descriptives", lambda _: merged), "grand_means")
