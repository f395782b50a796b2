"""SAS files (.sas7bdat, .xpt) with the variables of the questionnaire."""

from collections.abc import Sequence
from dataclasses import replace

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.named import read_named


def recognises(grid: Grid) -> bool:
    """Whether the file is one of SAS."""
    return grid.format in ("sas7bdat", "xpt")


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers, one batch for each file; raises `Fault` for anything the questionnaire lacks."""
    return tuple(read_named(_small(grid), instrument, "sas") for grid in grids)


def _small(grid: Grid) -> Grid:
    """The grid with its names in small letters: SAS often writes capital ones and tells neither apart."""
    return replace(grid, headers=tuple(map(str.lower, grid.headers)))
