"""How far the cells of a sheet reach: its reader makes room for every cell between the first and the last."""

import re
from collections.abc import Iterable

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.files.grid import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 40_000_000  # of 32 bytes each

# A sheet below row 20,000 is small enough at any width, one up to column GR, the 200th, at any height.
_FAR = re.compile(rb"r\s*=\s*[\"'](?:([A-Z]{3})\d+|[A-Z]{0,3}(\d{6,}))[\"']")
_TALL = re.compile(rb"r\s*=\s*[\"'][A-Z]{0,3}(?:[2-9]\d{4}|\d{6,})[\"']")
_WIDE = re.compile(rb"r\s*=\s*[\"'](?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})\d+[\"']")
_CELL = re.compile(rb"r\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"']")


@dataclass
class Reach:
    """What has been seen of one sheet."""

    is_tall: bool = False
    is_wide: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the sheet has to be measured."""
        return self.is_tall and self.is_wide

    def look(self, chunk: bytes, file: str) -> None:
        """Raises `Fault` for a cell beyond every limit."""
        for far in _FAR.finditer(chunk):
            _refuse_far(int(far[2] or 0), _column(far[1] or b""), file)
        self.is_tall = self.is_tall or _TALL.search(chunk) is not None
        self.is_wide = self.is_wide or _WIDE.search(chunk) is not None


def _refuse_far(row: int, column: int, file: str) -> None:
    if row > MOST_ROWS + 1:
        raise Fault(
            "the sheet reaches row {found}; possible: at most {most} rows",
            {"found": row, "most": MOST_ROWS},
            Place(file),
        )
    if column > MOST_COLUMNS:
        raise Fault(
            "the sheet reaches column {found}; possible: at most {most} columns",
            {"found": column, "most": MOST_COLUMNS},
            Place(file),
        )


def measure(chunks: Iterable[bytes], file: str) -> None:
    """Raises `Fault` for a sheet whose rectangle of cells is too large, whether or not they are filled."""
    row = column = 0
    widths: dict[bytes, int] = {}
    for chunk in chunks:
        for letters, digits in _CELL.findall(chunk):
            row = max(row, int(digits))
            if letters not in widths:
                widths[letters] = _column(letters)
                column = max(column, widths[letters])
        if row * column > MOST_CELLS:
            raise Fault(
                "the sheet reaches row {row} and column {column}; possible: at most {most} cells",
                {"row": row, "column": column, "most": MOST_CELLS},
                Place(file),
            )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
