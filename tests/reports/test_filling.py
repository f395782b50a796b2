"""Text fills the foot of a page that a table or figure does not fit; headings and the order of tables hold."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sample import picture, profile, reliability, report, words

from reports.document import Block, Document, Grid, Heading, Paragraph, Picture
from reports.renderers import pdf
from reports.typesetting.filling import GAP, Measures, fill

TITLE = Heading(1, "一、", words("题"), "one")
NEXT = Heading(2, "（一）", words("后"), "two")
PICTURE = picture()
SHORT = replace(reliability(), id="short")
MIDDLE = replace(profile(), id="middle", body=profile().body[:9], rules=())


def text(number: int) -> Paragraph:
    return Paragraph(words(f"第{number}段"))


def filled(*given: tuple[Block, float]) -> tuple[list[Block], frozenset[str]]:
    found = fill([block for block, _ in given], Measures([height for _, height in given], page=600.0, between=12.0))
    return list(found.blocks), found.running


def test_what_fits_stays_where_it_is():
    blocks, running = filled((text(1), 100.0), (PICTURE, 300.0), (text(2), 100.0))
    assert blocks == [text(1), PICTURE, text(2)]
    assert running == frozenset()


def test_text_passes_a_figure_that_would_leave_a_gap():
    blocks, _ = filled((text(1), 300.0), (PICTURE, 400.0), (text(2), 250.0), (text(3), 50.0))
    assert blocks == [text(1), text(2), PICTURE, text(3)]


def test_text_passes_several_tables_whose_order_holds():
    blocks, _ = filled((text(1), 300.0), (PICTURE, 400.0), (SHORT, 100.0), (text(2), 250.0))
    assert blocks == [text(1), text(2), PICTURE, SHORT]


def test_no_text_passes_a_heading():
    blocks, _ = filled((text(1), 300.0), (PICTURE, 400.0), (NEXT, 16.0), (text(2), 250.0))
    assert blocks == [text(1), PICTURE, NEXT, text(2)]


def test_a_table_runs_on_where_no_text_could_fill_the_gap_and_a_short_one_never():
    assert filled((text(1), 300.0), (MIDDLE, 400.0))[1] == {"middle"}
    assert filled((text(1), 300.0), (SHORT, 400.0))[1] == frozenset()
    assert (
        filled(
            (
                text(1),
                600.0 - 600.0 * GAP,
            ),
            (MIDDLE, 400.0),
        )[1]
        == frozenset()
    )


def pages_of(*blocks: Block) -> list[str]:
    document = Document("zh", "题目", "", (), (TITLE, *blocks), continued="续{number}")
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(pdf.render(document))).pages]


def test_a_page_before_a_figure_is_filled_with_the_text_behind_it():
    long = [Paragraph(words(f"第{at}段" + "字" * 200)) for at in range(5)]
    pages = pages_of(*long[:2], PICTURE, *long[2:])
    assert "第2段" in pages[1]
    assert PICTURE.caption in pages[2]


@pytest.mark.parametrize("lines", range(9, 15))
def test_a_row_that_names_the_rows_below_it_never_ends_a_page(lines):
    rows = profile().body
    one = replace(profile(), columns=profile().columns[:3], header=(profile().header[0][:3],), rules=())
    grid = replace(one, body=tuple(row[:3] for row in rows[:-1] * 2), notes=())
    pages = pages_of(Paragraph(words("字" * 27 * lines)), grid)
    heads = ["".join(run.text for run in row[0].content) for row in grid.body if not row[1].content[0].text]
    assert not [page for page in pages[1:-1] if re.sub(r"—\d+—$", "", page).endswith(tuple(heads))]


def test_the_report_holds_the_same_blocks_in_any_order():
    blocks = report().blocks
    found = fill(blocks, Measures([200.0] * len(blocks), page=600.0, between=12.0))
    assert sorted(map(id, found.blocks)) == sorted(map(id, blocks))
    pieces = [block.id for block in blocks if isinstance(block, Grid | Picture)]
    assert [block.id for block in found.blocks if isinstance(block, Grid | Picture)] == pieces
