"""The web page: well formed, of one file, readable without seeing."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html as reader
from sample import HOSTILE, SVG, english, picture, report

from reports.renderers import html

MADE = html.render(report())
PAGE = reader.fromstring(MADE)


def benign(document):
    """The same document without what a respondent wrote."""
    return html.render(document).decode().replace(HOSTILE, "")


def test_the_same_document_gives_the_same_bytes():
    assert html.render(report()) == MADE


def test_it_needs_no_network():
    for element in PAGE.iter():
        for name in ("src", "href", "action", "data", "poster", "xlink:href"):
            assert (element.get(name) or "#").startswith("#")
    outside = re.findall(r"(?:https?:)?//[\w.]+\.\w+|url\([^#]|@import", MADE.decode())
    assert [each for each in outside if "www.w3.org" not in each] == []
    assert "default-src 'none'" in MADE.decode()


def test_language_and_headings_are_in_order():
    assert PAGE.get("lang") == "zh-CN"
    levels = [int(each.tag[1]) for each in PAGE.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_and_label_has_its_target():
    ids = Counter(each.get("id") for each in PAGE.iter() if each.get("id"))
    assert set(ids.values()) == {1}
    for element in PAGE.iter():
        if element.tag == "a":
            assert element.get("href")[1:] in ids
        for name in (element.get("aria-labelledby") or element.get("aria-describedby") or "").split():
            assert name in ids


def test_heads_say_what_they_head():
    for table in PAGE.iter("table"):
        assert all(each.get("scope") in {"col", "colgroup"} for each in table.iterfind("thead//th"))
        assert all(each.get("scope") in {"row", "rowgroup"} for each in table.iterfind("tbody//th"))


def test_every_row_covers_every_column():
    for table in PAGE.iter("table"):
        columns = len(table.findall("colgroup/col"))
        for part in table.iterfind("*[tr]"):
            rows = part.findall("tr")
            covered = sum(int(each.get("colspan", 1)) * int(each.get("rowspan", 1)) for row in rows for each in row)
            assert covered == columns * len(rows)


def test_numbers_in_prose_show_where_they_come_from():
    values = PAGE.find_class("value")
    assert [each.text for each in values[:2]] == ["720", "668"]
    assert all(each.get("role") == "button" and each.get("tabindex") == "0" for each in values)
    lines = [" ".join(PAGE.get_element_by_id(each.get("aria-describedby")).text_content().split()) for each in values]
    assert lines[0] == "结果 回收表：发放 写法 returned('issued')"
    assert lines[3] == "写法 rate()"


def test_tables_offer_to_be_copied_and_figures_their_data():
    buttons = Counter(each.get("data-copy") for each in PAGE.iter("button") if each.get("data-copy"))
    assert buttons == {"word": 6, "excel": 6}
    data = PAGE.xpath("//figure[@class='picture']/details//table")
    assert len(data) == 1
    assert PAGE.xpath("//svg[@role='group']/@aria-label") == [picture().alternative] * 2


def test_what_a_respondent_wrote_arrives_as_text():
    assert PAGE.text_content().count(HOSTILE) == 2
    tags = Counter(each.tag for each in PAGE.iter())
    assert tags["script"] == 1
    assert tags == Counter(each.tag for each in reader.fromstring(benign(report())).iter())


@pytest.mark.parametrize(
    "poison",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/x.png"/>',
        "<foreignObject><b>x</b></foreignObject>",
        '<rect onclick="alert(1)" width="1" height="1"/>',
        '<style>@import "https://example.org"</style>',
    ],
)
def test_a_drawing_brings_shapes_and_words_and_nothing_else(poison):
    drawing = SVG.replace("</svg>", f"{poison}</svg>")
    made = html.render(replace(report(), blocks=(replace(picture(), svg=drawing),))).decode()
    assert "example.org" not in made
    assert "onclick" not in made
    assert "foreignObject" not in made
    assert made.count("<script") == 1


def test_ids_of_two_drawings_do_not_meet():
    drawing = SVG.replace(
        "<rect", '<clipPath id="c"><rect width="9" height="9"/></clipPath><rect clip-path="url(#c)"', 1
    )
    two = (replace(picture(), svg=drawing), replace(picture("second", "图5-1"), svg=drawing))
    made = html.render(replace(report(), blocks=two)).decode()
    assert made.count('id="likert-c"') == made.count('clip-path="url(#likert-c)"') == 1
    assert made.count('id="second-c"') == made.count('clip-path="url(#second-c)"') == 1


def test_the_mark_stands_on_the_page_and_an_english_page_is_english():
    assert PAGE.find_class("mark")[0].text == "模拟数据"
    page = reader.fromstring(html.render(english()))
    assert page.get("lang") == "en"
    assert page.get_element_by_id("theme").text == "Light / dark"
