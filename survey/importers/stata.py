"""Stata files (.dta): names of variables, their labels as wordings, codes with their labels."""

from collections.abc import Sequence

from survey.files.grid import Grid
from survey.named import named_layout
from survey.platform import Layout


def recognises(grid: Grid) -> bool:
    """Whether the file is one of Stata."""
    return grid.format == "dta"


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What names and labels say."""
    return named_layout(grid)
