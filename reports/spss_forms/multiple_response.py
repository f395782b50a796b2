"""MULT RESPONSE: sets by their name with $, cases beside one another, the set's label before its options."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.marked import marked
from reports.printing import changed, lines, named
from reports.spss_forms.crosstab import crossed
from reports.turning import sideways

GROUP = "Group"
COUNTED = "Dichotomy group tabulated at value {value}."


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS; the cases of several sets are summed up in one."""
    found = changed(result, "case_summary", lambda table: _summary(result, table, language))
    found = changed(found, "multiple_response", lambda table: _frequencies(result, table, language))
    found = changed(found, "multiple_response_by", lambda table: _crossed(result, table, language))
    first, *more = (table for table in found.tables if table.name == "case_summary")
    summary = replace(first, rows=tuple(row for each in (first, *more) for row in each.rows))
    return replace(found, tables=(summary, *(each for each in found.tables if each.name != "case_summary")))


def _note(result: Result, name: str) -> Message | None:
    """What is counted of each option of a set."""
    notes = (note for table in result.tables if name in table.about for note in table.notes)
    return next((note for note in notes if note.sentence in (COUNTED, GROUP)), None)


def _named(result: Result, table: Table, text: str) -> Cell:
    """A name with the note that says what is counted."""
    note = _note(result, table.about[0])
    return text if note is None else marked(text, note)


def _set(result: Result, table: Table) -> str:
    """$set, or $set*group, or group*$set."""
    by, of_set = result.options.get("by"), result.options.get("by_set")
    crossed = next((each.about for each in result.tables if each.name == "multiple_response_by"), ())
    if isinstance(by, str) and crossed[:1] == (by,):
        return f"{by}*${table.about[0] if table.about[0] != by else crossed[1]}"
    first = f"${table.about[0]}"
    if isinstance(by, str):
        return f"{first}*{by}"
    return f"{first}*${crossed[1] if crossed else of_set}" if of_set else first


def _summary(result: Result, table: Table, language: str) -> Table:
    made = sideways(result, replace(table, about=()), language)
    name = "*".join((_set(result, table), *result.options.get("layer_names", ())))
    rows = tuple((_named(result, table, name), *line[1:]) for line in made.rows)
    return replace(made, rows=rows)


def _frequencies(result: Result, table: Table, language: str) -> Table:
    label = named(result, table.about[0], language)
    rows: list[tuple[Cell, ...]] = []
    for line in lines(result, table):
        if line[0] == "total":
            rows.append(("total", None, *line[1:]))
        else:
            rows.append((_named(result, table, label), *line))
    notes = tuple(note for note in table.notes if note.sentence not in (COUNTED, GROUP))
    about = (_set(result, table),)
    return replace(table, columns=(Column("statistic"), *table.columns), rows=tuple(rows), notes=notes, about=about)


def _crossed(result: Result, table: Table, language: str) -> Table:
    made = crossed(result, replace(table, name="crosstab"), None, language)
    label, at = named(result, table.about[0], language), 2 * (len(table.about) - 2)  # behind its layers
    is_turned = table.about[0] == result.options.get("by")  # rows are of a variable
    rows = tuple(
        (*line[:at], _named(result, table, label) if line[at] == label and not is_turned else line[at], *line[at + 1 :])
        for line in made.rows
    )
    notes = tuple(note for note in made.notes if note.sentence not in (COUNTED, GROUP))
    about = "*".join((_set(result, table), *result.options.get("layer_names", ())))
    return replace(made, name="set_crossed", rows=rows, notes=notes, about=(about,))
