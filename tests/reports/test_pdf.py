"""The PDF: text on every page, one embedded typeface, the same bytes."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sample import HOSTILE, english, report

from reports.document import Document, Grid, Heading, Paragraph, Picture, Run
from reports.renderers import pdf
from reports.typesetting.pages import page_numbers

MADE = pdf.render(report())


@pytest.fixture(scope="module")
def pages():
    return [re.sub(r"\s+", "", page.extract_text()) for page in PdfReader(io.BytesIO(MADE)).pages]


def test_the_same_document_gives_the_same_bytes():
    assert pdf.render(report()) == MADE


def test_it_has_a_title_a_language_and_no_clock():
    reader = PdfReader(io.BytesIO(MADE))
    assert reader.metadata.title == report().title
    assert "/CreationDate" not in reader.metadata
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_every_page_has_text_the_mark_and_its_number(pages):
    for at, text in enumerate(pages, start=1):
        assert "模拟数据" in text
        assert f"—{at}—" in text
        assert len(text) > 100


def test_a_table_that_runs_on_says_so_and_repeats_its_header(pages):
    first = next(at for at, text in enumerate(pages) if "A1了解" in text)
    assert "续表5-1" not in pages[first]
    assert "续表5-1" in pages[first + 1]
    assert "题号题项" in pages[first + 1]


def test_what_a_respondent_wrote_arrives_as_text(pages):
    assert sum(text.count(re.sub(r"\s+", "", HOSTILE)) for text in pages) == 2


def test_pages_are_a4_and_fonts_are_embedded():
    for page in PdfReader(io.BytesIO(MADE)).pages:
        assert [round(float(each)) for each in page.mediabox[2:]] == [595, 842]
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_contents_have_the_pages_where_headings_are(pages):
    numbers = page_numbers(report())
    assert "结构效度" in pages[numbers["validity"] - 1]
    assert "表4-4" in pages[numbers["regression"] - 1]
    assert set(numbers) >= {"results", "profile", "likert", "long"}


def test_headings_are_bookmarks():
    outline = PdfReader(io.BytesIO(MADE)).outline
    assert [each.title for each in outline if not isinstance(each, list)] == ["四、调查结果与分析", "五、题项与频数"]


def test_an_english_report_has_pages_with_text():
    made = pdf.render(english())
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert all("Simulated data" in text for text in texts)
    assert any("Table 4-2 (continued)" in text for text in texts)
    assert PdfReader(io.BytesIO(made)).trailer["/Root"]["/Lang"] == "en-US"


def test_a_document_of_one_table_without_caption_and_notes_is_set():
    grid = next(block for block in report().blocks if isinstance(block, Grid))
    bare = replace(report(), mark="", facts=(), subtitle="", blocks=(replace(grid, number="", caption="", notes=()),))
    assert PdfReader(io.BytesIO(pdf.render(bare))).pages[0].extract_text()


def test_a_statistic_stands_on_one_line_with_its_sign_its_number_and_what_is_raised():
    squared = (
        Run("η", italic=True),
        Run("2", superscript=True),
        Run(" = 0.033，"),
        Run("M", italic=True),
        Run(" = 3.42"),
    )
    lengths = [Paragraph((Run("字" * length), *squared, Run("完"))) for length in range(12, 26)]
    made = pdf.render(replace(report(), blocks=tuple(lengths)))
    lines = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).splitlines()
    assert sum("3.42" in line for line in lines) == len(lengths)
    assert not [line for line in lines if re.match(r"\s*[=\d]|\s*η?\s*$|.*[=M]\s*$", line) and "字" not in line]
    assert all(re.search(r"M\s*=\s*3.42", line) for line in lines if "3.42" in line)
    assert all(re.search(r"η\s*2\s*=\s*0.033", line) for line in lines if "0.033" in line)


@pytest.mark.parametrize("count", [25, 26, 27])
def test_the_title_of_a_list_never_stands_alone_at_the_foot_of_a_page(count):
    picture = next(block for block in report().blocks if isinstance(block, Picture))
    grid = next(block for block in report().blocks if isinstance(block, Grid))
    grids = [replace(grid, id=f"g{at}", body=grid.body[:2], rules=(), notes=()) for at in range(count)]
    chapters = [Heading(1, "", (Run(f"章{at}"),), f"h{at}") for at in range(27)]
    titles = {"contents_title": "目录", "tables_title": "表目录", "figures_title": "图目录"}
    document = Document("zh", "题目", "", (), (*chapters, *grids, picture), "模拟数据", **titles)
    pages = [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(pdf.render(document))).pages]
    assert picture.caption[:4] in next(text for text in pages if "图目录" in text)
