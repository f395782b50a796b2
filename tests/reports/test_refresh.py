"""An edited file takes up new numbers, tables and figures, and keeps everything that a person has done to it."""

import io
import zipfile
from dataclasses import replace

import docx as python_docx
import pytest
from edited_report import (
    CHAPTERS,
    NEIGHBOURS,
    W,
    add_behind,
    by_libreoffice,
    composed,
    control,
    copy_behind,
    earlier,
    edited,
    element,
    later,
    move_behind,
    paragraph,
    part,
    refreshed,
    reword,
    take_out,
    text,
    texts,
    with_parts,
    written,
)
from lxml import etree
from small_results import EVERYTHING, OPTIONS, results
from test_schema import faults

from analysis.result import Fault
from reports.edited.asking import Asking
from reports.edited.listing import listing
from reports.edited.opening import open_package
from reports.edited.refreshing import refresh
from reports.renderers import docx

VALID = "n('returns', 'valid')"
ALPHA = "alpha('policy')"


@pytest.fixture
def made(tmp_path):
    return written(tmp_path)


def told(changes):
    return {change.expression: (change.old, change.new) for change in changes.numbers}


def left(changes):
    return [str(each) for each in changes.left]


def serialised(root, words):
    return etree.tostring(paragraph(root, words))


def table_below(root, words):
    """The cells of the table whose caption has these words."""
    tables = [each for each in root.iter(f"{W}tbl") if words in text(each.getprevious())]
    return [text(each) for each in tables[-1].iter(f"{W}tc")]


def test_numbers_are_replaced_and_told_with_their_sentences(made, tmp_path):
    content, changes = refreshed(made, tmp_path)
    assert told(changes) == {VALID: ("362", "320"), ALPHA: ("0.779", "0.612")}
    assert "有效样本320份，N中男占33.3%（表1-1、图1-1）。" in texts(content)
    sentence = next(change.sentence for change in changes.numbers if change.expression == VALID)
    assert sentence == "有效样本320份，N中男占33.3%（表1-1、图1-1）。"
    assert changes.same == 5


def test_nothing_changes_where_the_study_says_the_same(made, tmp_path):
    content, changes = refreshed(made, tmp_path, earlier())
    assert (changes.numbers, changes.tables, changes.figures, changes.left) == ([], [], [], [])
    for name in zipfile.ZipFile(io.BytesIO(made)).namelist():
        if name.startswith(("word/", "customXml/")) and not name.endswith(".rels"):
            assert part(content, name) == part(made, name), name


def test_the_persons_words_paragraphs_and_looks_stay_byte_for_byte(made, tmp_path):
    own = edited(
        made,
        reword("有效样本", "我们一共收到有效样本"),
        add_behind("末段没有数字", "我自己的一段。"),
        take_out("第二点"),
    )
    before = etree.fromstring(part(own))
    content, changes = refreshed(own, tmp_path)
    after = etree.fromstring(part(content))
    for words in ("我自己的一段", "末段没有数字", "这一段是平的"):
        assert serialised(before, words) == serialised(after, words)
    assert "我们一共收到有效样本320份，N中男占33.3%（表1-1、图1-1）。" in texts(content)
    assert "第二点。" not in texts(content)
    assert len(changes.numbers) == 4


def test_the_look_that_a_person_gave_a_number_stays(made, tmp_path):
    def enlarge(root):
        run = next(control(root, VALID).iter(f"{W}r"))
        run.insert(0, element('<w:rPr><w:b/><w:color w:val="0000FF"/><w:sz w:val="44"/></w:rPr>'))

    content, _ = refreshed(edited(made, enlarge), tmp_path)
    run = next(control(etree.fromstring(part(content)), VALID).iter(f"{W}r"))
    assert text(run) == "320"
    assert run.find(f"{W}rPr/{W}sz").get(f"{W}val") == "44"


def test_other_parts_of_the_file_stay_as_they_are(made, tmp_path):
    comments = b'<w:comments xmlns:w="%s"><w:comment w:id="1"/></w:comments>' % W[1:-1].encode()
    content, _ = refreshed(with_parts(made, {"word/comments.xml": comments}), tmp_path)
    assert part(content, "word/comments.xml") == comments
    for name in ("word/styles.xml", "word/numbering.xml", "word/header1.xml", "docProps/core.xml"):
        assert part(content, name) == part(made, name)


