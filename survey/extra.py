"""Columns of numbers that a questionnaire declares beside its answers, such as a weight."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument
from survey.batch import code_cells
from survey.files.grid import Grid
from survey.numerals import numeral
from survey.wording import fold


def extra_places(headers: Sequence[str], instrument: Instrument, file: str) -> Mapping[str, int]:
    """Name → column, by name or wording; raises `Fault` where one lacks."""
    folded = [fold(header) for header in headers]
    held = {}
    for name, text in instrument.extra.items():
        words = {fold(name), *map(fold, text.values())}
        at = next((at for at, header in enumerate(folded) if header in words), None)
        if at is None:
            raise Fault(
                "no column {wanted}; found: {found}",
                {"wanted": quoted(name), "found": nearest(name, map(quoted, headers))},
                Place(file, 1),
            )
        held[name] = at
    return held


def extra_numbers(grid: Grid, at: int) -> NDArray[np.float64]:
    """The numbers of a column, NaN where a cell is empty; raises `Fault` for anything else."""

    def refuse(cell: str, row: int, count: int) -> Fault:
        return Fault("{found} is no number", {"found": quoted(cell)}, grid.place(row, at))

    return code_cells(grid.column(at), lambda cell: numeral(cell) if cell.strip() else float("nan"), refuse)
