"""Text files of cells between commas, semicolons or tabs."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from instrument.message import Fault, Place, quoted
from survey.files.disguised import is_disguised
from survey.files.grid import Grid, grid_of

DELIMITERS = (",", ";", "\t")
SAMPLE_RECORDS = 50
SAMPLE_SIZE = 2_000_000  # characters: more than so many records have
ENCODINGS = (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("cp1252", "Windows-1252"))
LONGEST_WESTERN = 3  # bytes beyond ASCII in a row, on average; a Chinese word in GB18030 has four and more
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")


def read_separated(content: bytes, file: str, sha256: str) -> Grid:
    """Every cell as text, whatever it looks like.

    Raises `Fault` for bytes that are no text and for quotation marks that do not close.
    """
    text, encoding = decode(content, file)
    delimiter = sniff_delimiter(text)
    return grid_of(file, _records(text, delimiter, file), sha256=sha256, format="csv", encoding=encoding)


def decode(content: bytes, file: str) -> tuple[str, str]:
    """The text of `content` and its encoding: UTF-16 with its mark, else UTF-8, else GB18030, else Windows-1252.

    The last is guessed only where letters with marks stand alone among others, and what GB18030 would make of them is
    hardly Chinese.
    Source: of random Chinese texts in UTF-8 43 % are also GB18030 without an error, so UTF-8 comes first.
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding, name in (("utf-16", "UTF-16"),) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if name == "UTF-8" and is_disguised(content, text):
            continue
        if name == "GB18030" and not _is_chinese(text) and _is_western(content):
            continue
        if name == "Windows-1252" and not _is_western(content):
            break
        return text, name
    raise Fault(
        "the file is no text in an encoding that is read; possible: UTF-8, GB18030, UTF-16 with its mark",
        place=Place(file),
    )


def _is_chinese(text: str) -> bool:
    """Whether more than half of the letters beyond ASCII are common Chinese ones."""
    letters = _BEYOND_ASCII.findall(text)
    return 2 * sum(_is_common(letter) * times for letter, times in Counter(letters).items()) > len(letters)


def _is_common(letter: str) -> bool:
    try:
        return bool(letter.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _is_western(content: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone or nearly so, as marked letters do in a word."""
    runs = [len(run) for run in _HIGH.findall(content)]
    return sum(runs) < LONGEST_WESTERN * len(runs)


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
