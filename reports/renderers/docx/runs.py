"""Stretches of text as runs: Chinese letters and Latin ones each in their own face."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from reports.document import Run
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.styles import HEI

DASHES_OF_RANGES = "–"


def runs(run: Run, chinese: bool) -> Iterator[Element]:
    """The `w:r` elements of one run; bold Chinese is set in 黑体, and is never slanted."""
    for is_east, text in _pieces(run, chinese):
        east_bold = run.bold and is_east and chinese
        fonts = {"hint": "eastAsia"} if is_east and chinese else {}
        bold = run.bold and not east_bold
        italic = run.italic and not is_east
        look = properties(
            "w:rPr",
            w("rFonts", fonts | ({"eastAsia": HEI} if east_bold else {})) if fonts else None,
            *((w("b"), w("bCs")) if bold else ()),
            *((w("i"), w("iCs")) if italic else ()),
            _raised(run),
        )
        yield w("r", look, *_lines(text))


def plain(text: str) -> Element:
    """A run without style of its own."""
    return w("r", *_lines(text))


def is_east(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the Chinese face: quotation marks and dashes do, an apostrophe not."""
    character = text[at]
    if character == "’" and at and text[at - 1].isascii() and text[at - 1].isalpha():
        return False
    width = unicodedata.east_asian_width(character)
    if width in "WF":
        return True
    marks = {"Pi", "Pf", "Po", "Pd", "So", "No"}
    is_late = character > "\u2000" or character == "·"
    return width == "A" and is_late and character != DASHES_OF_RANGES and unicodedata.category(character) in marks


def _pieces(run: Run, chinese: bool) -> Iterator[tuple[bool, str]]:
    """Parts of the text that stand in one face."""
    text = run.text
    sides = [is_east(text, at) for at in range(len(text))]
    ambiguous = any(side and unicodedata.east_asian_width(text[at]) == "A" for at, side in enumerate(sides))
    if not (run.bold or run.italic or (ambiguous and chinese)):
        yield False, text
        return
    for side, group in groupby(range(len(text)), key=lambda at: sides[at]):
        places = list(group)
        yield side, text[places[0] : places[-1] + 1]


def _raised(run: Run) -> Element | None:
    if not (run.superscript or run.subscript):
        return None
    return w("vertAlign", {"val": "superscript" if run.superscript else "subscript"})


def _lines(text: str) -> Iterator[Element]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield w("br")
        if line:
            yield w("t", line)
