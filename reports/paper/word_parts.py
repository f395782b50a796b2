"""What the tables of a form are made of in Word: measures, styles, cells, boxes."""

from collections.abc import Iterable, Iterator, Sequence

from reports.document import Run
from reports.renderers.docx.looks import FANG, HEI, SONG_TITLE, Style
from reports.renderers.docx.ooxml import Element, properties, w
from reports.renderers.docx.runs import runs
from reports.renderers.docx.styles import border, fonts

BODY, GUTTER, OFFICE = 8334, 227, 1474  # widths in twentieths of a point: 147, 4 and 26 mm
HEAD = 1150  # of a column over boxes
MARGIN = 80  # of a cell
OPEN, ROOM = "□", "＿"
LONGEST = 24  # rows that stay together
KEPT = 2  # first rows of a longer matrix, which stay with its heads
PER_LINE = 5
HAIR = 0.5
STYLES = (
    Style("PaperTitle", "Paper Title", 15, 22, SONG_TITLE, bold=True, align="center", after=6),
    Style("PaperHeading", "Paper Heading", 12, 18, HEI, bold=True, before=10, after=4, keep=True),
    Style("PaperText", "Paper Text", 10.5, 15, FANG),
    Style("PaperStem", "Paper Stem", 10.5, 16, HEI, bold=True, keep=True),
    Style("PaperNote", "Paper Note", 9, 13, FANG, keep=True, colour="595959"),
    Style("PaperAnswer", "Paper Answer", 10.5, 18, FANG),
    Style("PaperBox", "Paper Box", 10.5, 18, FANG, align="center"),
    Style("PaperHead", "Paper Head", 9, 12, FANG, align="center", keep=True),
    Style("PaperName", "Paper Name", 6.5, 8, FANG, colour="595959"),
    Style("PaperOffice", "Paper Office", 12, 15, FANG),
    Style("PaperCode", "Paper Code", 10.5, 0, FANG, align="right"),
    Style("PaperGap", "Paper Gap", 5, 8, FANG),
)


def paragraph(style: str, content: Iterable[Element], *looks: Element | None) -> Element:
    return w("p", properties("w:pPr", w("pStyle", {"val": style}), *looks), *content)


def text(words: str, chinese: bool, size: float | None = None) -> Iterator[Element]:
    yield from runs(Run(words), chinese, size)


def box() -> Element:
    """An empty box, in a face that has it."""
    return w("r", properties("w:rPr", fonts(FANG, FANG)), w("t", OPEN))


def table(widths: Sequence[int], rows: Iterable[Element]) -> Element:
    look = w("tblPr", w("tblW", {"w": sum(widths), "type": "dxa"}), w("tblLayout", {"type": "fixed"}))
    return w("tbl", look, w("tblGrid", *(w("gridCol", {"w": width}) for width in widths)), *rows)


def row(cells: Iterable[Element], *looks: Element | None) -> Element:
    return w("tr", w("trPr", *(each for each in looks if each is not None)), *cells)


def cell(width: int, content: Sequence[Element], *looks: Element | None) -> Element:
    return w("tc", properties("w:tcPr", w("tcW", {"w": width, "type": "dxa"}), *looks), *content)


def office_cell(content: Sequence[Element], is_ruled: bool = True) -> Element:
    """A cell of the office's column, with the rule that parts it from the answers."""
    return cell(OFFICE, content, w("tcBorders", border("left", HAIR)) if is_ruled else None)


def gap() -> Element:
    return cell(GUTTER, [paragraph("PaperGap", ())])
