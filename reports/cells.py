"""Cells, columns and header rows of grids, as layouts put them together."""

from collections.abc import Iterable, Sequence

from instrument.records import replace
from reports.document import Align, Grid, GridCell, GridColumn, Run

Text = str | tuple[Run, ...]
Row = tuple[GridCell, ...]


def cell(text: Text = "", columns: int = 1, rows: int = 1, indent: int = 0, bold: bool = False) -> GridCell:
    """A cell of text or runs."""
    content = ((Run(text),) if text else ()) if isinstance(text, str) else text
    return GridCell(content, columns, rows, indent, bold)


def centered(text: Text, columns: int = 1, rows: int = 1) -> GridCell:
    """A cell that stands in the middle of what it spans, in a body as in a header."""
    found = cell(text, columns, rows)
    return GridCell(found.content, columns, rows, align=Align.CENTER)


def banner(text: Text, columns: int) -> Row:
    """A row that names the rows below it, bold and as wide as the table (or a block of it)."""
    found = cell(text, columns, bold=True)
    return (replace(found, align=Align.LEFT),)


def stub_and_numbers(stub: float, numbers: int) -> tuple[GridColumn, ...]:
    """A stub of that share of the width on the left, and columns of numbers that share the rest."""
    share = (1 - stub) / max(numbers, 1)
    return (GridColumn(stub, Align.LEFT), *(GridColumn(share, Align.DECIMAL) for _ in range(numbers)))


def header(*texts: Text) -> Row:
    """One header row: the stub's heading on the left, the others centred by the renderer."""
    return tuple(cell(text) for text in texts)


def row(label: GridCell | Text, cells: Iterable[Text]) -> Row:
    """A body row: its label and its cells."""
    first = label if isinstance(label, GridCell) else cell(label)
    return (first, *(cell(text) for text in cells))


def grid(
    caption: str,
    columns: Sequence[GridColumn],
    header: Sequence[Row],
    body: Sequence[Row],
    notes: Iterable[tuple[Run, ...]] = (),
    rules: Iterable[int] = (),
) -> Grid:
    """A grid that has no number yet."""
    return Grid("", "", caption, tuple(columns), tuple(header), tuple(body), tuple(notes), tuple(rules))
