"""The words most used in open answers.

`table('words', 'words')`.
"""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.taking import take

HALF = (GridColumn(0.22, Align.LEFT), GridColumn(0.14, Align.DECIMAL), GridColumn(0.14, Align.DECIMAL))


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each question: its words in two columns side by side, with the answers that hold them."""
    result = take(results, "words")[0]
    table = result.table("words")
    names = list(dict.fromkeys(map(str, table.column("variable"))))
    heads = header(ink.phrase("word"), ink.phrase("answers"), ink.phrase("share"))
    return grid(
        ink.plain("words_caption"),
        (*HALF, *HALF),
        [(*heads, *heads)],
        [line for name in names for line in _block(result, name, len(names) > 1, ink)],
        [ink.phrase("words_note")],
    )


def _block(result: Result, name: str, has_title: bool, ink: Ink) -> Iterator[Row]:
    if has_title:
        yield banner(ink.label(result, name), 6)
    lines = result.table("words").where({"variable": name})
    half = (len(lines) + 1) // 2
    for at in range(half):
        yield (*_cells(lines[at], ink), *(_cells(lines[half + at], ink) if half + at < len(lines) else (cell(),) * 3))


def _cells(line: Sequence[Cell], ink: Ink) -> Row:
    _, word, answers, percent, _ = line
    return row(str(word), (ink.digits(answers, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))
