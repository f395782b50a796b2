"""SPSS files (.sav, .zsav) with the variables of the questionnaire."""

from collections.abc import Sequence

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.named import read_named


def recognises(grid: Grid) -> bool:
    """Whether the file is one of SPSS."""
    return grid.format in ("sav", "zsav")


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers, one batch for each file; raises `Fault` for anything the questionnaire lacks."""
    return tuple(read_named(grid, instrument, "spss") for grid in grids)
