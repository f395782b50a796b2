"""At which values of the covariates means of a model stand, in one note as SPSS has it."""

from analysis.result import Message, Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.formatting import InSentence
from reports.marked import marked
from reports.printing import lines, named

EACH = "The covariate {variable} in the model is evaluated at the value {value}."
ALL = Message("Covariates appearing in the model are evaluated at the following values: {values}.")
TABLES = ("estimated_means", "overall_mean")
MORE = 2  # decimals of a mean above those of its variable


def covariates_noted(result: Result, language: str) -> Result:
    """The means of a model with one note for all covariates."""
    tables = (_noted(result, table, language) if table.name in TABLES else table for table in result.tables)
    return replace(result, tables=tuple(tables))


def _noted(result: Result, table: Table, language: str) -> Table:
    several = [note for note in table.notes if note.sentence == EACH]
    if not several:
        return table
    values = ", ".join(_value(result, note, language) for note in several)
    at = table.notes.index(several[0])
    others = [note for note in table.notes if note not in several]
    found = Message(ALL.sentence, {"values": values})
    if not table.columns or Column("mean") not in table.columns:
        return replace(table, notes=(*others[:at], found, *others[at:]))
    mean = table.index("mean")
    rows = (
        tuple(marked(cell, found) if x == mean else cell for x, cell in enumerate(line))
        for line in lines(result, table)
    )
    return replace(table, rows=tuple(rows), notes=tuple(others))


def _value(result: Result, note: Message, language: str) -> str:
    name = str(note.values["variable"])
    places = result.decimals.get(name, 0) + MORE
    value = InSentence(float(str(note.values["value"])))
    return f"{named(result, name, language)} = {value:.{places}b}"
