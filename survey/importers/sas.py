"""SAS files (.sas7bdat, .xpt): names of variables, their labels as wordings, codes in the cells."""

from collections.abc import Sequence

from survey.files.grid import Grid
from survey.named import named_layout
from survey.platform import Layout


def recognises(grid: Grid) -> bool:
    """Whether the file is one of SAS."""
    return grid.format in ("sas7bdat", "xpt")


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What names and labels say; SAS often writes capital letters, and names are compared without them."""
    return named_layout(grid)