def test_tracked_changes_and_comments_in_the_text_stay(made, tmp_path):
    marks = (
        '<w:p><w:commentRangeStart w:id="7"/><w:ins w:id="8" w:author="a"><w:r><w:t>新增的字</w:t></w:r></w:ins>'
        '<w:del w:id="9" w:author="a"><w:r><w:delText>删去的字</w:delText></w:r></w:del>'
        '<w:commentRangeEnd w:id="7"/></w:p>'
    )

    def track(root):
        paragraph(root, "末段没有数字").addnext(element(marks))

    own = edited(made, track)
    content, _ = refreshed(own, tmp_path)
    before, after = (etree.fromstring(part(each)) for each in (own, content))
    assert serialised(before, "新增的字") == serialised(after, "新增的字")


def test_a_sentence_that_the_data_bear_no_more_turns_red_and_back(made, tmp_path):
    content, changes = refreshed(made, tmp_path)
    (fallen,) = changes.fallen
    assert fallen.startswith("“政策与平台”的α为")
    claim = control(etree.fromstring(part(content)), "alpha('policy') >=")
    assert text(claim) == "⚠【数据已变，请复核：“政策与平台”的α为0.612，信度良好】"
    assert {each.get(f"{W}val") for each in claim.iter(f"{W}color")} == {"C00000"}
    assert len(list(claim.iter(f"{W}color"))) == len(list(claim.iter(f"{W}r")))
    again, changes = refreshed(content, tmp_path, earlier())
    claim = control(etree.fromstring(part(again)), "alpha('policy') >=")
    assert text(claim) == "“政策与平台”的α为0.779，信度良好"
    assert list(claim.iter(f"{W}color")) == []
    assert len(changes.risen) == 1


def test_refreshing_twice_is_refreshing_once(made, tmp_path):
    once, _ = refreshed(made, tmp_path)
    twice, changes = refreshed(once, tmp_path)
    assert part(twice) == part(once)
    assert (changes.numbers, changes.fallen, changes.left, changes.tables) == ([], [], [], [])


def test_the_same_file_and_the_same_data_give_the_same_bytes(made, tmp_path):
    assert refreshed(made, tmp_path)[0] == refreshed(made, tmp_path)[0]


def test_tables_are_replaced_where_their_cells_change(made, tmp_path):
    content, changes = refreshed(made, tmp_path)
    assert (changes.tables, changes.figures) == (["表1-1"], [])
    cells = table_below(etree.fromstring(part(content)), "问卷发放")
    assert "320" in cells
    assert "362" not in cells


def test_a_refreshed_report_holds_what_a_new_one_holds(made, tmp_path):
    content, _ = refreshed(made, tmp_path)
    new = docx.render(composed(tmp_path, later()))
    roots = [etree.fromstring(part(each)) for each in (content, new)]
    tables = [[etree.tostring(each, method="c14n") for each in root.iter(f"{W}tbl")] for root in roots]
    filled = [{alias(each): text(each) for each in root.iter(f"{W}sdt")} for root in roots]
    assert tables[0] == tables[1]
    assert filled[0] == filled[1]


def alias(found):
    return found.find(f"{W}sdtPr/{W}alias").get(f"{W}val")


def test_a_table_that_a_person_took_out_stays_out(made, tmp_path):
    def drop(root):
        (found,) = [each for each in root.iter(f"{W}tbl") if "问卷发放" in text(each.getprevious())]
        found.getparent().remove(found)

    content, changes = refreshed(edited(made, drop), tmp_path)
    assert (
        left(changes) == ["the table or figure of '表1-1 问卷发放、回收与剔除' was taken out; its caption is left"]
        or "was taken out; its caption is left" in left(changes)[0]
    )
    assert list(etree.fromstring(part(content)).iter(f"{W}tbl")) == []


def test_a_table_taken_out_with_its_caption_is_not_missed(made, tmp_path):
    def drop(root):
        found = control(root, "table('returns')")
        found.getparent().remove(found)

    content, changes = refreshed(edited(made, drop), tmp_path)
    assert left(changes) == []
    assert list(etree.fromstring(part(content)).iter(f"{W}tbl")) == []


def test_a_caption_and_notes_that_a_person_reworded_stay(made, tmp_path):
    own = edited(made, reword("问卷发放、回收与剔除", "我的表题"), reword("占比以发放份数为基数", "我的表注"))
    content, _ = refreshed(own, tmp_path)
    assert "表1-1\u3000我的表题" in texts(content)
    assert any("我的表注" in each for each in texts(content))
    assert "320" in table_below(etree.fromstring(part(content)), "我的表题")


