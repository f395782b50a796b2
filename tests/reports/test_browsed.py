"""The page of the study under keys, pointer and touch: origins, copies, contents, themes, paper."""

import base64
import io
import json
import re
import unicodedata

import pypdf
import pytest
from browser import browsing
from sample import HOSTILE, report

from reports.renderers import html

VALUE = "#chosen"
CHOOSE = """[...document.querySelectorAll(".number")].find(
  (each) => each.querySelector("code").textContent.startsWith("alpha(")).querySelector(".value").id = "chosen"
"""
SHOWN = "[...document.querySelectorAll('.origin')].filter((each) => each.offsetHeight).map((each) => each.textContent)"
COPY = """new Promise((done) => {
  const kinds = ["text/plain", "text/html"];
  addEventListener("copy", (event) => done(kinds.map((each) => event.clipboardData.getData(each))));
  document.querySelector('[id="%s"] [data-copy=%s]').click();
})"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "sample.html"
    path.write_bytes(html.render(report()))
    return path


def test_the_page_asks_no_network_for_anything_and_complains_of_nothing(made, page):
    page.requests.clear()
    page.faults.clear()
    path = made["zh"] / "report.html"
    page.open(path)
    page.tell("scrollTo(0, document.body.scrollHeight)")
    assert set(page.requests) == {path.as_uri()}
    assert page.faults == []


def test_a_number_shows_where_it_comes_from_under_the_pointer(made, page):
    page.open(made["zh"] / "report.html").tell(CHOOSE)
    assert page.tell(SHOWN) == []
    page.point(VALUE)
    (origin,) = page.tell(SHOWN)
    for word in ("结果", "变量", "样本", "n = ", "权重", "定义", "Cronbach’s α", "alpha("):
        assert word in origin
    page.key("Escape")
    assert page.tell(SHOWN) == []


def test_the_pointer_can_go_to_the_words_about_a_number(made, page):
    page.open(made["zh"] / "report.html").tell(CHOOSE)
    x, y = page.point(VALUE)
    top, bottom = page.tell(
        "(({top, bottom}) => [top, bottom])"
        "([...document.querySelectorAll('.origin')].find((each) => each.offsetHeight).getBoundingClientRect())"
    )
    goal = bottom - 5 if bottom < y else top + 5
    for step in range(1, 11):
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y + (goal - y) * step / 10)
        assert len(page.tell(SHOWN)) == 1


def test_a_number_shows_where_it_comes_from_without_scripts(made, page):
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(made["zh"] / "report.html").tell(CHOOSE)
        page.point(VALUE)
        (origin,) = page.tell(SHOWN)
        assert "alpha(" in origin
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_a_number_shows_where_it_comes_from_under_the_keyboard(made, page):
    page.open(made["zh"] / "report.html").tell(CHOOSE)
    page.tell(f"document.querySelector({VALUE!r}).focus()")
    (first,) = page.tell(SHOWN)
    page.key("Tab")
    while page.tell("!document.activeElement.matches('.value')"):  # tables and figures named in between
        page.key("Tab")
    (second,) = page.tell(SHOWN)
    assert first != second
    page.key("Enter")
    assert page.tell(SHOWN) == []
    page.key("Enter")
    assert page.tell(SHOWN) == [second]


def test_a_tap_shows_where_a_number_comes_from_inside_the_screen(made, page):
    page.open(made["zh"] / "report.html", width=390, height=844, touch=True).tell(CHOOSE)
    page.tap(VALUE)
    assert len(page.tell(SHOWN)) == 1
    left, top, right, bottom = page.tell(
        "(({left, top, right, bottom}) => [left, top, right, bottom])"
        "([...document.querySelectorAll('.origin')].find((each) => each.offsetHeight).getBoundingClientRect())"
    )
    assert 0 <= left < right <= 390
    assert 0 <= top < bottom <= 844


def test_no_origin_makes_the_page_wider_than_its_window(made, page):
    for width in (390, 1010, 1280):
        page.open(made["en"] / "report.html", width=width)
        widest = page.tell(
            "[...document.querySelectorAll('.number')].map((each) => { each.querySelector('.value').focus(); "
            "return document.documentElement.scrollWidth - innerWidth; }).reduce((a, b) => Math.max(a, b))"
        )
        assert widest <= 0, width


def test_the_contents_follow_the_reader(made, page):
    page.open(made["zh"] / "report.html")
    page.tell("document.getElementById('section-5').scrollIntoView({behavior: 'instant'})")
    page.tell("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    current = "document.querySelector('.contents [aria-current]')"
    assert page.tell(f"{current}.hash") == "#section-5"
    assert page.tell(f"{current}.getBoundingClientRect().bottom <= innerHeight")


def test_the_first_stop_of_the_keyboard_skips_to_the_report(made, page):
    page.open(made["zh"] / "report.html")
    page.key("Tab")
    assert page.tell("document.activeElement.hash") == "#report"


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_theme_follows_the_system_until_the_button_is_pressed(made, page, scheme, dark):
    page.open(made["zh"] / "report.html", scheme=scheme).tell("localStorage.clear()")
    page.open(made["zh"] / "report.html", scheme=scheme)
    luminance = "parseInt(getComputedStyle(document.querySelector('main')).backgroundColor.match(/\\d+/)[0])"
    assert (page.tell(luminance) < 128) is dark
    page.click("#theme")
    assert (page.tell(luminance) < 128) is not dark
    page.click("#theme")


def test_a_table_copied_to_excel_spreads_merged_cells_and_negates_nothing(page, sample):
    page.open(sample)
    plain, rich = page.tell(COPY % ("crosstab", "excel"))
    lines = [line.split("\t") for line in plain.split("\r\n")]
    assert lines[0] == ["受教育程度", *["计划留城"] * 3, *["尚在观望"] * 3, *["倾向离开"] * 3, "合计"]
    assert lines[1][:4] == ["受教育程度", "n", "行%", "AR"]
    assert len({len(line) for line in lines}) == 1
    assert lines[2][6] == "-0.84"  # with an ASCII minus
    assert rich == ""
    plain, _ = page.tell(COPY % ("regression", "excel"))
    assert "(0." not in plain
    assert "\u2212" not in plain


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1 mehr", "-a", HOSTILE])
def test_no_answer_becomes_a_formula_or_more_cells(page, sample, text):
    page.open(sample)
    page.tell(f"document.querySelector('[id=profile] td').textContent = {json.dumps(text)}")
    lines = page.tell(COPY % ("profile", "excel"))[0].split("\r\n")
    assert len(lines) == 12
    (cell,) = {line.split("\t")[1] for line in lines} & {f"'{text}", '"' + text.replace('"', '""') + '"'}
    assert cell[0] not in "=+-@"


def test_a_table_copied_to_word_brings_its_three_lines_and_stays_text_in_excel(page, sample):
    page.open(sample)
    _, rich = page.tell(COPY % ("crosstab", "word"))
    assert "border-top:1.5pt solid" in rich
    assert 'colspan="3"' in rich
    assert rich.count("mso-number-format") == rich.count("<td") + rich.count("<th ")
    assert "class=" not in rich
    assert "tabindex" not in rich


def _bare(text: str) -> str:
    """Without blanks, and with the same letters whether they stand as such or as their compatible twins."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_paper_has_no_contents_and_says_on_every_page_that_the_data_are_simulated(made, page):
    page.open(made["zh"] / "report.html", scheme="dark")
    printed = page.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
    pages = pypdf.PdfReader(io.BytesIO(base64.b64decode(printed))).pages
    assert [round(float(each)) for each in pages[0].mediabox[2:]] == [595, 842]
    texts = [each.extract_text() for each in pages]
    assert all("模拟数据" in text for text in texts)
    titles = {
        _bare(each) for each in page.tell("[...document.querySelectorAll('[id$=caption]')].map(e => e.textContent)")
    }
    last = [_bare(line) for text in texts for line in text.strip().splitlines()[-2:]]
    assert titles
    assert not titles & set(last)  # a title without its table
    assert not any("复制到" in text or "表目录" in text or "写法" in text for text in texts)


def test_a_reader_for_the_blind_hears_a_number_and_where_it_comes_from(made, page):
    page.open(made["zh"] / "report.html").tell(CHOOSE)
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    node = page.call("DOM.querySelector", nodeId=root, selector=VALUE)["nodeId"]
    heard = page.call("Accessibility.getPartialAXTree", nodeId=node, fetchRelatives=False)["nodes"][0]
    assert heard["role"]["value"] == "button"
    assert heard["name"]["value"] == page.tell(f"document.querySelector({VALUE!r}).textContent")
    for word in ("结果", "样本", "定义"):
        assert word in heard["description"]["value"]
