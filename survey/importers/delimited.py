"""Plain tables: names of variables or wordings in the header, codes or labels in the cells."""

from collections.abc import Sequence

from survey.files.grid import Grid
from survey.named import named_layout
from survey.platform import Layout


def recognises(grid: Grid) -> bool:
    """Any table may be one."""
    return grid.format in ("csv", "xlsx", "xls", "parquet")


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; raises `Fault` for cells under no header."""
    return named_layout(grid)
