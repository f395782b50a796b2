"""A file that may hold a questionnaire, opened as text or as sheets."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from instrument.drafting.form import Form
from instrument.message import Fault, Place, quoted
from survey.files.archive import inspect_workbook
from survey.files.opening import OLE, read_bytes
from survey.files.separated import decode
from survey.files.workbook import cell_text

SHEETS = (".xlsx", ".xlsm", ".xls")
TEXTS = (".txt", ".md", ".tsv", ".json", ".jsonl", ".qsf", ".lss", ".xml", ".docx")
TABLES = (".txt", ".tsv")  # which hold answers as often
LARGEST = 20_000_000  # bytes of text
LARGEST_LIST = 1_000_000
LARGEST_PART = 50_000_000
PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
        return Form(path.name, ".docx", "\n".join(_paragraphs(content, path.name)))
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


def _paragraphs(content: bytes, file: str) -> Iterator[str]:
    """The lines of a Word document: automatic numbers as text, the cells of a table row between tabs."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: _part(archive, name, file) for name in PARTS}
        body = etree.fromstring(parts["word/document.xml"], parser).find(f"{WORD}body")
        others = [etree.fromstring(parts[name], parser) if parts[name] else None for name in PARTS[1:]]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        raise Fault(
            "the document is damaged or ends early; possible: a .docx as Word saves it", place=Place(file)
        ) from None
    numbers = _Numbers(*others)
    for block in body if body is not None else ():
        yield from _block(block, numbers)


def _part(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    if name not in archive.namelist():
        if name.endswith("document.xml"):
            raise Fault("the file is a zip archive without a Word document", place=Place(file))
        return b""
    with archive.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART or b"<!DOCTYPE" in content[:1000]:
        raise Fault("the document is too large, or declares what documents do not", place=Place(file))
    return content


def _block(block: Any, numbers: "_Numbers") -> Iterator[str]:
    if block.tag == f"{WORD}p":
        yield from (numbers.before(block) + _words(block)).split("\n")
    elif block.tag == f"{WORD}tbl":
        for row in block.iter(f"{WORD}tr"):
            cells = row.findall(f"{WORD}tc")
            yield "\t".join(" ".join(_words(each) for each in cell.iter(f"{WORD}p")).strip() for cell in cells)
    elif block.tag == f"{WORD}sdt":
        for inner in block.iter(f"{WORD}p"):
            yield from (numbers.before(inner) + _words(inner)).split("\n")


def _words(paragraph: Any) -> str:
    found = []
    for element in paragraph.iter():
        if element.tag == f"{WORD}t":
            found.append(element.text or "")
        elif element.tag == f"{WORD}tab":
            found.append("\t" if element.getparent().tag == f"{WORD}r" else "")
        elif element.tag in {f"{WORD}br", f"{WORD}cr"}:
            found.append("\n")
        elif element.tag == f"{WORD}sym":
            found.append("□")
    return "".join(found)


_FORMATS = {"upperLetter": "A", "lowerLetter": "a"}
_CHINESE = "一二三四五六七八九十"


class _Numbers:
    """Counts the paragraphs that Word numbers by itself."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[tuple[str, str], tuple[str, str]] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.styles: dict[str | None, Any] = {}
        for each in styles.findall(f"{WORD}style") if styles is not None else ():
            own = each.find(f"{WORD}pPr/{WORD}numPr")
            if own is not None:
                self.styles[each.get(f"{WORD}styleId")] = own
        abstract = {}
        for each in numbering.findall(f"{WORD}abstractNum") if numbering is not None else ():
            abstract[each.get(f"{WORD}abstractNumId")] = each
        for each in numbering.findall(f"{WORD}num") if numbering is not None else ():
            held = each.find(f"{WORD}abstractNumId")
            for level in abstract[held.get(f"{WORD}val")] if held is not None else ():
                if level.tag == f"{WORD}lvl":
                    key = (each.get(f"{WORD}numId"), level.get(f"{WORD}ilvl"))
                    self.levels[key] = (_value(level, "numFmt"), _value(level, "lvlText"))

    def before(self, paragraph: Any) -> str:
        """What Word prints before the paragraph, '' where it is not numbered."""
        held = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        if held is None and style is not None:
            held = self.styles.get(style.get(f"{WORD}val"))
        if held is None:
            return ""
        key = (_value(held, "numId"), _value(held, "ilvl") or "0")
        if key not in self.levels:
            return ""
        format, pattern = self.levels[key]
        self.counts = {other: at for other, at in self.counts.items() if other[0] != key[0] or other[1] <= key[1]}
        self.counts[key] = at = self.counts.get(key, 0) + 1
        if format == "bullet":
            return "□"
        shown = chr(ord(_FORMATS[format]) + at - 1) if format in _FORMATS and at <= 26 else str(at)
        if format.startswith(("chinese", "ideograph", "japanese")) and at <= 10:
            shown = _CHINESE[at - 1]
        return re.sub(r"%\d", shown, pattern) + " " if pattern.count("%") == 1 else f"{shown}. "


def _value(element: Any, name: str) -> str:
    held = element.find(f"{WORD}{name}")
    return "" if held is None else held.get(f"{WORD}val") or ""
