"""Any data file as a grid of text, whatever its name promises."""

from collections.abc import Mapping
from pathlib import Path

from instrument.message import Fault, Place, quoted
from survey.files.grid import Grid
from survey.files.parquet_grid import read_parquet_grid
from survey.files.reader_process import STATISTICAL
from survey.files.records import read_records
from survey.files.separated import read_separated
from survey.files.statistical import read_statistical
from survey.files.whole import read_bytes
from survey.files.workbook import read_workbook

WORKBOOKS = (".xlsx", ".xlsm", ".xls")
SEPARATED = (".csv", ".tsv", ".txt")
RECORDS = ".json"
PARQUET = ".parquet"
SUFFIXES = (*WORKBOOKS, *SEPARATED, *STATISTICAL, RECORDS, PARQUET)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_grid(path: Path, opened: Mapping[str, Grid] | None = None) -> Grid:
    """The cells of a file, by what its first bytes are; its suffix only has to be one we know.

    `opened` are grids that were read already, by the SHA-256 of their files: the same bytes are not read again.

    Raises `Fault` for a file that is missing, empty, damaged, locked, too large or of another kind.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Fault(
            "a file ending in {found} is not read; possible: {possible}",
            {"found": quoted(suffix), "possible": ", ".join(SUFFIXES)},
            Place(path.name),
        )
    content, sha256 = read_bytes(path)
    if opened and sha256 in opened and opened[sha256].file == path.name:
        return opened[sha256]
    if content.startswith((b"PK\x03\x04", OLE)):
        return read_workbook(content, path.name, sha256)
    if suffix == PARQUET:
        return read_parquet_grid(path, sha256)
    if suffix in STATISTICAL:
        return read_statistical(path, sha256).grid()
    if suffix in WORKBOOKS:
        raise Fault(
            "the file is no workbook, though its name ends in {suffix}; it begins with {found}",
            {"suffix": quoted(suffix), "found": quoted(content[:20].decode("utf-8", "replace"))},
            Place(path.name),
        )
    return (read_records if suffix == RECORDS else read_separated)(content, path.name, sha256)
