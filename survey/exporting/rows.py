"""Answers as rows of a table: codes as numbers, texts as texts, nothing where an answer is unknown."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from instrument.message import Message
from survey.exporting.material import Material
from survey.files.figures import number_text
from survey.wording import harmless

ID = "id"

CODES_ALONE = Message("the file holds codes alone: labels, missing values and measures stand in the codebook")

Cell = str | int | float


def header(material: Material) -> tuple[str, ...]:
    """The source's own number of the row, unless a variable is called so, then the variables."""
    names = tuple(variable.name for variable in material.variables())
    return names if ID in names else (ID, *names)


def rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """One row for each respondent, '' for an unknown answer."""
    columns = [_cells(np.asarray(material.responses.columns[variable.name])) for variable in material.variables()]
    if ID not in material.codebook:
        columns = [list(material.responses.ids), *columns]
    return zip(*columns, strict=True)


def _cells(column: Any) -> list[Cell]:
    if column.dtype == object:
        return [harmless(str(cell)) for cell in column]
    return ["" if value != value else int(value) if value.is_integer() else value for value in column.tolist()]


def text_of(cell: Cell) -> str:
    """A cell of a text file: the shortest digits that read back as the same number."""
    return cell if isinstance(cell, str) else number_text(float(cell))
