"""A finished drawing as a picture, with its data as a table."""

from collections.abc import Sequence

from reports.cells import Text, grid, header, row, stub_and_numbers
from reports.document import Grid, Picture
from reports.formatting import Printed
from reports.svg import Drawing

Cells = Sequence[Text]


def picture(drawing: Drawing, height: float, alternative: str, data: Grid) -> Picture:
    """The picture without its caption and notes, which those of the chart become."""
    return Picture("", "", "", drawing.done(height, alternative), height, alternative, (), data)


def table(heads: Sequence[str], rows: Sequence[tuple[str, Cells]]) -> Grid:
    """The data of a chart: a label and numbers in every row."""
    made = [row(label, cells) for label, cells in rows]
    return grid("", stub_and_numbers(0.35, len(heads) - 1), [header(*heads)], made)


def number(text: str, value: float | None) -> str:
    """A cell that knows its unrounded number."""
    return "" if value is None else Printed.of(text, value)
