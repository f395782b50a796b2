"""ROC: what is assumed at the headings that it is about, a variable named once."""

from analysis.result import Message, Result
from analysis.table import Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, changed, lines, named
from reports.wording import heading, phrase

ASSUMED = {"se": "Under the ", "p": "Null hypothesis"}
POSITIVE = "The positive actual state is "
SMALLEST = "The smallest cutoff value is "


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "roc_cases", lambda table: _cases(result, table, language))
    found = changed(found, "area_under_curve", lambda table: _noted(table, ASSUMED, language))
    found = changed(found, "classifier_metrics", lambda table: _metrics(table, language))
    return changed(found, "roc_coordinates", lambda table: _once(result, table, language))


def _metrics(table: Table, language: str) -> Table:
    """Gini's index, and the largest gap of both curves with its cutoff below one heading."""
    above = (phrase("ks_statistics", language),)
    variable, gini, gap, cutoff = table.columns
    columns = (
        variable,
        Headed(gini.word, None, phrase("gini_index", language)),
        Headed(gap.word, None, phrase("largest_ks", language), above, table.notes[0]),
        Headed(cutoff.word, None, phrase("ks_cutoff", language), above, table.notes[1]),
    )
    return replace(table, columns=columns, notes=())


def _starting(table: Table, start: str) -> Message | None:
    return next((note for note in table.notes if note.sentence.startswith(start)), None)


def _noted(table: Table, starts: dict[str, str], language: str) -> Table:
    """The table with notes at the headings of these words."""
    columns, notes = list(table.columns), table.notes
    for at, column in enumerate(table.columns):
        note = _starting(table, starts[column.word]) if column.word in starts else None
        if note is not None:
            columns[at] = Headed(column.word, None, heading(column.word, language, table.name), (), note)
            notes = tuple(each for each in notes if each is not note)
    return replace(table, columns=tuple(columns), notes=notes)


def _cases(result: Result, table: Table, language: str) -> Table:
    """The name of the state above its parts; the value that is positive at that part."""
    told = _starting(table, POSITIVE)
    values = {name: Plain(named(result, str(value), language)) for name, value in (told.values if told else {}).items()}
    note = Message(told.sentence, values) if told else None
    rows = [(marked(str(line[0]), note), *line[1:]) if note and line[0] == "positive" else line for line in table.rows]
    head = Headed(table.columns[0].word, None, named(result, result.options.get("state", ""), language))
    notes = tuple(each for each in table.notes if each is not told)
    return replace(table, columns=(head, *table.columns[1:]), rows=tuple(rows), notes=notes)


def _once(result: Result, table: Table, language: str) -> Table:
    made = _noted(table, dict.fromkeys([column.word for column in table.columns[1:2]], SMALLEST), language)
    rows: list[Line] = []
    before = None
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        rows.append((None if line[0] == before else shown[0], *shown[1:]))
        before = line[0]
    return replace(made, rows=tuple(rows))
