"""Exports of 问卷星: by text (按文本), by number (按序号), or both joined."""

import re
from collections.abc import Mapping, Sequence

from instrument.model import Instrument
from survey.batch import Batch
from survey.files.grid import Grid
from survey.importers.wenjuanxing.conventions import META
from survey.importers.wenjuanxing.pairs import join
from survey.importers.wenjuanxing.parts import columns_of, numbers, persons, read_part

__all__ = ["columns", "identifying", "numbers", "read", "recognises"]

FEWEST_META = 3
NUMBERED = re.compile(r"\d+、|第\d+题")


def recognises(grid: Grid) -> bool:
    """Whether the platform's own columns, or headers numbered its way, stand in the file."""
    headers = {header.strip() for header in grid.headers}
    return len(headers & set(META)) >= FEWEST_META or any(NUMBERED.match(header) for header in headers)


def identifying(grid: Grid, instrument: Instrument) -> frozenset[int]:
    """The columns that tell who a person is."""
    return persons(grid, instrument, columns_of(grid, instrument))


def columns(grid: Grid, instrument: Instrument) -> Mapping[int, str]:
    """Column → variable; raises `Fault` where they are not those of the questionnaire."""
    return {at: slot.name for at, slot in columns_of(grid, instrument).items()}


def read(grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
    """The answers of the files, one batch for each collection; raises `Fault` for anything the questionnaire lacks."""
    return join([read_part(grid, instrument) for grid in grids], instrument)
