"""What a job of commands printed, as a document: headings, tables as SPSS shows them, warnings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.result import Message, Place, Result
from reports.cells import cell, grid, header
from reports.document import Align, Block, Box, Document, GridColumn, Heading, Paragraph, Run
from reports.footnotes import said
from reports.output import table_grid
from reports.pivoting import pivoted
from reports.wording import phrase, say
from reports.wording.spss_sentences import ADVICE, SPSS_SENTENCES


@dataclass(frozen=True)
class Shown:
    """A result of one command, for the whole file or one group of a split file."""

    command: str
    result: Result
    group: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Remark:
    """Something the job could not do, or left out."""

    message: Message
    place: Place
    is_error: bool


@dataclass(frozen=True)
class Line:
    """Words of the job itself: `title`, `subtitle`, or lines as they are."""

    kind: str
    text: str


@dataclass(frozen=True)
class Values:
    """Values of cases, already as text."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def document(items: Sequence[Shown | Remark | Line | Values], language: str) -> Document:
    """The output of a job in the order of its commands."""
    blocks: list[Block] = []
    command = ""
    for number, item in enumerate(items):
        if isinstance(item, Values):
            blocks.append(_listing(item, language, number))
        elif isinstance(item, Shown):
            blocks += _headings(item, command, number)
            blocks += _tables(item, language, number)
        elif isinstance(item, Remark):
            blocks.append(Box((Run(f"{item.place}: {say(item.message, language)}"),), is_warning=True))
        elif item.kind in ("title", "subtitle"):
            blocks.append(Heading(1 if item.kind == "title" else 2, "", (Run(item.text),), f"line:{number}"))
        else:
            blocks += [Paragraph((Run(line),)) for line in item.text.split("\n")]
        command = item.command if isinstance(item, Shown) else ""
    return Document(language, "", "", (), tuple(blocks), style=f"spss-{language}")


def _headings(item: Shown, before: str, number: int) -> list[Block]:
    found: list[Block] = []
    if item.command != before:
        found.append(Heading(2, "", (Run(item.command),), f"command:{number}"))
    if item.group:
        words = ", ".join(f"{name} = {value}" for name, value in item.group)
        found.append(Heading(3, "", (Run(words),), f"group:{number}"))
    return found


def _tables(item: Shown, language: str, number: int) -> list[Block]:
    result = _in_spss_words(item.result)
    found: list[Block] = []
    for at, table in enumerate(result.tables):
        made = table_grid(result, table, language, lettered=True)
        found.append(replace(pivoted(made), id=f"table:{number}:{at}"))
    notes = said(result.notes, result, language)
    return [*found, *(Paragraph((Run(text),)) for text in notes)]


def _listing(item: Values, language: str, number: int) -> Block:
    columns = [GridColumn(1 / max(len(item.names), 1), Align.RIGHT)] * len(item.names)
    body = [tuple(cell(text) for text in row) for row in item.rows]
    made = grid(phrase("data_list", language), columns, [header(*item.names)], body, ())
    return replace(made, id=f"table:{number}", is_pivot=True)


def _in_spss_words(result: Result) -> Result:
    """The result with its notes as SPSS words them, and without those that it does not have."""
    tables = tuple(replace(table, notes=_worded(table.notes)) for table in result.tables)
    return replace(result, tables=tables, notes=_worded(result.notes))


def _worded(notes: Sequence[Message]) -> tuple[Message, ...]:
    found = []
    for note in notes:
        sentence = "" if ADVICE in note.sentence else SPSS_SENTENCES.get(note.sentence, note.sentence)
        if sentence:
            found.append(Message(sentence, note.values))
    return tuple(found)
