"""NOMREG: parameters as [variable=code] against a reference category, predictions in shares of all cases."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.formatting import Printed, fixed
from reports.headed import Headed
from reports.printing import changed, lines, named
from reports.response_models import below_headings
from reports.spss_forms.ordinal import TOGETHER, by_names, iterated, together
from reports.wording import heading, phrase

BASE = Message("The reference category is: {level}.")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "classification", lambda table: _predicted(result, _shares(result, table), language))
    found = changed(found, "iteration_history", lambda table: iterated(result, table, language))
    for name in TOGETHER:
        found = changed(found, name, lambda table: together(result, table))
    found = changed(found, "parameters", lambda table: _against(result, by_names(result, table), language))
    return below_headings(found, language)


def _against(result: Result, table: Table, language: str) -> Table:
    """The parameters with a note on the answer that all others are compared with."""
    dependent = str(result.options.get("dependent"))
    answers = [name for name in result.labels if name.partition("=")[0] == dependent and "=" in name]
    base = next((name for name in answers if all(name != line[0] for line in table.rows)), None)
    if base is None:
        return table
    note = Message(BASE.sentence, {"level": named(result, base, language)})
    return replace(table, notes=(note, *table.notes))


def _predicted(result: Result, table: Table, language: str) -> Table:
    """Predicted answers below one heading, those observed at the left."""
    above = (heading("count", language, "classification"),)
    columns: list[Column] = [Headed("category", None, heading("observed_group", language))]
    for column in table.columns[1:]:
        text = named(result, column.under, language) if column.under else phrase("percent_correct", language)
        columns.append(Headed(column.word, column.under, text, above))
    return replace(table, columns=tuple(columns))


def _shares(result: Result, table: Table) -> Table:
    """Percentages with their sign; in the last row how many of all cases are predicted to give each answer."""
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cells = list(shown)
        if line[0] == "overall":
            predicted = [cell for cell in line[1:-1] if isinstance(cell, float | int)]
            cells[1:-1] = [_share(cell, sum(predicted)) for cell in line[1:-1]]
        cells[-1] = cells[-1] + "%" if isinstance(cells[-1], Printed) else cells[-1]
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _share(cell: Cell, n: float) -> Cell:
    if not isinstance(cell, float | int) or n <= 0:
        return cell
    return Printed.of(fixed(100 * cell / n, 1).removeprefix("0") + "%", 100 * cell / n)
