"""A .csv of nothing but whole numbers, read at once; any other is left to the careful reader."""

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from survey.coded import Coded
from survey.files.grid import MOST_COLUMNS
from survey.files.parquet import numbers_of

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

SMALLEST = 1_000_000  # bytes; below, the careful reader is as fast

PIECE = 1 << 22  # bytes
_ZERO, _NINE, _MINUS, _END, _RETURN = b"09-\n\r"


def read_plain(content: bytes) -> Mapping[str, Coded | NDArray[np.float64]] | None:
    """Name → numbers, NaN where a cell is empty, as the careful reader reads them.

    None unless the file is a header of different names and rows of as many whole numbers or nothing, between commas.
    """
    if len(content) < SMALLEST:
        return None
    headers, start = _header(content)
    body = content[start:]
    if not headers or body.translate(None, b"0123456789-,\r\n") or _is_unusual(b"\n" + body.rstrip(b"\r\n") + b"\n"):
        return None
    import pyarrow.csv  # type: ignore[import-untyped]

    try:
        table = pyarrow.csv.read_csv(
            io.BytesIO(body),
            read_options=pyarrow.csv.ReadOptions(column_names=headers, block_size=1 << 22),
            parse_options=pyarrow.csv.ParseOptions(quote_char=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(headers, "int64"), null_values=[""], strings_can_be_null=True
            ),
        )
    except pyarrow.ArrowException:
        return None
    if all(table.column(name).null_count for name in headers) and _has_blank_row(table, headers):
        return None
    return {name: numbers_of(table.column(name)) for name in headers}


def _header(content: bytes) -> tuple[list[str], int]:
    """The names of the first line and where the second begins; no names where the line is unusual."""
    start = content.find(b"\n") + 1
    line = content[:start].removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    try:
        names = [name.strip() for name in next(csv.reader([line.decode("utf-8")], strict=True), [])]
    except (UnicodeDecodeError, csv.Error):
        return [], 0
    unusual = line.translate(None, b";\t\r\x00") != line or "" in names or len(set(names)) < len(names)
    return ([], 0) if unusual or not 1 < len(names) <= MOST_COLUMNS else (names, start)


def _is_unusual(body: bytes) -> bool:
    """Whether digits stand as no plain number, such as 007, -0 and -, or an empty line moves the rows below."""
    for start in range(0, len(body), PIECE):
        letters = np.frombuffer(body, dtype=np.uint8, offset=start, count=min(PIECE + 2, len(body) - start))
        digit = (letters >= _ZERO) & (letters <= _NINE)
        before, at, after = letters[:-2], letters[1:-1], letters[2:]
        wrong = (at == _ZERO) & ~digit[:-2] & (digit[2:] | (before == _MINUS))
        wrong |= (at == _MINUS) & (digit[:-2] | ~digit[2:])
        wrong |= (at == _END) & ((after == _END) | (after == _RETURN))
        wrong |= (at == _RETURN) & (after != _END)
        if wrong.any():
            return True
    return False


def _has_blank_row(table: "pyarrow.Table", headers: list[str]) -> bool:
    blank = np.ones(table.num_rows, dtype=bool)
    for name in headers:
        blank &= table.column(name).is_null().to_numpy()
    return bool(blank.any())
