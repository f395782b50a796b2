"""One store of results in four skins: other print, other captions, other tables, and the same numbers."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest
from axe import axe
from browser import browsing
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from skinned import CHAPTER, golden, read, skinned
from test_accessible import RUN
from test_schema import faults
from worked_results import FIGURES, LAYOUTS, arranged, worked

from analysis.vocabulary import Kind
from canvass import study
from reports.document import Align, Document, Grid, Number, Paragraph, Reference, Run
from reports.edited.opening import open_package, read_record
from reports.edited.pulling import pull
from reports.formatting import APA, GB, SPSS, Printed, number
from reports.ink import Ink
from reports.output import output
from reports.pivoting import pivoted
from reports.renderers import docx, html, xlsx
from reports.skins import SKINS, skin
from reports.symbols import SYMBOLS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def joined(content) -> str:
    return "".join(each.text for each in content)


def prose(document: Document) -> str:
    return "\n".join(joined(block.content) for block in document.blocks if isinstance(block, Paragraph))


def printed(grid: Grid) -> Iterator[Printed]:
    """The numbers of the body, in order."""
    runs = (run for row in grid.body for cell in row for run in cell.content)
    return (run.text for run in runs if isinstance(run.text, Printed))


def values(grid: Grid) -> list[float]:
    return [each.value for each in printed(grid)]


@pytest.mark.parametrize("name", SKINS)
def test_a_report_in_a_skin_is_the_one_that_a_person_has_read(name):
    """`python tests/reports/skinned.py` writes them anew."""
    assert skinned(name).faults == ()
    assert read(name) == golden(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("layout", "tasks"), LAYOUTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_layout_holds_the_same_numbers_in_either_style(layout, tasks, language):
    """Only how they print differs, and nothing but the zero before the point, the gap in thousands and the minus."""
    one, other = (arranged(layout, *tasks, language=language, look=SKINS[name]) for name in ("gb", "apa"))
    assert values(one) == values(other)
    assert [re.sub(r"(?<!\d)0(?=\.)|[,\u00a0]", "", each) for each in printed(one)] == [
        re.sub(r"(?<!\d)0(?=\.)|[,\u00a0]", "", each) for each in printed(other)
    ]


@pytest.mark.parametrize(("kind", "tasks"), FIGURES)
def test_a_figure_holds_the_same_numbers_in_either_style(kind, tasks):
    draw = import_module(f"reports.figures.{kind}").draw
    one, other = (draw([worked()[task] for task in tasks], Ink("zh", look=SKINS[name])) for name in ("gb", "apa"))
    assert one.data is not None
    assert values(one.data) == values(other.data)
    assert [cell.columns for row in one.data.body for cell in row] == [
        cell.columns for row in other.data.body for cell in row
    ]


@given(st.floats(-1e6, 1e6), st.sampled_from([kind for kind in Kind if kind not in {Kind.KEY, Kind.TEXT}]))
def test_a_printed_number_knows_its_value_in_every_style(value, kind):
    assert {number(value, kind, style).value for style in (GB, APA, SPSS)} == {value}


@pytest.mark.parametrize("task", sorted(worked()))
def test_a_full_table_holds_exactly_the_numbers_of_its_result(task):
    result = worked()[task]
    for table, chinese, english in zip(
        result.tables, grids(output(result, "zh")), grids(output(result, "en")), strict=True
    ):
        held = [cell for row in table.rows for cell in row if isinstance(cell, int | float)]
        assert sorted(values(chinese)) == sorted(held)
        assert values(chinese) == values(english) == values(pivoted(chinese))


def test_the_numbers_of_sentences_have_the_same_expressions_and_values_in_every_skin():
    def asked(document: Document) -> list[tuple[str, str]]:
        contents = (block.content for block in document.blocks if isinstance(block, Paragraph))
        found = (each for content in contents for each in content if isinstance(each, Number))
        return [(each.expression, re.sub(r"(?<!\d)0(?=\.)", "", each.text)) for each in found]

    found = [asked(skinned(name, language).document) for name in SKINS for language in CHAPTER]
    assert len(found[0]) == 5
    assert all(each == found[0] for each in found)


def test_style_follows_the_language_unless_the_study_names_one():
    assert (skin("", language="zh").name, skin("", language="en").name) == ("gb", "apa")
    assert (Ink("zh").style, Ink("en").style, Ink("zh", look=SKINS["apa"]).style) == (GB, APA, APA)
    assert (Ink("zh", look=SKINS["spss-en"]).style, Ink("en", look=SKINS["spss-zh"]).style) == (GB, APA)
    assert set(study.STYLES) == set(SKINS)


def test_apa_with_chinese_chapters_changes_digits_and_no_word():
    chinese, apa = skinned("gb", "zh").document, skinned("apa", "zh").document
    assert "政策感知的α为0.810" in prose(chinese)
    assert "政策感知的α为.810" in prose(apa)
    assert [each.caption for each in grids(chinese)] == [each.caption for each in grids(apa)]
    stars = joined(grids(apa)[-1].notes[-1])
    assert stars == "* p < .05，** p < .01，*** p < .001。"
    assert "* p < 0.05，** p < 0.01，*** p < 0.001。" in [joined(note) for note in grids(chinese)[-1].notes]


def test_english_chapters_keep_the_zero_in_the_style_of_a_chinese_report():
    document = skinned("gb", "en").document
    assert "For policy α is 0.810" in prose(document)
    assert "* p < 0.05" not in joined(grids(document)[-1].notes[-1])  # the source is last
    assert joined(grids(document)[-1].notes[-2]).startswith("*p < 0.05. **p < 0.01.")


def test_what_stars_mean_is_the_last_note_of_apa_and_note_is_slanted():
    last = grids(skinned("apa").document)[-1]
    assert joined(last.notes[-1]) == "*p < .05. **p < .01. ***p < .001."
    assert last.notes[0][0] == Run("Note.", italic=True)


def test_symbols_of_gb_stand_in_tables_notes_and_words():
    document = skinned("gb", symbols="gb").document
    assert "均值x\u0304 = 3.06" in prose(document)
    assert "P = 0.002" in prose(document).replace("\u00a0", " ")
    heads = [joined(cell.content) for row in grids(document)[0].header for cell in row]
    assert {"x\u0304", "s"} <= set(heads)
    assert not {"M", "SD", "p"} & {run.text for grid in grids(document) for run in every_run(grid) if run.italic}


def every_run(grid: Grid) -> Iterator[Run]:
    for row in (*grid.header, *grid.body):
        for cell in row:
            yield from cell.content
    for note in grid.notes:
        yield from note


def test_both_sets_of_symbols_are_known_to_studies():
    assert set(SYMBOLS) == {"apa", "gb"}


# ---- SPSS ----


def test_a_request_becomes_the_full_tables_of_its_tasks_in_the_words_of_spss():
    found = grids(skinned("spss-zh", "en").document)  # in Chinese though the report is English
    assert [(each.number, each.caption) for each in found[:2]] == [
        ("Table 1-1", "个案处理摘要（政策感知）"),
        ("Table 1-2", "可靠性统计（政策感知）"),
    ]
    english = grids(skinned("spss-en", "zh").document)
    assert [(each.number, each.caption) for each in english[:2]] == [
        ("表1-1", "Case Processing Summary (Policy)"),
        ("表1-2", "Reliability Statistics (Policy)"),
    ]
    assert len(found) == len(english) > 20
    assert all(each.is_pivot for each in found)


def test_the_tables_of_a_task_are_printed_once_and_each_request_finds_its_own():
    document = skinned("spss-zh").document
    numbers = {each.caption: each.number for each in grids(document)}
    bare = {replace(each, id="", number="", names=(), expression="") for each in grids(document)}
    assert len(bare) == len(grids(document))
    said = prose(document)
    assert f"载荷见{numbers['旋转后的成分矩阵']}。" in said
    assert f"（{numbers['KMO 和巴特利特检验']}）" in said
    assert re.search(r"（表1-2～表1-[0-9]+）", said)
    references = [
        each
        for block in document.blocks
        if isinstance(block, Paragraph)
        for each in block.content
        if isinstance(each, Reference)
    ]
    known = {name for grid in grids(document) for name in (grid.id, *grid.names)}
    assert {each.target for each in references if each.target.startswith("table:")} <= known


def test_footnotes_have_letters_that_stand_at_the_caption():
    found = {each.caption: each for each in grids(skinned("spss-en", "en").document)}
    rotated = found["Rotated Component Matrix"]
    assert [joined(note) for note in rotated.notes[:3]] == [
        "Extraction Method: Principal Component Analysis.",
        "Rotation Method: Varimax with Kaiser Normalization.",
        "a. Rotation converged in 5 iterations.",
    ]
    assert rotated.mark == "a"
    coefficients = next(each for name, each in found.items() if name.startswith("Coefficients ("))
    assert joined(coefficients.notes[0]).startswith("a. Dependent Variable: ")


def test_digits_of_full_tables_are_those_of_spss():
    texts = [each for grid in grids(skinned("spss-zh").document) for each in printed(grid)]
    assert ".000" in texts
    assert not [each for each in texts if each.startswith(("0.", "-0.", "<", "\u2212"))]


def test_labels_stand_once_beside_their_rows_and_numbers_at_the_right():
    crosstab = next(each for each in grids(skinned("spss-en", "en").document) if "Crosstabulation" in each.caption)
    first = crosstab.body[0][0]
    assert first.rows > 1
    assert len(crosstab.body[1]) == len(crosstab.body[0]) - 1
    assert {each.align for each in crosstab.columns} == {Align.LEFT, Align.RIGHT}
    total = grids(skinned("spss-en", "en").document)[0].body[-1]
    assert joined(total[0].content) == "Total"


def test_kmo_stands_upright_as_in_spss():
    kmo = next(each for each in grids(skinned("spss-en", "en").document) if each.caption.startswith("KMO"))
    labels = [[joined(cell.content) for cell in row if joined(cell.content)][:-1] for row in kmo.body]
    assert labels == [
        ["Kaiser-Meyer-Olkin Measure of Sampling Adequacy."],
        ["Bartlett's Test of Sphericity", "Approx. Chi-Square"],
        ["df"],
        ["Sig."],
    ]


# ---- the files ----


def part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return etree.fromstring(package.read(name))


def captions(made: bytes) -> list[etree._Element]:
    found = part(made, "word/document.xml").iter(f"{W}p")
    return [each for each in found if each.find(f"{W}pPr/{W}pStyle[@{W}val='Caption']") is not None]


@pytest.mark.parametrize("name", SKINS)
@pytest.mark.parametrize("language", CHAPTER)
def test_the_word_file_of_every_skin_holds_to_the_schema(name, language):
    assert faults(docx.render(skinned(name, language).document)) == []


def test_captions_of_apa_are_two_lines_above_the_table_and_the_figure():
    made = docx.render(skinned("apa").document)
    number_and_title = captions(made)[0]
    assert len(list(number_and_title.iter(f"{W}br"))) == 1
    runs = [each for each in number_and_title.iter(f"{W}r") if each.find(f"{W}t") is not None]
    assert runs[0].find(f"{W}rPr/{W}b") is not None
    assert runs[-1].find(f"{W}rPr/{W}i") is not None
    drawing = next(part(made, "word/document.xml").iter(f"{W}drawing"))
    above = next(each for each in drawing.iterancestors() if each.tag == f"{W}p").getprevious()
    assert above in captions(made) or above.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"


def test_captions_of_gb_are_one_line_with_a_wide_gap():
    first = captions(docx.render(skinned("gb").document))[0]
    assert list(first.iter(f"{W}br")) == []
    assert "\u3000" in "".join(first.itertext())


def test_the_page_of_every_skin_names_what_its_references_lead_to():
    for name in SKINS:
        made = html.render(skinned(name).document).decode()
        targets = set(re.findall(r'href="#([^"]+)"', made))
        assert targets <= set(re.findall(r'id="([^"]+)"', made))
        assert ("pivot" in made) == name.startswith("spss")
        assert ('class="en stacked"' in made) == (name == "apa")


def test_the_workbook_of_a_spss_skin_holds_numbers():
    import openpyxl

    document = skinned("spss-zh").document
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(document)))
    grid = grids(document)[1]
    sheet = book[grid.number]
    held = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    assert sorted(held) == pytest.approx(sorted(values(grid)))


@pytest.mark.parametrize("name", SKINS)
def test_a_report_that_nobody_edited_brings_back_its_chapters_word_for_word(name):
    composition = skinned(name)
    package = open_package(docx.render(composition.document), "edited.docx")
    record = read_record(package)
    language = composition.document.language
    found, left = pull(package, record, {"01-a.md.j2": CHAPTER[language]}, dict(composition.document.sources))
    assert [(each.file, each.text) for each in found] == [("01-a.md.j2", None)]
    assert left == []


# ---- a page that everyone can read ----


@pytest.fixture(scope="module")
def script(request):
    return axe(request.config.cache.mkdir("axe"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["apa", "spss-zh"])
def test_axe_finds_nothing_on_the_page_of_a_skin(script, tmp_path, name, scheme):
    path = tmp_path / "report.html"
    path.write_bytes(html.render(skinned(name).document))
    with browsing(tmp_path) as page:
        page.open(path, scheme=scheme).tell(f"{script}; 0")
        assert page.tell(RUN) == []
