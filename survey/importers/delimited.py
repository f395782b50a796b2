"""Plain tables: variable names in the header, codes or labels in the cells."""

from collections.abc import Sequence

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.named import read_named


def recognises(grid: Grid) -> bool:
    """Any table may be one."""
    return grid.format in ("csv", "xlsx", "xls")


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers, one batch for each file; raises `Fault` for anything the questionnaire lacks."""
    return tuple(read_named(grid, instrument, "delimited") for grid in grids)