def test_the_width_of_a_column_that_a_person_set_stays_where_the_table_says_the_same(made, tmp_path):
    def widen(root):
        next(root.iter(f"{W}gridCol")).set(f"{W}w", "1234")

    content, _ = refreshed(edited(made, widen), tmp_path, earlier())
    assert next(etree.fromstring(part(content)).iter(f"{W}gridCol")).get(f"{W}w") == "1234"


def test_a_copied_number_is_refreshed_with_its_original(made, tmp_path):
    own = edited(made, copy_behind("有效样本", "末段没有数字"))
    content, _ = refreshed(own, tmp_path)
    assert texts(content).count("有效样本320份，N中男占33.3%（表1-1、图1-1）。") == 2


def test_a_sentence_whose_number_a_person_took_out_has_nothing_to_refresh(made, tmp_path):
    def unwrap(root):
        found = control(root, VALID)
        found.getparent().remove(found)

    content, changes = refreshed(edited(made, unwrap), tmp_path)
    assert "有效样本份，N中男占33.3%（表1-1、图1-1）。" in texts(content)
    assert VALID not in told(changes)


def test_a_number_that_a_person_wrote_over_is_left_and_told(made, tmp_path):
    def overwrite(root):
        next(control(root, VALID).iter(f"{W}t")).text = "约三百六十"

    content, changes = refreshed(edited(made, overwrite), tmp_path)
    assert any("约三百六十" in each for each in texts(content))
    assert left(changes) == [f"{VALID} was changed by hand and is left at '约三百六十'; it is '320' now"]


def test_a_number_in_a_tracked_change_is_left_and_told(made, tmp_path):
    def track(root):
        run = next(control(root, VALID).iter(f"{W}r"))
        change = element('<w:ins w:id="5" w:author="a"/>')
        run.addprevious(change)
        change.append(run)

    content, changes = refreshed(edited(made, track), tmp_path)
    assert left(changes) == [f"{VALID} stands in a tracked change and is left at '362'; it is '320' now"]
    assert any("有效样本362份" in each for each in texts(content))


def test_a_claim_under_tracked_changes_is_told_and_not_marked(made, tmp_path):
    def track(root):
        run = next(each for each in control(root, "alpha('policy') >=").iter(f"{W}r") if text(each) == "信度良好")
        change = element('<w:ins w:id="5" w:author="a"/>')
        run.addprevious(change)
        change.append(run)

    content, changes = refreshed(edited(made, track), tmp_path)
    assert changes.fallen == []
    assert left(changes) == [
        "the sentence '“政策与平台”的α为0.612，信度良好' waits in tracked changes and is not marked anew; "
        "its claim is alpha('policy') >= 0.7"
    ]
    assert not any("请复核" in each for each in texts(content))


def test_a_claim_of_no_chapter_is_left_and_told(made, tmp_path):
    without = {name: source.replace("{% claim alpha('policy') >= 0.7 %}", "").replace("{% endclaim %}", "")
               for name, source in CHAPTERS.items()}  # fmt: skip
    _, changes = refreshed(made, tmp_path, chapters=without)
    assert left(changes) == [
        "the claim alpha('policy') >= 0.7 is no longer in the study; '“政策与平台”的α为0.612，信度良好' is left"
    ]


def test_a_number_deleted_under_tracking_is_no_number(made, tmp_path):
    def track(root):
        found = control(root, VALID)
        change = element('<w:del w:id="5" w:author="a"/>')
        found.addprevious(change)
        change.append(found)
        for each in found.iter(f"{W}t"):
            each.tag = f"{W}delText"

    _, changes = refreshed(edited(made, track), tmp_path)
    assert VALID not in told(changes)
    assert left(changes) == []


def test_an_expression_of_no_study_is_left_and_told(made, tmp_path):
    def rename(root):
        control(root, VALID).find(f"{W}sdtPr/{W}tag").set(f"{W}val", "_cv_n000000000000")

    content, changes = refreshed(edited(made, rename), tmp_path)
    assert left(changes)[0].startswith("_cv_n000000000000 is not asked for in the study; '362' is left")
    assert any("有效样本320份" in each for each in texts(content))  # by its bookmark


def test_a_sentence_that_no_chapter_writes_today_keeps_its_numbers_up_to_date(made, tmp_path):
    content, changes = refreshed(made, tmp_path)
    assert "系数不低，为0.612。" in texts(content)
    assert changes.otherwise == ["系数不低，为0.612。"]


