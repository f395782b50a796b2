"""Every table of the report in one workbook, one sheet each: numbers as numbers, and no text is ever a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, cast

from reports.archive import unzipped, zipped
from reports.document import Align, Document, Grid, Picture, Run
from reports.fitting import ems, fit
from reports.formatting import NO_BREAK, Printed
from reports.placing import Placed, place_body, place_header

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet
LONGEST_NAME = 31
FACE, SIZE, SMALL = "Arial", 10.5, 9
LONGEST_CELL = 32_767
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PRINTED = re.compile(r"(?P<sign><|[-−]?)(?P<whole>[\d,\u00a0 ]*)(?P<fraction>\.\d+)?(?P<power>E[+-]\d+)?(?P<mark>.*)")
POINTS_TO_CHARACTERS = 1 / 5.2  # the width of a column is told in characters of 11 points
CORE = "docProps/core.xml"
CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def render(document: Document) -> bytes:
    """The bytes of the workbook: a sheet of contents, then every table and the data of every figure."""
    import openpyxl

    book = openpyxl.Workbook()
    contents = cast("Worksheet", book.active)
    contents.title = _sheet_name(document.contents_title or document.title, set())
    sheets = list(_named_grids(document))
    _write_contents(contents, document, sheets)
    for name, grid in sheets:
        _write_grid(book.create_sheet(name), grid)
    held = io.BytesIO()
    book.save(held)
    parts = unzipped(held.getvalue())
    parts[CORE] = CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", parts[CORE])
    return zipped(parts)


def number_format(printed: Printed) -> str:
    """The format that shows a value as it was printed: decimals, the zero before the point, stars, "<0.001"."""
    found = PRINTED.fullmatch(printed)
    if found is None:
        return "General"
    mark = f'"{found["mark"]}"' if found["mark"] else ""
    shown = _digits(found)
    if found["sign"] == "<":
        limit = found["whole"] + (found["fraction"] or "")
        return f'[<{float(limit)}]"{printed}";{shown}{mark}'
    return shown + mark


def _digits(found: re.Match[str]) -> str:
    whole = found["whole"]
    zeros = "0" * (len(found["fraction"] or ".") - 1)
    first = "#,##0" if NO_BREAK in whole or "," in whole else "0" if whole else ""
    return first + (f".{zeros}" if zeros else "") + ("E+000" if found["power"] else "")


def _named_grids(document: Document) -> Iterable[tuple[str, Grid]]:
    taken: set[str] = set()
    for block in document.blocks:
        grid = block.data if isinstance(block, Picture) else block
        if isinstance(grid, Grid):
            name = _sheet_name(block.number or block.caption if isinstance(block, Grid | Picture) else "", taken)
            taken.add(name.casefold())
            yield name, grid


def _sheet_name(text: str, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    name = FORBIDDEN.sub(" ", text).strip().strip("'")[:LONGEST_NAME] or "-"
    found, at = name, 1
    while found.casefold() in taken:
        at += 1
        found = f"{name[: LONGEST_NAME - len(str(at)) - 1]}-{at}"
    return found


def _write_contents(sheet: "Worksheet", document: Document, sheets: Sequence[tuple[str, Grid]]) -> None:
    from openpyxl.styles import Font

    _put(sheet, 1, 1, document.title).font = Font(FACE, 14, bold=True)
    lines = [document.mark, *(f"{name} {value}" for name, value in document.facts)]
    for at, line in enumerate((each for each in lines if each), start=2):
        _put(sheet, at, 1, line)
    top = sheet.max_row + 1
    for at, (name, grid) in enumerate(sheets, start=top + 1):
        link = _put(sheet, at, 1, name)
        link.hyperlink = f"#'{name}'!A1"
        link.font = Font(FACE, SIZE, color="1F5FA6", underline="single")
        _put(sheet, at, 2, grid.caption)
    sheet.column_dimensions["A"].width = 16
    sheet.column_dimensions["B"].width = 80
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a new sheet has it
    sheet.page_setup.fitToHeight = 0


def _write_grid(sheet: "Worksheet", grid: Grid) -> None:
    """Caption, header and body between the three lines, notes."""
    from openpyxl.styles import Font

    title = _put(sheet, 1, 1, f"{grid.number}  {grid.caption}{f' ({grid.mark})' if grid.mark else ''}".strip())
    title.font = Font(FACE, SIZE, bold=True)
    head, body = place_header(grid), place_body(grid)
    for rows, top in ((head, 2), (body, 2 + len(head))):
        for row in rows:
            for placed in row:
                _write_cell(sheet, placed, top + placed.y, is_head=rows is head)
    last = 1 + len(head) + len(body)
    _rule(sheet, grid, {2: "medium", 2 + len(head): "thin", **{2 + len(head) + at: "hair" for at in grid.rules}}, last)
    widths = _set_widths(sheet, grid)
    for at, note in enumerate(grid.notes, start=last + 1):
        _write_note(sheet, at, note, widths)
    sheet.freeze_panes = f"B{2 + len(head)}"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a new sheet has it
    sheet.page_setup.fitToHeight = 0


def _write_note(sheet: "Worksheet", y: int, note: Sequence[Run], widths: Sequence[float]) -> None:
    """A note over the whole width of the table, in as many lines as it needs."""
    from openpyxl.styles import Alignment, Font

    cell = _put(sheet, y, 1, "".join(run.text for run in note))
    cell.font = Font(FACE, SMALL)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=y, start_column=1, end_row=y, end_column=len(widths))
    lines = ceil(2 * ems(note) / (sum(widths) * SIZE / SMALL))
    sheet.row_dimensions[y].height = 1.4 * SMALL * max(lines, 1)


def _write_cell(sheet: "Worksheet", placed: Placed, y: int, is_head: bool) -> None:
    from openpyxl.styles import Alignment, Font

    cell, x = placed.cell, placed.x + 1
    content = cell.content
    number = content[0].text if len(content) == 1 and isinstance(content[0].text, Printed) else None
    made = _put(sheet, y, x, "".join(run.text for run in content) if number is None else number.value)
    if number is not None:
        made.number_format = number_format(number)
    made.font = Font(FACE, SIZE, bold=is_head or cell.bold or (bool(content) and all(run.bold for run in content)))
    level = "right" if placed.align is Align.DECIMAL else placed.align.value
    upright = "top" if cell.rows > 1 and not is_head else "center"
    made.alignment = Alignment(horizontal=level, vertical=upright, wrap_text=True, indent=cell.indent)
    if cell.columns > 1 or cell.rows > 1:
        sheet.merge_cells(start_row=y, start_column=x, end_row=y + cell.rows - 1, end_column=x + cell.columns - 1)


def _put(sheet: "Worksheet", y: int, x: int, value: str | float) -> "Cell":
    """The cell with the value in it; a text is a text even where it looks like a formula."""
    cell = cast("Cell", sheet.cell(y, x))  # nothing is written into the cells that a merge hides
    cell.value = ILLEGAL.sub(" ", value)[:LONGEST_CELL] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    return cell


def _rule(sheet: "Worksheet", grid: Grid, above: dict[int, str], last: int) -> None:
    """Lines above rows, and the one that closes the table."""
    from openpyxl.styles import Border, Side

    for y in range(2, last + 1):
        top = Side(style=above[y]) if y in above else None  # type: ignore[arg-type]  # a word of Excel's
        bottom = Side(style="medium") if y == last else None
        if top or bottom:
            for x in range(1, len(grid.columns) + 1):
                sheet.cell(y, x).border = Border(top=top, bottom=bottom)


def _set_widths(sheet: "Worksheet", grid: Grid) -> Sequence[float]:
    """The widths of the columns, in characters, as the report shares them out."""
    from openpyxl.utils import get_column_letter

    widths = [max(8.0, round(width * POINTS_TO_CHARACTERS, 1)) for width in fit(grid).widths]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    return widths
