"""Grids as Word tables: three lines, a repeated header, numbers under one another."""

from collections.abc import Iterable, Iterator, Sequence

from reports.document import Align, Grid, Run
from reports.placing import Placed, place_body, place_header
from reports.renderers.docx.measures import MARGIN, Sheet, measured
from reports.renderers.docx.ooxml import Attributes, Element, properties, w
from reports.renderers.docx.pivot import pivot_borders, pivot_shade, pivot_style
from reports.renderers.docx.runs import runs
from reports.renderers.docx.styles import HAIR, THICK, THIN, border, indent
from reports.renderers.docx.together import is_kept
from reports.tellings import told

SIZE = 10.5  # of table text where the style is enough, in points
NO_BANDS: Attributes = {"noHBand": 1, "noVBand": 1}


def table(grid: Grid, chinese: bool) -> Element:
    """The table without its caption and notes."""
    sheet = measured(grid, chinese)
    return w(
        "tbl",
        _table_properties(sheet, chinese),
        w("tblGrid", *(w("gridCol", {"w": width}) for width in sheet.widths)),
        *(_row(sheet, y, line, is_head=True) for y, line in enumerate(_slots(place_header(grid), len(grid.columns)))),
        *(_row(sheet, y, line, is_head=False) for y, line in enumerate(_slots(place_body(grid), len(grid.columns)))),
    )


def _table_properties(sheet: Sheet, chinese: bool) -> Element:
    grid = sheet.grid
    # The rule that the style draws under the first row would cut a header of two levels.
    first: Attributes = {"val": "0620", "firstRow": 1} if len(grid.header) == 1 else {"val": "0600", "firstRow": 0}
    look = first | {"lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    described = told(grid, "zh" if chinese else "en")
    return w(
        "tblPr",
        w("tblStyle", {"val": "PivotTable" if grid.is_pivot else "ThreeLineTable"}),
        w("tblW", {"w": sum(sheet.widths), "type": "dxa"}),
        w("jc", {"val": "center"}),
        w("tblLayout", {"type": "fixed"}),
        w("tblLook", look | NO_BANDS),
        w("tblCaption", {"val": f"{grid.number} {grid.caption}"}),
        w("tblDescription", {"val": described}) if described else None,
    )


def _slots(rows: Sequence[Sequence[Placed]], columns: int) -> Iterator[list[tuple[int, int, Placed | None]]]:
    """For each row its Word cells: column, width in columns, and the cell that starts in or spans into that place."""
    owners = {
        (each.x + across, each.y + down): each
        for row in rows
        for each in row
        for across in range(each.cell.columns)
        for down in range(each.cell.rows)
    }
    for y in range(len(rows)):
        line: list[tuple[int, int, Placed | None]] = []
        x = 0
        while x < columns:
            owner = owners.get((x, y))
            line.append((x, owner.cell.columns if owner else 1, owner))
            x += line[-1][1]
        yield line


def _row(sheet: Sheet, y: int, line: Iterable[tuple[int, int, Placed | None]], is_head: bool) -> Element:
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("tblHeader") if is_head else None),
        *(_cell(sheet, y, x, columns, owner, is_head) for x, columns, owner in line),
    )


def _cell(sheet: Sheet, y: int, x: int, columns: int, owner: Placed | None, is_head: bool) -> Element:
    starts = owner is not None and owner.y == y
    is_label = sheet.grid.is_pivot and x < sheet.grid.stubs
    middle = is_head or (owner is not None and owner.cell.rows > 1 and not sheet.grid.is_pivot)
    return w(
        "tc",
        properties(
            "w:tcPr",
            w("tcW", {"w": sum(sheet.widths[x : x + columns]), "type": "dxa"}),
            w("gridSpan", {"val": columns}) if columns > 1 else None,
            w("vMerge", {"val": "restart" if starts else "continue"}) if owner and owner.cell.rows > 1 else None,
            _rules(sheet.grid, y, is_head),
            pivot_shade(is_head, is_label) if sheet.grid.is_pivot else None,
            w("vAlign", {"val": "center"}) if middle else None,
        ),
        _words(sheet, owner, is_head, y) if owner and starts else _empty(sheet, x, is_head, y),
    )


def _rules(grid: Grid, y: int, is_head: bool) -> Element | None:
    if grid.is_pivot:
        return pivot_borders(grid, y, is_head)
    if is_head:
        top, bottom = THICK if y == 0 else 0.0, THIN if y == len(grid.header) - 1 else 0.0
    else:
        top, bottom = HAIR if y in grid.rules else 0.0, THICK if y == len(grid.body) - 1 else 0.0
    sides = [border(side, points) for side, points in (("top", top), ("bottom", bottom)) if points]
    return w("tcBorders", *sides) if sides else None


def _words(sheet: Sheet, placed: Placed, is_head: bool, y: int) -> Element:
    cell = placed.cell
    spans_heads = is_head and cell.columns > 1 and y + cell.rows < len(sheet.grid.header) and not sheet.grid.is_pivot
    look = properties(
        "w:pPr",
        _style(sheet.grid, placed.x, is_head),
        w("keepNext") if not is_head and is_kept(sheet.grid, y) else None,
        # A border of the paragraph, not of the cell: it leaves a gap between neighbouring spanners.
        w("pBdr", w("bottom", {"val": "single", "sz": 4, "space": 1, "color": "000000"})) if spans_heads else None,
        *_alignment(sheet, placed, is_head),
    )
    content = (Run(run.text, run.italic, run.bold or cell.bold, run.superscript, run.subscript) for run in cell.content)
    size = sheet.size if sheet.size < SIZE else None
    return w("p", look, *(made for run in content for made in runs(run, sheet.chinese, size)))


def _alignment(sheet: Sheet, placed: Placed, is_head: bool) -> Iterator[Element | None]:
    """Numbers hang on a tab stop at their decimal mark; whole numbers end where it would stand."""
    stop = sheet.stops[placed.x]
    if placed.align is Align.DECIMAL and sheet.fractions[placed.x]:
        yield w("tabs", w("tab", {"val": "decimal", "pos": stop}))
    elif placed.align is Align.DECIMAL:
        yield w("ind", {"right": max(0, sheet.widths[placed.x] - 2 * MARGIN - stop)})
        yield w("jc", {"val": "right"})
    elif placed.align is Align.RIGHT:
        yield w("jc", {"val": "right"})
    elif placed.align is Align.LEFT:
        yield indent(SIZE, left=placed.cell.indent)
        yield w("jc", {"val": "left"})
    else:
        yield w("jc", {"val": "center"})


def _empty(sheet: Sheet, x: int, is_head: bool, y: int) -> Element:
    kept = w("keepNext") if not is_head and is_kept(sheet.grid, y) else None
    return w("p", properties("w:pPr", _style(sheet.grid, x, is_head), kept))


def _style(grid: Grid, x: int, is_head: bool) -> Element:
    plain = "TableHead" if is_head else "TableText"
    return w("pStyle", {"val": pivot_style(is_head, x < grid.stubs) if grid.is_pivot else plain})
