"""Stretches of text as runs: Chinese letters and Latin ones each in their own face."""

from collections.abc import Iterator
from itertools import groupby

from reports.document import Run
from reports.faces import is_ambiguous, is_east
from reports.renderers.docx.looks import HEI, RED
from reports.renderers.docx.ooxml import Element, properties, w


def runs(run: Run, chinese: bool, size: float | None = None) -> Iterator[Element]:
    """The `w:r` elements of one run, of its style's size or of `size` points.

    Bold Chinese is set in 黑体, and Chinese is never slanted.
    """
    for east, text in _pieces(run, chinese):
        east_bold = run.bold and east and chinese
        fonts = {"hint": "eastAsia"} if east and chinese else {}
        bold = run.bold and not east_bold
        italic = run.italic and not east
        look = properties(
            "w:rPr",
            w("rFonts", fonts | ({"eastAsia": HEI} if east_bold else {})) if fonts else None,
            *((w("b"), w("bCs")) if bold else ()),
            *((w("i"), w("iCs")) if italic else ()),
            *(w(name, {"val": round(2 * size)}) for name in ("sz", "szCs") if size),
            _raised(run),
        )
        yield w("r", look, *_lines(text))


def plain(text: str) -> Element:
    """A run without style of its own."""
    return w("r", *_lines(text))


def reddened(run: Element) -> Element:
    """The same `w:r`, in red."""
    look = run.find(w("rPr").tag)
    parts = [] if look is None else list(look)
    if look is not None:
        run.remove(look)
    red = properties("w:rPr", *parts, w("color", {"val": RED}))
    if red is not None:
        run.insert(0, red)
    return run


def _pieces(run: Run, chinese: bool) -> Iterator[tuple[bool, str]]:
    """Parts of the text that stand in one face."""
    text = run.text
    sides = [is_east(text, at) for at in range(len(text))]
    ambiguous = any(side and is_ambiguous(text[at]) for at, side in enumerate(sides))
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
