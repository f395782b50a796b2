"""SPSS files (.sav, .zsav, .por): names of variables, their labels as wordings, codes with their labels."""

from collections.abc import Sequence

from survey.files.grid import Grid
from survey.named import named_layout
from survey.platform import Layout


def recognises(grid: Grid) -> bool:
    """Whether the file is one of SPSS."""
    return grid.format in ("sav", "zsav", "por")


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What names and labels say; a portable file knows capital letters only, and names are compared without them."""
    return named_layout(grid)
