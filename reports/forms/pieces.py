"""What the parts of a form are made of: paragraphs, boxes to tick, days, and tables with all their lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from instrument.records import dataclass
from reports.document import Run
from reports.markup import clean
from reports.renderers.docx.looks import FANG
from reports.renderers.docx.ooxml import Attributes, Element, properties, w
from reports.renderers.docx.runs import runs
from reports.renderers.docx.styles import border, fonts

TICKED, OPEN = "☑", "□"
FACES = {TICKED: "Segoe UI Symbol", OPEN: FANG}  # the first has the tick, which faces of China lack
BLANK = "\u3000"
LINE = 0.5  # points


@dataclass(frozen=True)
class Cell:
    """A cell over some columns; `goes_on` where it belongs to the cell above."""

    text: str
    columns: int = 1
    style: str = "FormCell"
    goes_on: bool | None = None  # True: of the cell above; False: the first of several; None: alone


def line(style: str, text: str, *looks: Element | None) -> Element:
    """A paragraph of one text, in which boxes are drawn in a face that has them."""
    made = (each for part in re.split(f"([{TICKED}{OPEN}])", text) if part for each in _runs(part))
    return w("p", properties("w:pPr", w("pStyle", {"val": style}), *looks), *made)


def boxes(words: Sequence[str], chosen: int | None) -> str:
    """`☑是　□否`; none ticked where nothing is `chosen`."""
    return BLANK.join(f"{TICKED if at == chosen else OPEN}{word}" for at, word in enumerate(words))


def yes_or_no(words: Sequence[str], answer: bool | None) -> str:
    return boxes(words, None if answer is None else 0 if answer else 1)


def day(date: str) -> str:
    """`2025年9月30日`, or `2025年9月` of a month; the words alone, with room to write, of none."""
    parts = [str(int(each)) for each in date.split("-")] if date else []
    return "".join(f"{number}{unit}" for number, unit in zip(parts, "年月日", strict=False))


def no_day(room: Sequence[int] = (3, 2, 2)) -> str:
    """Room for a day to be written by hand, so many characters before each unit; with two of them for a month."""
    return "".join(BLANK * wide + unit for wide, unit in zip(room, "年月日", strict=False))


def table(widths: Sequence[int], rows: Iterable[tuple[int, Sequence[Cell]]]) -> Element:
    """A table with all its lines; `widths` in twentieths of a point, each row with its least height in points."""
    sides = (border(side, LINE) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", {"w": sum(widths), "type": "dxa"}),
            w("jc", {"val": "center"}),
            w("tblBorders", *sides),
            w("tblLayout", {"type": "fixed"}),
            _margins(),
        ),
        w("tblGrid", *(w("gridCol", {"w": width}) for width in widths)),
        *(row(widths, height, cells) for height, cells in rows),
    )


def row(widths: Sequence[int], height: int, cells: Sequence[Cell]) -> Element:
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("trHeight", {"val": 20 * height, "hRule": "atLeast"})),
        *_cells(widths, cells),
    )


def _cells(widths: Sequence[int], cells: Sequence[Cell]) -> Iterator[Element]:
    at = 0
    for cell in cells:
        width = sum(widths[at : at + cell.columns])
        merged: Attributes = {"val": "continue" if cell.goes_on else "restart"}
        look = properties(
            "w:tcPr",
            w("tcW", {"w": width, "type": "dxa"}),
            w("gridSpan", {"val": cell.columns}) if cell.columns > 1 else None,
            w("vMerge", merged) if cell.goes_on is not None else None,
            w("vAlign", {"val": "center"}),
        )
        yield w("tc", look, line(cell.style, "" if cell.goes_on else cell.text))
        at += cell.columns


def _margins() -> Element:
    sides = (("left", 80), ("right", 80))
    return w("tblCellMar", *(w(side, {"w": width, "type": "dxa"}) for side, width in sides))


def _runs(text: str) -> Iterator[Element]:
    if text in FACES:
        yield w("r", w("rPr", fonts(FACES[text], FACES[text])), w("t", text))
    else:
        yield from runs(Run("\n".join(clean(each) for each in text.split("\n"))), chinese=True)
