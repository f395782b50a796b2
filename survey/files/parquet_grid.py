"""Parquet files as grids of text."""

from pathlib import Path

import numpy as np

from instrument.message import Fault, Place
from survey.files.figures import number_text
from survey.files.grid import Grid, grid_of
from survey.files.parquet import Parquet

MIDNIGHT = " 00:00:00"


def read_parquet_grid(path: Path, sha256: str) -> Grid:
    """The columns of a .parquet as cells: numbers without '.0', dates as ISO, '' where nothing stands.

    Raises `Fault` for a damaged file, one without cases, and a column of anything but numbers, texts and dates.
    """
    file = Parquet(path)
    if not file.names or not file.n:
        raise Fault("the file holds no cases; possible: a row for each respondent", place=Place(path.name))
    columns = [_texts(file, name) for name in file.names]
    records = enumerate([file.names, *zip(*columns, strict=True)], 1)
    return grid_of(path.name, records, format="parquet", sha256=sha256)


def _texts(file: Parquet, name: str) -> list[str]:
    if file.is_text(name):
        return [str(cell).removesuffix(".000000").removesuffix(MIDNIGHT) for cell in file[name]]
    numbers = np.asarray(file[name], dtype=np.float64)
    return ["" if number != number else number_text(number) for number in numbers.tolist()]
