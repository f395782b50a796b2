"""Tests whose probabilities are of sampled tables, below the headings of SPSS."""

from analysis.result import Message
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.wording import phrase

SAMPLED = "Based on {samples} sampled tables with starting seed {seed}."
TWO, ONE = ("exact_p_two_sided", "p_ci_low", "p_ci_high"), ("exact_p_one_sided", "p_one_ci_low", "p_one_ci_high")
WHOLE = ("exact_p", "p_ci_low", "p_ci_high")
ORDER = (*TWO, *ONE)


def sampled(table: Table, language: str) -> Table:
    """The table with Monte Carlo significances at its end, the limits of each beside it."""
    note = note_of(table)
    if note is None:
        return table
    moved = [word for word in (*WHOLE[:1], *ORDER) if Column(word) in table.columns]
    kept = [at for at, column in enumerate(table.columns) if column.word not in moved]
    places = [*kept, *(table.columns.index(Column(word)) for word in moved)]
    is_measure = "exact_p" in moved
    heads = (_headed(word, note, is_measure, language) for word in moved)
    columns = (*(table.columns[at] for at in kept), *heads)
    rows = tuple(tuple(row[at] for at in places) for row in table.rows)
    return replace(table, columns=columns, rows=rows, notes=tuple(each for each in table.notes if each is not note))


def note_of(table: Table) -> Message | None:
    """What a table says of its samples."""
    return next((each for each in table.notes if each.sentence == SAMPLED), None)


def limits_of(note: Message, language: str) -> str:
    """The heading of limits: 99% Confidence Interval."""
    return phrase("monte_carlo_limits_at", language, {"confidence": note.values.get("confidence", "99")})


def bare(note: Message) -> Message:
    """The note without the confidence, which its heading says."""
    return Message(note.sentence, {name: value for name, value in note.values.items() if name != "confidence"})


def _headed(word: str, note: Message, is_measure: bool, language: str) -> Column:
    tailed = "monte_carlo_one" if word in ONE else "monte_carlo_two"
    sides = phrase("monte_carlo_measure" if is_measure else tailed, language)
    if word.startswith("exact"):
        return Headed(word, None, phrase("monte_carlo_p", language), (sides,), bare(note))
    bound = phrase("lower_bound" if word.endswith("low") else "upper_bound", language)
    return Headed(word, None, bound, (sides, limits_of(note, language)))


def sampled_rows(table: Table, is_whole: bool, language: str) -> Table:
    """A table of one statistic in each row, its Monte Carlo significances below one name.

    `is_whole`: the test has no sides.
    """
    note = note_of(table)
    if note is None:
        return table
    columns = tuple(_row(column, note, is_whole, language) for column in table.columns)
    return replace(table, columns=columns, notes=tuple(each for each in table.notes if each is not note))


def _row(column: Column, note: Message, is_whole: bool, language: str) -> Column:
    word = column.word
    if word not in (*ORDER, *WHOLE) or column.under is not None:
        return column
    tailed = "monte_carlo_one_tailed" if word in ONE else "monte_carlo_tailed"
    above = phrase("monte_carlo_whole" if is_whole else tailed, language)
    if word.startswith("exact"):
        return Headed(word, None, phrase("monte_carlo_sig", language), (above,), bare(note))
    bound = phrase("lower_bound" if word.endswith("low") else "upper_bound", language)
    return Headed(word, None, f"{limits_of(note, language)} {bound}", (above,))
