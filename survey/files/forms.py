"""A file that may hold a questionnaire, opened as text or as sheets."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from instrument.drafting.form import Form
from instrument.message import Fault, Place, quoted
from survey.files.archive import inspect_workbook
from survey.files.document import paragraphs
from survey.files.encodings import decode
from survey.files.opening import OLE
from survey.files.whole import read_bytes
from survey.files.workbook import cell_text

SHEETS = (".xlsx", ".xlsm", ".xls")
TEXTS = (".txt", ".md", ".tsv", ".json", ".jsonl", ".qsf", ".lss", ".xml", ".docx")
TABLES = (".txt", ".tsv")  # which hold answers as often
LARGEST = 20_000_000  # bytes of text
LARGEST_LIST = 1_000_000


def may_be_form(path: Path) -> bool:
    """Whether a file of this name and size can hold a questionnaire."""
    suffix = path.suffix.lower()
    answers = suffix in TABLES and path.is_file() and path.stat().st_size > LARGEST
    return suffix in (*SHEETS, *TEXTS) and not answers


def open_form(path: Path) -> Form:
    """The file's text or sheets; raises `Fault` for one that is missing, damaged, locked or too large."""
    suffix = path.suffix.lower()
    content, _ = read_bytes(path)
    if suffix in SHEETS:
        return Form(path.name, suffix, sheets=_sheets(content, path.name))
    if len(content) > LARGEST:
        raise Fault("the file is too large for a questionnaire; possible: up to 20 MB", place=Place(path.name))
    if suffix == ".docx" or content.startswith(b"PK\x03\x04"):
        return Form(path.name, ".docx", "\n".join(paragraphs(content, path.name)))
    return Form(path.name, suffix, decode(content, path.name)[0])


def _sheets(content: bytes, file: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    import python_calamine

    if content.startswith(b"PK") and not _names_survey(content):
        return {}  # answers, which are read and inspected as such
    if content.startswith(b"PK"):
        inspect_workbook(content, file)
    elif not content.startswith(OLE):
        raise Fault("the file is no workbook", place=Place(file))
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        held = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except Exception as error:
        raise Fault(
            "the workbook cannot be read: {reason}; possible: the file as it was downloaded, whole",
            {"reason": quoted(error)},
            Place(file),
        ) from None
    return {name: tuple(tuple(cell_text(cell) for cell in row) for row in rows) for name, rows in held.items()}


def _names_survey(content: bytes) -> bool:
    """Whether the list of sheets names one `survey`; True where the list cannot be read, so that it is inspected."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("xl/workbook.xml") as part:
            return re.search(rb"""name=["']\s*survey\s*["']""", part.read(LARGEST_LIST), re.IGNORECASE) is not None
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return True
