"""Rows that a column of the platform marks by a word of its own."""

from collections.abc import Collection

from survey.files.grid import Grid
from survey.platform import Mark


def marked(grid: Grid, header: str, words: Collection[str], mark: Mark) -> dict[int, Mark]:
    """Row of the grid → the mark, where the column of that header holds one of the words, in small letters."""
    at = next((at for at, each in enumerate(grid.headers) if each.strip() == header), None)
    cells = () if at is None else grid.column(at)
    return {row: mark for row, cell in enumerate(cells) if cell.strip().casefold() in words}
