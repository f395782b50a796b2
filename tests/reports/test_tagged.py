"""The PDF as a reader for the blind finds it: PDF/UA-1, read back from the file."""

import io
import warnings
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from sample import english, report
from tagged import tree

from reports.document import Grid, Heading, Picture, Run
from reports.renderers import pdf

HEADINGS = tuple(f"/H{level}" for level in range(1, 7))
SHOWING = {b"Tj", b"TJ", b"'", b'"', b"Do"}


@pytest.fixture(scope="module", params=["zh", "en"])
def document(request):
    return {"zh": report, "en": english}[request.param]()


@pytest.fixture(scope="module")
def reader(document):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what typst warns of is a fault of ours
        return PdfReader(io.BytesIO(pdf.render(document)))


def test_it_says_that_it_is_pdf_ua_and_shows_its_title(reader, document):
    root = reader.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == document.title
    assert root["/Lang"] == {"zh": "zh-CN", "en": "en-US"}[document.language]


def test_everything_printed_is_tagged_or_marked_as_no_part_of_the_text(reader):
    for page in reader.pages:
        depth = 0
        for _, operator in ContentStream(page.get_contents(), reader).operations:
            depth += (operator in {b"BDC", b"BMC"}) - (operator == b"EMC")
            assert depth or operator not in SHOWING
        assert page["/Tabs"] == "/S"


def test_headings_skip_no_level(reader, document):
    levels = [int(each.name[2:]) for each in tree(reader).all(*HEADINGS)]
    assert len(levels) == sum(isinstance(block, Heading) for block in document.blocks)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_heading_that_skips_a_level_is_raised():
    blocks = (Heading(2, "（一）", (Run("先"),), "a"), Heading(1, "一、", (Run("再"),), "b"))
    deep = (*blocks, Heading(3, "1.", (Run("深"),), "c"))
    made = pdf.render(report().__class__("zh", "题目", "", (), deep))
    assert [each.name for each in tree(PdfReader(io.BytesIO(made))).all(*HEADINGS)] == ["/H1", "/H1", "/H2"]


def test_every_figure_has_its_finding_in_words(reader, document):
    pictures = [block.alternative for block in document.blocks if isinstance(block, Picture)]
    assert [each.alternative for each in tree(reader).all("/Figure")] == pictures


def test_every_table_has_a_caption_and_heads_that_its_cells_name(reader, document):
    tables = list(tree(reader).all("/Table"))
    assert len(tables) == sum(isinstance(block, Grid) for block in document.blocks)
    for table in tables:
        assert table.parts[0].name == "/Caption"
        assert [each.attributes["/Scope"] for each in table.all("/TH")] == ["/Column"] * len(list(table.all("/TH")))
        assert all(each.attributes["/Headers"] for each in table.all("/TD"))
