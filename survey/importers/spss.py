"""SPSS files (.sav, .zsav, .por) with the variables of the questionnaire."""

from collections.abc import Sequence
from dataclasses import replace

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.named import read_named


def recognises(grid: Grid) -> bool:
    """Whether the file is one of SPSS."""
    return grid.format in ("sav", "zsav", "por")


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers, one batch for each file; raises `Fault` for anything the questionnaire lacks."""
    return tuple(read_named(_small(grid), instrument, "spss") for grid in grids)


def _small(grid: Grid) -> Grid:
    """The grid of a portable file with its names in small letters, for it knows capital ones only."""
    return replace(grid, headers=tuple(map(str.lower, grid.headers))) if grid.format == "por" else grid
