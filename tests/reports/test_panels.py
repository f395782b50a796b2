"""A table wider than a page of text becomes panels, each with the labels of its rows."""

from sample import cell, columns, words

from reports.boxes import WIDEST, boxes
from reports.columns import width
from reports.document import Document, Grid, GridCell
from reports.renderers import text


def crossed(groups: int, each: int = 4) -> Grid:
    """A table of so many groups of columns below a heading of theirs, and a total."""
    numbers = groups * each + 1
    head = (
        cell("", rows=2),
        *(GridCell(words(f"group {n}"), columns=each) for n in range(groups)),
        cell("all", rows=2),
    )
    second = tuple(cell(f"value {n % each}") for n in range(groups * each))
    row = (cell("the label of the row"), *(cell(f"{n}.125") for n in range(numbers)))
    return Grid("g", "", "Crossed", columns(0.2, *[0.8 / numbers] * numbers), (head, second), (row, row))


def test_a_table_that_fits_stays_in_one_box():
    assert len(boxes(crossed(3))) == 1


def test_panels_are_no_wider_than_a_page_and_each_has_the_labels():
    found = boxes(crossed(9))
    assert len(found) > 1
    assert all(width(line) <= WIDEST for panel in found for line in panel)
    assert all(panel[-2].startswith("│ the label of the row │") for panel in found)


def test_no_number_is_lost_or_said_twice():
    shown = [part.strip() for panel in boxes(crossed(9)) for part in panel[-2].split("│")[2:-1]]
    assert shown == [f"{n}.125" for n in range(37)]


def test_columns_below_one_heading_stay_together_where_there_is_room():
    heads = [line for panel in boxes(crossed(9)) for line in panel if "group" in line]
    assert sum(line.count("group") for line in heads) == 9


def test_a_panel_has_no_rows_of_headings_that_it_does_not_need():
    last = boxes(crossed(9))[-1]
    alone = boxes(crossed(4, 9), most=60)[-1]
    assert any("all" in line for line in last)
    assert len(alone) == 6  # its rule, "all", a rule, two rows, a rule


def test_a_label_wider_than_the_page_does_not_end_in_an_empty_panel():
    grid = crossed(1)
    assert all(len(panel) > 3 for panel in boxes(grid, most=20))


def test_the_caption_stands_above_the_first_panel():
    lines = text.render(_document(crossed(9))).decode().splitlines()
    assert sum("Crossed" in line for line in lines) == 1


def _document(grid: Grid) -> Document:
    return Document("en", "", "", (), (grid,), style="spss-en")
