"""Results with their notes and reasons as SPSS words them."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.footnotes import reasons
from reports.wording.spss_sentences import ADVICE, SPSS_SENTENCES


def in_spss_words(result: Result) -> Result:
    """The result with its notes as SPSS words them, and without those that it does not have."""
    tables = tuple(_table_in_spss_words(table) for table in result.tables)
    if not result.notes and all(new is old for new, old in zip(tables, result.tables, strict=True)):
        return result
    return replace(result, tables=tables, notes=_worded(result.notes))


def _table_in_spss_words(table: Table) -> Table:
    undefined = [each for each in reasons(table) if each.sentence in SPSS_SENTENCES]
    if not undefined and not table.notes:
        return table
    rows = tuple(tuple(map(_reason, line)) for line in table.rows) if undefined else table.rows
    return replace(table, rows=rows, notes=_worded(table.notes))


def _reason(cell: Cell) -> Cell:
    if not isinstance(cell, Undefined) or cell.reason.sentence not in SPSS_SENTENCES:
        return cell
    return Undefined(Message(SPSS_SENTENCES[cell.reason.sentence], cell.reason.values))


def _worded(notes: Sequence[Message]) -> tuple[Message, ...]:
    found = []
    for note in notes:
        sentence = "" if ADVICE in note.sentence else SPSS_SENTENCES.get(note.sentence, note.sentence)
        if sentence:
            found.append(Message(sentence, note.values))
    return tuple(found)
