"""Plain tables: variable names in the header, codes or labels in the cells."""

from collections.abc import Sequence
from dataclasses import replace

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.files.injection import unguarded
from survey.named import read_named


def recognises(grid: Grid) -> bool:
    """Any table may be one."""
    return grid.format in ("csv", "xlsx", "xls")


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers, one batch for each file; raises `Fault` for anything the questionnaire lacks.

    An apostrophe that keeps a spreadsheet from running a cell is no part of what was typed.
    """
    return tuple(read_named(_as_typed(grid), instrument, "delimited") for grid in grids)


def _as_typed(grid: Grid) -> Grid:
    if grid.format != "csv":
        return grid
    return replace(grid, rows=tuple(tuple(map(unguarded, row)) for row in grid.rows))