@pytest.mark.parametrize("attack", ["{% for i in range(9) %}{{ i }}{% endfor %}", "n('returns') }}{{ 7 * 7", "(7 * 7)"])
def test_a_record_from_elsewhere_asks_no_more_than_one_question(made, tmp_path, attack):
    assert Asking(later(), "zh")(attack) is None


def test_captions_count_anew_where_tables_were_moved_or_a_program_lost_where_counts_start(made, tmp_path):
    def continue_counting(root):
        for each in root.iter(f"{W}instrText"):
            each.text = each.text.replace(r" \r 1", "")
        next(each for each in paragraph(root, "问卷发放").iter(f"{W}t") if each.text == "1").text = "7"

    content, _ = refreshed(edited(made, continue_counting), tmp_path)
    assert "表1-1\u3000问卷发放、回收与剔除" in texts(content)


def test_the_refreshed_file_holds_to_the_schema_and_opens_in_python_docx(made, tmp_path):
    content, changes = refreshed(edited(made, copy_behind("有效样本", "末段没有数字")), tmp_path)
    assert changes.fallen
    assert faults(content) == []
    assert python_docx.Document(io.BytesIO(content)).paragraphs


def test_the_list_names_every_number_with_its_sentence(made, tmp_path):
    _, changes = refreshed(made, tmp_path)
    lines = listing(changes, "我的*报告.docx", "zh").splitlines()
    assert lines[0] == "# 我的\\*报告.docx 的改动"
    assert "  - `n('returns', 'valid')`: 362 → **320**" in lines
    assert "- 有效样本320份，N中男占33.3%（表1-1、图1-1）。" in lines
    assert "## 数据不再支持的语句" in lines


# files from anywhere


def bomb(made):
    return with_parts(made, {"word/document.xml": b"<w>" + b" " * 30_000_000 + b"</w>"})


