"""UNIANOVA: effects by the names of variables, R squared in a note, levels with their codes."""

from analysis.result import Message, Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.covariate_notes import covariates_noted
from reports.factorial import factors_formed, parameters_formed, r_squared, source
from reports.headed import Headed
from reports.marked import marked
from reports.mean_subsets import subsets_formed
from reports.model_contrasts import contrasts_formed
from reports.printing import Line, changed, lines, named
from reports.repeated_notes import design, noted
from reports.wording import heading

DEPENDENT = Message("Dependent variable: {name}")
METHOD = "{method} method"
SPREAD = ("white_test", "modified_breusch_pagan_test", "breusch_pagan_test", "spread_f_test")
"""Tests that errors spread evenly."""


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS; the summary of the model is a note."""
    summary = next((table for table in result.tables if table.name == "model_summary"), None)
    tables = tuple(table for table in result.tables if table is not summary)
    found = replace(result, tables=tables)
    found = changed(found, "between_subjects_factors", lambda table: factors_formed(result, table, language))
    found = changed(found, "tests_of_effects", lambda table: _effects(result, table, summary))
    found = changed(found, "homogeneity", lambda table: replace(table, name="levene_of_errors"))
    found = changed(found, "overall_mean", _nameless)
    found = changed(found, "contrast_results", lambda table: contrasts_formed(result, table, language))
    found = changed(found, "parameter_estimates", lambda table: parameters_formed(result, table))
    found = changed(found, "robust_parameters", lambda table: _robust(parameters_formed(result, table), language))
    found = changed(found, "levene_of_errors", lambda table: _single(table, language))
    for name in SPREAD:
        found = changed(found, name, lambda table: _spread(result, table, language))
    found = replace(found, tables=tuple(_noted(result, table, language) for table in found.tables))
    found = changed(found, "levene_of_errors", lambda table: _of_dependent(result, table, language))
    return subsets_formed(covariates_noted(found, language), language)


def _robust(table: Table, language: str) -> Table:
    """The method of the errors in a note on their heading."""
    method = next((note for note in table.notes if note.sentence == METHOD), None)
    columns = tuple(
        Headed("se", None, heading("se", language, table.name), (), method) if each.word == "se" else each
        for each in table.columns
    )
    return replace(table, columns=columns, notes=tuple(note for note in table.notes if note is not method))


def _spread(result: Result, table: Table, language: str) -> Table:
    """One row without a name; what the design is, below it."""
    rows = tuple(row[1:] for row in lines(result, table))
    heads = tuple(Column("", heading(column.word, language, table.name)) for column in table.columns[1:])
    return replace(table, columns=heads, rows=rows, notes=(*table.notes, design(result, language)))


def _single(table: Table, language: str) -> Table:
    """A test of residuals alone has no name, and its statistic is F."""
    if len(table.rows) != 1 or table.rows[0][0] != "based_on_residuals":
        return table
    found = _nameless(table)
    columns = (
        Headed(each.word, None, heading("f", language)) if each.word == "levene" else each for each in found.columns
    )
    return replace(found, columns=tuple(columns))


def _of_dependent(result: Result, table: Table, language: str) -> Table:
    """Tests with several bases stand beside the dependent variable, which a note names too."""
    if len(table.rows) < 2 or not table.about:
        return table
    name = table.about[0]
    said = Message(DEPENDENT.sentence, {"name": named(result, name, language)})
    first, *others = table.notes
    rows = tuple((name, *row) for row in lines(result, table))
    return replace(
        table, columns=(Column("variable"), *table.columns), rows=rows, about=(), notes=(first, said, *others)
    )


def _noted(result: Result, table: Table, language: str) -> Table:
    """The table with what SPSS says below it of its hypothesis and of the design."""
    about = table.about
    return replace(noted(result, replace(table, about=about[1:]), "", language), about=about)


def _nameless(table: Table) -> Table:
    return replace(table, columns=table.columns[1:], rows=tuple(row[1:] for row in table.rows))


def _effects(result: Result, table: Table, summary: Table | None) -> Table:
    """Sources by their names; the first sum of squares with R squared."""
    rows: list[Line] = [(source(line[0]), *line[1:]) for line in lines(result, table)]
    note = None if summary is None or not summary.rows else r_squared(summary.rows[0])
    if note is not None and rows and len(rows[0]) > 1:
        rows[0] = (rows[0][0], marked(rows[0][1], note), *rows[0][2:])
    kind = str(result.options.get("sums_of_squares", "3"))
    columns = list(table.columns)
    columns[1] = Column("", f"type_{kind}")
    return replace(table, columns=tuple(columns), rows=tuple(rows))
