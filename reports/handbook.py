"""Documents beside the report: the codebook, and tables for others."""

from collections.abc import Sequence

from analysis.result import Message, Result
from instrument.records import replace
from reports.document import Block, Box, Document, Grid, Paragraph, Run
from reports.ink import Ink
from reports.layouts import codebook, questions
from reports.output import table_grid
from reports.wording import say

Facts = Sequence[tuple[Message, str]]
"""What stands under the title: a word and what it is."""


def codebook_document(result: Result, ink: Ink, title: str, facts: Facts) -> Document:
    """The questions as printed, then every variable with its codes; `result` is the questionnaire's."""
    pieces = [("questions", questions.arrange([result], ink)), ("codebook", codebook.arrange([result], ink))]
    return _document([_numbered(grid, name, at, ink) for at, (name, grid) in enumerate(pieces, 1)], ink, title, facts)


def tables_document(result: Result, ink: Ink, title: str, facts: Facts, notes: Sequence[Message]) -> Document:
    """Every table of a result as SPSS prints it, `notes` above them."""
    grids = [
        _numbered(table_grid(result, table, ink.language), f"{table.name}-{at}", at, ink)
        for at, table in enumerate(result.tables, 1)
    ]
    above: list[Block] = [Paragraph((Run(say(note, ink.language)),)) for note in notes]
    return _document([*above, *grids], ink, title, facts)


def _numbered(grid: Grid, name: str, number: int, ink: Ink) -> Grid:
    printed = ink.plain("number_table", {"number": str(number)})
    notes = [(*ink.phrase("note"), *note) if at == 0 else note for at, note in enumerate(grid.notes)]
    return replace(grid, id=f"table:{name}", number=printed, notes=tuple(notes))


def _document(blocks: Sequence[Block], ink: Ink, title: str, facts: Facts) -> Document:
    warning = [Box(ink.phrase("simulated_box"))] if ink.simulated else []
    return Document(
        language=ink.language,
        title=title,
        subtitle="",
        facts=tuple((say(word, ink.language), words) for word, words in facts if words),
        blocks=(*warning, *blocks),
        mark=ink.plain("simulated_mark") if ink.simulated else "",
        continued=ink.plain("continued", {"number": "{number}"}),
        style=ink.skin.name,
    )