def entity(made):
    return with_parts(made, {"word/document.xml": b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'})


def entity_in_utf16(made):
    bad = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'.encode("utf-16")
    return with_parts(made, {"word/document.xml": bad})


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (bomb, "edited.docx: the file unpacks to far more than its size"),
        (entity, "edited.docx: part 'word/document.xml' of the file declares a document type, which Word never writes"),
        (
            entity_in_utf16,
            "edited.docx: part 'word/document.xml' of the file declares a document type, which Word never writes",
        ),
        (lambda _: b"PDF", "edited.docx: the file is no Word file; possible: the .docx as it was saved"),
        (lambda _: b"", "edited.docx: the file is no Word file; possible: the .docx as it was saved"),
        (
            lambda made: made[:900],
            "edited.docx: the file is damaged or ends early; possible: the .docx as it was saved",
        ),
        (
            lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
            "edited.docx: the file is locked by a password or is an old .doc; possible: a .docx without a password",
        ),
        (
            lambda made: with_parts(made, {"word/document.xml": b"<a><b></a>"}),
            "edited.docx: part 'word/document.xml' of the file is damaged",
        ),
        (
            lambda made: with_parts(made, {"word/../../evil.xml": b"<a/>"}),
            "edited.docx: part 'word/../../evil.xml' of the file is damaged",
        ),
        (
            lambda made: with_parts(made, {"_rels/.rels": b"<a/>"}),
            "edited.docx: the file is no Word file; possible: the .docx as it was saved",
        ),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_sentence(made, tmp_path, spoil, sentence):
    with pytest.raises(Fault) as caught:
        refreshed(spoil(made), tmp_path)
    assert str(caught.value) == sentence


def test_a_file_without_anything_of_a_study_is_refused(tmp_path):
    held = io.BytesIO()
    python_docx.Document().save(held)
    with pytest.raises(Fault, match="the file holds nothing that a study has put there"):
        refreshed(held.getvalue(), tmp_path)


def test_a_report_of_another_study_is_refused(tmp_path):
    foreign = {"01-a.md.j2": "# 题\n\n{{ n('gap') }}、{{ n('profile') }}、{{ r('policy', 'enclave') }}。\n"}
    (tmp_path / "foreign").mkdir()
    other = docx.render(composed(tmp_path / "foreign", earlier(), foreign, title="别的研究"))
    package = open_package(other, "other.docx")
    with pytest.raises(Fault) as caught:
        refresh(package, composed(tmp_path, later()), lambda _: None)
    assert str(caught.value) == "other.docx: the file belongs to another study, '别的研究'"


def test_a_report_in_another_language_is_refused(made, tmp_path):
    english = replace(composed(tmp_path, later()), language="en")
    with pytest.raises(Fault, match="the file is written in zh, the study in en"):
        refresh(open_package(made, "edited.docx"), english, lambda _: None)


def test_a_file_that_has_lost_its_record_still_takes_up_numbers_and_tables(made, tmp_path):
    content, changes = refreshed(with_parts(made, {"customXml/item1.xml": b"<a/>"}), tmp_path)
    assert "有效样本320份，N中男占33.3%（表1-1、图1-1）。" in texts(content)
    assert "表1-1" in changes.tables
    assert len(changes.fallen) == 1


# through LibreOffice


def test_a_file_saved_by_libreoffice_is_refreshed_by_its_bookmarks(made, tmp_path):
    own = edited(
        made,
        reword("有效样本", "我们一共收到有效样本"),
        add_behind("末段没有数字", "我自己的一段。"),
        move_behind("第二点", "末段没有数字"),
    )
    saved = by_libreoffice(own, tmp_path / "office")
    content, changes = refreshed(saved, tmp_path)
    _, expected = refreshed(own, tmp_path)
    assert told(changes) == told(expected)
    assert changes.fallen == expected.fallen
    assert (changes.tables, left(changes)) == (expected.tables, left(expected))
    root = etree.fromstring(part(content))
    assert "我们一共收到有效样本320份，N中男占33.3%（表1-1、图1-1）。" in texts(content)
    assert "我自己的一段。" in texts(content)
    assert "320" in [text(each) for each in root.iter(f"{W}tc")]
    styles = {each.get(f"{W}styleId") for each in etree.fromstring(part(content, "word/styles.xml")).iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in root.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= styles
    assert "⚠【数据已变，请复核：“政策与平台”的α为0.612，信度良好】。余下的话。" in texts(content)
    again = by_libreoffice(content, tmp_path / "again")
    back, changes = refreshed(again, tmp_path, earlier())
    assert len(changes.risen) == 1
    assert "“政策与平台”的α为0.779，信度良好。余下的话。" in texts(back)
    assert "我们一共收到有效样本362份，N中男占33.3%（表1-1、图1-1）。" in texts(back)


def test_claims_side_by_side_keep_to_themselves(tmp_path):
    """LibreOffice writes where the next begins before where the last ends."""
    chapters = {"01-a.md.j2": NEIGHBOURS}
    own = written(tmp_path, chapters)
    said = "90.5%有效过快者18⚠【数据已变，请复核：0.779】"
    assert said in texts(own)
    fallen = "⚠【数据已变，请复核：80.0%有效】⚠【数据已变，请复核：过快者30】⚠【数据已变，请复核：0.612】"
    for content in (own, by_libreoffice(own, tmp_path / "office")):
        low, _ = refreshed(content, tmp_path, chapters=chapters)
        assert fallen in texts(low)
        again = by_libreoffice(low, tmp_path / "again")
        for each in (low, again):
            back, changes = refreshed(each, tmp_path, earlier(), chapters)
            assert said in texts(back)
            assert (len(changes.risen), changes.fallen, left(changes)) == (2, [], [])


def test_a_caption_that_says_how_many_says_so_in_the_list_of_figures_too(made, tmp_path):
    fewer = replace(OPTIONS, cases=replace(OPTIONS.cases, valid=77.0))
    found = results(*(fewer if each is OPTIONS else each for each in EVERYTHING))
    for own in (made, by_libreoffice(made, tmp_path / "office")):
        content, _ = refreshed(own, tmp_path, found)
        captions = [each for each in texts(content) if each.startswith("图1-1")]
        assert [each.rstrip("0123456789") for each in captions] == ["图1-1\u3000人才缺口（多选，N = 77；%）"] * 2


def test_a_figure_that_changes_is_drawn_anew_and_the_old_one_leaves_the_file(made, tmp_path):
    tables = tuple(
        replace(
            each,
            rows=tuple(
                tuple(round(cell * 0.9, 1) if isinstance(cell, float) else cell for cell in row) for row in each.rows
            ),
        )
        for each in OPTIONS.tables
    )
    found = results(*(replace(OPTIONS, tables=tables) if each is OPTIONS else each for each in EVERYTHING))
    before = [name for name in zipfile.ZipFile(io.BytesIO(made)).namelist() if "media" in name]
    for own in (made, by_libreoffice(made, tmp_path / "office")):
        content, changes = refreshed(own, tmp_path, found)
        media = [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "media" in name]
        assert changes.figures == ["图1-1"]
        assert not set(before) & set(media)
        assert media
        assert python_docx.Document(io.BytesIO(content)).part.package
