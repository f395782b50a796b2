"""A look into a zip container before anything parses it: sizes, document types, cells that hold no value."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from instrument.message import Fault, Place, quoted
from survey.files.reach import Reach, measure

MOST_PARTS = 1_000
MOST_BYTES = 1_000_000_000  # a sheet of 100,000 rows and 100 columns unpacks to 400 MB
MOST_RATIO = 100
SMALL_PART = 1_000_000
CHUNK = 1 << 20
# What the standard library raises for one: broken streams of bytes and places before the beginning, too.
DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, OSError, RuntimeError, NotImplementedError, ValueError),
)
SHEETS = "xl/worksheets/"
OVERLAP = 1 << 14  # longer than any formula

_ERROR = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*\br=[\"']([A-Z]+\d+)[\"']")
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def inspect_workbook(content: bytes, file: str) -> None:
    """Raises `Fault` unless `content` is a whole .xlsx of bearable size whose cells can all be read as text."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _inspect_parts(archive, file)
    except DAMAGED as error:
        if "encrypted" in str(error):
            raise Fault("the file is locked by a password; possible: a copy without one", place=Place(file)) from None
        raise Fault(
            "the workbook is damaged or ends early; possible: the file as it was downloaded, whole", place=Place(file)
        ) from None


def _inspect_parts(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Fault(
            "the workbook has {found} parts; possible: at most {most}",
            {"found": len(parts), "most": MOST_PARTS},
            Place(file),
        )
    if not any(part.filename.startswith("xl/") for part in parts):
        raise Fault(
            "the file is a zip archive without a workbook; possible: .xlsx, .xls, .csv, .sav, .dta", place=Place(file)
        )
    total = 0
    for part in parts:
        size, reach, is_sheet = 0, Reach(), False
        for chunk, fresh in _chunks(archive, part):
            size += fresh
            _check_size(part, size, total, file)
            _inspect_text(chunk, part.filename, file)
            is_sheet = is_sheet or b"sheetData" in chunk  # under whatever name it stands
            if is_sheet:
                reach.look(chunk, file)
        if reach.is_doubtful:
            measure((chunk for chunk, _ in _chunks(archive, part)), file)
        total += size


def _check_size(part: zipfile.ZipInfo, size: int, before: int, file: str) -> None:
    if before + size > MOST_BYTES:
        raise Fault("the workbook unpacks to more than {most} bytes", {"most": MOST_BYTES}, Place(file))
    if size > SMALL_PART and size > MOST_RATIO * max(part.compress_size, 1):
        raise Fault(
            "part {part} of the workbook unpacks to more than {most} times its size",
            {"part": quoted(part.filename), "most": MOST_RATIO},
            Place(file),
        )


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Pieces of a part that overlap, so that nothing hides on a border, with how many bytes of each are new."""
    tail = b""
    with archive.open(part) as stream:
        while fresh := stream.read(CHUNK):
            yield tail + fresh, len(fresh)
            tail = fresh[-OVERLAP:]


def _inspect_text(chunk: bytes, part: str, file: str) -> None:
    if not part.endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in chunk:
        raise Fault("the workbook declares a document type, which no spreadsheet program writes", place=Place(file))
    if not part.startswith(SHEETS):
        return
    # A plain look first: the patterns take seconds on a large sheet.
    if (b't="e"' in chunk or b"t='e'" in chunk) and (found := _ERROR.search(chunk)):
        raise Fault(
            "cell {cell} holds an error value; possible: a text, a number or nothing",
            {"cell": quoted(found[1].decode())},
            Place(file),
        )
    if (b"<f" in chunk or b":f" in chunk) and (found := _UNCOMPUTED.search(chunk)):
        raise Fault(
            "cell {cell} holds a formula without a value; possible: open the file in a spreadsheet program and save it",
            {"cell": quoted(found[1].decode())},
            Place(file),
        )
