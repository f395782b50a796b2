"""Tables in the look of SPSS: shaded labels, lines between rows and columns, numbers at the right."""

from reports.document import Grid
from reports.pivot import BETWEEN, EDGE, HEAD, INK, LABEL, LINE, PAPER
from reports.renderers.docx.looks import Style
from reports.renderers.docx.ooxml import Element, w

HEAVY, LIGHT = 1.0, 0.5  # points
STYLES = (
    Style("PivotHead", "Pivot Head", 10.5, 13, align="center", before=1.5, after=1.5, keep=True, colour=HEAD),
    Style("PivotLabel", "Pivot Label", 10.5, 13, before=1.5, after=1.5, colour=HEAD),
    Style("PivotNumber", "Pivot Number", 10.5, 13, align="right", before=1.5, after=1.5, colour=INK),
)


def pivot_style(is_head: bool, is_label: bool) -> str:
    """The paragraph style of a cell."""
    return "PivotHead" if is_head else "PivotLabel" if is_label else "PivotNumber"


def pivot_borders(grid: Grid, y: int, is_head: bool) -> Element | None:
    """The line under the headings, which the table's style does not know: it knows rows and no headings."""
    under = y == len(grid.header) - 1 if is_head else False
    return w("tcBorders", _line("bottom", HEAVY, EDGE)) if under else None


def pivot_shade(is_head: bool, is_label: bool) -> Element | None:
    """What stands behind a cell."""
    fill = LABEL if is_label and not is_head else "" if is_head else PAPER
    return w("shd", {"val": "clear", "color": "auto", "fill": fill}) if fill else None


def pivot_table() -> Element:
    """The style of the tables."""
    lines = w(
        "tblBorders",
        _line("top", HEAVY, EDGE),
        _line("bottom", HEAVY, EDGE),
        _line("insideH", LIGHT, LINE),
        _line("insideV", LIGHT, BETWEEN),
    )
    return w(
        "style",
        {"type": "table", "customStyle": "1", "styleId": "PivotTable"},
        w("name", {"val": "SPSS"}),
        w("basedOn", {"val": "TableNormal"}),
        w("qFormat"),
        w("tblPr", lines),
    )


def _line(side: str, points: float, colour: str) -> Element:
    return w(side, {"val": "single", "sz": round(8 * points), "space": 0, "color": colour})
