"""Columns of REGRESSION below the cases that they are of: those selected, and those that are not."""

from analysis.result import Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import named
from reports.turning import is_stub
from reports.wording import heading, phrase

BOTH = ("r", "durbin_watson")
"""Words of a summary under which both kinds of cases stand."""


def parted(result: Result, table: Table, language: str) -> Table:
    """The table with a heading for each kind of cases: within R and Durbin–Watson, or above all that is summed up."""
    if all(column.under is None for column in table.columns):  # of all cases together
        return table
    texts = {code: _text(result, code, language) for code in (1, 0)}
    is_summary = table.name == "model_summary"
    columns: dict[int, Column] = {}
    for at, column in enumerate(table.columns):
        text = texts[1 if column.under is None else 0]
        word = heading(column.word, language, table.name)
        if is_summary and column.word in BOTH:
            columns[at] = Headed(column.word, column.under, text, (word,))
        elif is_summary or is_stub(column):
            columns[at] = column
        else:
            columns[at] = Headed(column.word, column.under, word, (text,))
    order = sorted(columns, key=lambda at: _place(table, at)) if is_summary else list(columns)
    rows = tuple(tuple(line[at] for at in order) for line in table.rows)
    return replace(table, columns=tuple(columns[at] for at in order), rows=rows)


def _place(table: Table, at: int) -> tuple[int, int]:
    """Where a column stands: behind that of the same word."""
    return [column.word for column in table.columns].index(table.columns[at].word), at


def _text(result: Result, code: int, language: str) -> str:
    name = named(result, f"{result.options['selected']}={code}", language)
    return phrase("of_selected" if code else "of_unselected", language, {"name": name})
