"""The lines of a Word document, with the numbers that Word prints by itself."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from instrument.message import Fault, Place

LARGEST_PART = 50_000_000


PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(content: bytes, file: str) -> Iterator[str]:
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
