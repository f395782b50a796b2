"""What the study fills in sits in controls of Word, with a bookmark for programs that drop them."""

from collections import Counter

import pytest
from edited_report import W, by_libreoffice, composed, earlier, later, names, part, text, written
from lxml import etree
from sample import report

from reports.edited.opening import open_package, read_record
from reports.record import from_json, record, to_json
from reports.renderers import docx
from reports.traces import Sort, traces


def controls(content):
    return list(etree.fromstring(part(content)).iter(f"{W}sdt"))


def value(control, name):
    found = control.find(f"{W}sdtPr/{W}{name}")
    return None if found is None else found.get(f"{W}val")


@pytest.fixture
def made(tmp_path):
    return written(tmp_path)


def test_numbers_words_claims_tables_and_figures_have_a_control_with_a_bookmark_of_its_name(made):
    tags = [value(each, "tag") for each in controls(made)]
    assert Counter(tag[4] for tag in tags) == {"n": 9, "c": 1, "p": 2}
    assert set(tags) <= set(names(made))


def test_a_control_is_titled_by_what_the_chapter_asks_for(made):
    titles = {value(each, "alias"): text(each) for each in controls(made)}
    assert titles["percent('profile', 'q1=1')"] == "33.3%"
    assert titles["alpha('policy')"] == "0.779"
    assert titles["cited('policy')"] == "“政策与平台”"
    assert titles["alpha('policy') >= 0.7"].startswith("“政策与平台”的α为0.779，信度良好")
    assert titles["table('returns')"].startswith("表1-1")


def test_numbers_are_locked_and_sentences_are_not(made):
    locks = {value(each, "tag")[4]: value(each, "lock") for each in controls(made)}
    assert locks == {"n": "contentLocked", "c": None, "p": None}


def test_titles_tags_and_bookmarks_are_as_short_as_word_demands(tmp_path):
    long = "字" * 80
    chapters = {"01-a.md.j2": f"# 题\n\n{{{{ ref('table:{long}') }}}}\n\n{{{{ table('returns', id='{long}') }}}}\n"}
    for content in (written(tmp_path, chapters), docx.render(report())):
        assert max(len(value(each, "alias")) for each in controls(content)) <= 64
        assert max(len(value(each, "tag")) for each in controls(content)) <= 64
        assert max(map(len, names(content, ""))) <= 40


def test_ids_and_names_are_given_once(made):
    root = etree.fromstring(part(made))
    for found in (
        [value(each, "id") for each in controls(made)],
        [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")],
        [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")],
    ):
        assert len(found) == len(set(found))


def test_properties_of_controls_stand_in_the_order_of_the_schema(made):
    order = ["alias", "tag", "id", "lock", "docPartObj"]
    for each in controls(made):
        found = [etree.QName(child).localname for child in each.find(f"{W}sdtPr")]
        assert found == [name for name in order if name in found]


def test_names_depend_on_what_is_asked_and_not_on_the_answer(tmp_path):
    before, after = (traces(composed(tmp_path, found)) for found in (earlier(), later()))
    plain = {path: trace.name for path, trace in before.items() if path[0] < 8}
    assert plain == {path: trace.name for path, trace in after.items() if path[0] < 8}
    assert {before[path].text for path in plain} != {after[path].text for path in plain}


def test_a_number_that_a_chapter_makes_is_named_by_its_sentence(tmp_path):
    def made_of(value):
        chapters = {"01-a.md.j2": f"# 题\n\n差{{{{ number({value}, 'mean') }}}}分。\n"}
        found = traces(composed(tmp_path, earlier(), chapters)).values()
        return next(each for each in found if each.sort is Sort.NUMBER and "number" in each.expression)

    one, other = made_of(0.31), made_of(0.58)
    assert (one.name, one.text != other.text) == (other.name, True)


def test_the_record_in_the_file_is_that_of_the_document(tmp_path, made):
    document = composed(tmp_path, earlier())
    kept = read_record(open_package(made, "report.docx"))
    assert kept == record(document) == from_json(to_json(record(document)))
    places = [(each.place.file, each.place.first, each.place.last) for each in kept.written]
    assert places[:4] == [("01-a.md.j2", 1, 1), ("01-a.md.j2", 3, 3), ("01-a.md.j2", 5, 5), ("01-a.md.j2", 7, 8)]
    assert set(kept.chapters) == {"01-a.md.j2", "02-b.md.j2"}


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 9}', '{"format": 1, "printed": 3}', "null"])
def test_a_record_that_is_none_is_none(made, text):
    broken = open_package(made, "report.docx").with_parts(
        {"customXml/item1.xml": f'<report xmlns="urn:canvass:report">{text}</report>'.encode()}
    )
    assert read_record(broken) is None


def test_libreoffice_keeps_every_bookmark_the_record_and_the_fields_of_captions(made, tmp_path):
    saved = by_libreoffice(made, tmp_path / "office")
    assert set(names(saved)) == set(names(made))
    assert read_record(open_package(saved, "saved.docx")) == read_record(open_package(made, "made.docx"))
    captions = [text(each) for each in etree.fromstring(part(saved)).iter(f"{W}p")]
    assert not any("SEQ" in each for each in captions)
    assert "表1-1\u3000问卷发放、回收与剔除" in captions
