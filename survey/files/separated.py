"""Text files of cells between commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator

from instrument.message import Fault, Place, quoted
from survey.files.encodings import decode
from survey.files.grid import Grid, grid_of

DELIMITERS = (",", ";", "\t")
SAMPLE_RECORDS = 50
SAMPLE_SIZE = 2_000_000  # characters: more than so many records have


def read_separated(content: bytes, file: str, sha256: str) -> Grid:
    """Every cell as text, whatever it looks like.

    Raises `Fault` for bytes that are no text and for quotation marks that do not close.
    """
    text, encoding = decode(content, file)
    delimiter = sniff_delimiter(text)
    return grid_of(file, _records(text, delimiter, file), sha256=sha256, format="csv", encoding=encoding)


def sniff_delimiter(text: str) -> str:
    """The delimiter that cuts the first records into most cells, in rows of one length if any does."""

    sample = text[:SAMPLE_SIZE]

    def score(delimiter: str) -> tuple[bool, int]:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths = []
        try:
            for _, record in zip(range(SAMPLE_RECORDS), reader, strict=False):
                widths.append(len(record))
        except csv.Error:
            return False, 0
        widths = [width for width in widths if width]
        return len(set(widths)) == 1 and widths[0] > 1, widths[0] if widths else 0

    return max(DELIMITERS, key=score)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    held: dict[str, str] = {}  # answers repeat: a cell that stands a thousand times is held once
    try:
        for record in reader:
            line += 1
            yield line, tuple(map(held.setdefault, record, record))
    except csv.Error as error:
        raise Fault(
            "the row cannot be cut into cells: {reason}; possible: quotation marks in pairs around a cell",
            {"reason": quoted(error)},
            Place(file, line + 1),
        ) from None
