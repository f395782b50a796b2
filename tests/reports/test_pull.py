"""The words of an edited file come back into the chapters, each into its own lines."""

import re
from copy import deepcopy
from pathlib import Path

import pytest
from edited_report import (
    CHAPTERS,
    NEIGHBOURS,
    PLAIN,
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
    refreshed,
    reword,
    take_out,
    text,
    texts,
    with_parts,
    write_chapters,
    written,
)

from analysis.result import Fault
from reports.chapters import compose, hash_of
from reports.edited.opening import open_package, read_record
from reports.edited.pulling import Pulled, pull
from reports.record import record
from reports.renderers import docx

FIRST, SECOND = "01-a.md.j2", "02-b.md.j2"


@pytest.fixture
def made(tmp_path):
    return written(tmp_path)


def pulled(content: bytes, folder: Path) -> tuple[dict[str, Pulled], list[str]]:
    paths = sorted(folder.glob("*.md.j2"))
    chapters = {path.name: path.read_text(encoding="utf-8") for path in paths}
    package = open_package(content, "edited.docx")
    found, left = pull(package, read_record(package), chapters, {path.name: hash_of(path) for path in paths})
    return {each.file: each for each in found}, [str(each) for each in left]


def first(content: bytes, folder: Path) -> str:
    """The first chapter as it comes back, in its lines; the second stands as it is."""
    found, left = pulled(content, folder)
    assert (found[SECOND].text, left) == (None, [])
    assert (found[FIRST].lines, found[FIRST].is_moved_on) == (None, False)
    return found[FIRST].text or ""


def heading(root):
    return next(each for each in root.iter(f"{W}p") if text(each) == "样本")


def changed_lines(new: str, old: str = CHAPTERS[FIRST]) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came."""
    before, after = old.split("\n"), new.split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_a_chapter_whose_words_are_unchanged_is_not_touched(made, tmp_path):
    found, left = pulled(made, tmp_path)
    assert [each.text for each in found.values()] == [None, None]
    assert left == []


def test_new_numbers_are_no_new_words(made, tmp_path):
    found, _ = pulled(refreshed(made, tmp_path)[0], tmp_path)
    assert [each.text for each in found.values()] == [None, None]


def test_a_reworded_sentence_replaces_its_line_and_keeps_the_expressions_of_the_chapter(made, tmp_path):
    gone, come = changed_lines(first(edited(made, reword("有效样本", "我们收到")), tmp_path))
    assert gone == [CHAPTERS[FIRST].split("\n")[2]]
    assert come == [gone[0].replace("有效样本", "我们收到")]


def test_a_reworded_claim_stays_a_claim_whether_it_is_borne_or_not(made, tmp_path):
    line = CHAPTERS[FIRST].split("\n")[4]
    for content in (made, refreshed(made, tmp_path)[0]):
        own = edited(content, reword("信度良好", "信度还可以"), reword("余下的话", "剩下的话"))
        gone, come = changed_lines(first(own, tmp_path))
        assert gone == [line]
        assert come == [line.replace("信度良好", "信度还可以").replace("余下的话", "剩下的话")]


def test_an_added_paragraph_stands_on_a_line_of_its_own(made, tmp_path):
    found = first(edited(made, add_behind("有效样本", "我加的*一段*，{{ 7 * 7 }}。")), tmp_path)
    lines = found.split("\n")
    assert lines[2:6] == [CHAPTERS[FIRST].split("\n")[2], "", "我加的\\*一段\\*，{{ '{{' }} 7 \\* 7 }}。", ""]
    assert changed_lines(found)[0] == []


def test_a_paragraph_added_before_the_title_comes_before_it(made, tmp_path):
    def put(root):
        title = heading(root)
        title.addnext(deepcopy(title))

    found = first(edited(made, put), tmp_path)
    assert found.startswith("# 样本\n\n# 样本\n\n有效样本")


def test_a_deleted_paragraph_leaves_no_gap(made, tmp_path):
    found = first(edited(made, take_out("有效样本")), tmp_path)
    assert found.startswith("# 样本\n\n{% claim")
    assert "有效样本" not in found


def test_a_moved_paragraph_keeps_its_line(made, tmp_path):
    found = first(edited(made, move_behind("末段没有数字", "有效样本")), tmp_path)
    assert found.split("\n")[2:7] == [
        CHAPTERS[FIRST].split("\n")[2],
        "",
        "末段没有数字。",
        "",
        CHAPTERS[FIRST].split("\n")[4],
    ]
    assert found.count("末段没有数字") == 1
    assert found.endswith("{{ figure('bars', 'gap') }}\n")


def test_points_are_reworded_added_and_taken_out_each_in_its_line(made, tmp_path):
    def add(root):
        point = paragraph(root, "第一点")
        new = deepcopy(point)
        for each in list(new):
            if each.tag != f"{W}pPr":
                new.remove(each)
        new.append(element("<w:r><w:t>加的一点；</w:t></w:r>"))
        point.addnext(new)

    found = first(edited(made, add, reword("第二点", "最后一点")), tmp_path)
    assert "- 第一点，{{ alpha('policy') }}；\n- 加的一点；\n- 最后一点。\n" in found
    found = first(edited(made, take_out("第一点")), tmp_path)
    assert "余下的话。\n\n- 第二点。\n\n{{ table" in found


def test_a_text_that_took_the_place_of_another_stands_in_its_line(made, tmp_path):
    """Written anew without the bookmark of the old one, as by another program."""

    def replace(words, new):
        def change(root):
            found = paragraph(root, words)
            look = found.find(f"{W}pPr")
            for each in list(found):
                if each is not look:
                    found.remove(each)
            found.append(element(f"<w:r><w:t>{new}</w:t></w:r>"))

        return change

    lines = CHAPTERS[FIRST].split("\n")
    own = edited(
        made, replace("有效样本", "全新的一段。"), replace("第一点", "新的一点；"), replace("第二点", "又一点。")
    )
    lines[2], lines[6], lines[7] = "全新的一段。", "- 新的一点；", "- 又一点。"
    assert first(own, tmp_path) == "\n".join(lines)


def test_a_list_that_became_a_paragraph_leaves_no_point(made, tmp_path):
    own = edited(made, take_out("第一点"), take_out("第二点"), add_behind("余下的话", "改成一段。"))
    found = first(own, tmp_path)
    assert "余下的话。\n\n改成一段。\n\n{{ table('returns') }}" in found


def test_a_reworded_heading_stays_a_heading(made, tmp_path):
    def change(root):
        next(heading(root).iter(f"{W}t")).text = "样本与抽样"

    found = first(edited(made, change), tmp_path)
    assert found.startswith("# 样本与抽样\n\n")


def test_a_heading_of_ones_own_is_a_heading_without_its_number(made, tmp_path):
    found = first(edited(made, add_behind("有效样本", "（二）我的小节", "Heading2")), tmp_path)
    assert "\n\n## 我的小节\n\n" in found


def test_a_table_that_was_taken_out_leaves_the_chapter(made, tmp_path):
    def drop(root):
        found = control(root, "table('returns')")
        found.getparent().remove(found)

    found = first(edited(made, drop), tmp_path)
    assert "{{ table('returns') }}" not in found
    assert "{{ figure('bars', 'gap') }}" in found


def test_looks_come_back_as_marks(made, tmp_path):
    def style(root):
        runs = "".join(
            f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"
            for look, words in (
                ("<w:b/>", "粗"),
                ("<w:i/>", "x"),
                ('<w:vertAlign w:val="superscript"/>', "2"),
                ('<w:b w:val="0"/>', "平"),
            )
        )
        paragraph(root, "末段没有数字").addnext(element(f"<w:p>{runs}</w:p>"))

    assert "\n\n**粗***x*^2^平\n" in first(edited(made, style), tmp_path)


def test_a_number_copied_into_a_sentence_of_ones_own_is_an_expression(made, tmp_path):
    def copy(root):
        made_up = element("<w:p><w:r><w:t>再说一次：</w:t></w:r></w:p>")
        number = deepcopy(control(root, "percent('profile', 'q1=1')"))
        for each in list(number.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            each.getparent().remove(each)
        made_up.append(number)
        paragraph(root, "末段没有数字").addnext(made_up)

    assert "\n\n再说一次：{{ percent('profile', 'q1=1') }}\n" in first(edited(made, copy), tmp_path)


def test_a_copied_paragraph_stands_twice(made, tmp_path):
    found = first(edited(made, copy_behind("有效样本", "末段没有数字")), tmp_path)
    line = CHAPTERS[FIRST].split("\n")[2]
    assert found.split("\n").count(line) == 2


def test_a_number_that_was_taken_out_or_written_over_is_words(made, tmp_path):
    def overwrite(root):
        next(control(root, "n('returns', 'valid')").iter(f"{W}t")).text = "三百多"
        number = control(root, "percent('profile', 'q1=1')")
        number.getparent().remove(number)

    _, (come,) = changed_lines(first(edited(made, overwrite), tmp_path))
    assert come == "有效样本三百多份，*N*中男占（{{ ref('table:returns') }}、{{ ref('figure:bars') }}）。"


def test_tracked_changes_are_read_as_if_accepted(made, tmp_path):
    def track(root):
        found = paragraph(root, "末段没有数字")
        found.append(element('<w:ins w:id="4" w:author="a"><w:r><w:t>加了。</w:t></w:r></w:ins>'))
        found.append(element('<w:del w:id="5" w:author="a"><w:r><w:delText>删了。</w:delText></w:r></w:del>'))

    assert first(edited(made, track), tmp_path).endswith("\n末段没有数字。加了。\n")


def test_what_chapters_cannot_hold_is_told(made, tmp_path):
    def put(root):
        cell = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>我的表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        paragraph(root, "末段没有数字").addnext(element(cell))

    found, left = pulled(edited(made, put), tmp_path)
    assert found[FIRST].text is None
    assert left == ["a table that no chapter asks for stays in the file: '我的表'"]


# what cannot be put in its place


def test_a_paragraph_that_a_condition_makes_gives_the_whole_chapter_in_plain_sentences(made, tmp_path):
    found, _ = pulled(edited(made, reword("系数不低", "系数不算低")), tmp_path)
    assert found[FIRST].text is None
    assert found[SECOND].lines == (4, 4)
    assert found[SECOND].text == (
        "# 关系\n\n系数不算低，为{{ alpha('policy') }}。\n\n这一段是平的，共{{ n('returns', 'issued') }}份。\n"
    )


def test_a_plain_paragraph_beside_a_condition_is_put_in_its_line(made, tmp_path):
    found, _ = pulled(edited(made, reword("这一段是平的", "这一段平平的")), tmp_path)
    assert found[SECOND].lines is None
    assert found[SECOND].text == CHAPTERS[SECOND].replace("这一段是平的", "这一段平平的")


def test_a_paragraph_added_behind_one_that_a_condition_makes_gives_the_whole_chapter(made, tmp_path):
    found, _ = pulled(edited(made, add_behind("系数不低", "我加的。")), tmp_path)
    assert found[SECOND].lines is not None
    assert "我加的。" in (found[SECOND].text or "")


@pytest.mark.parametrize(
    "source",
    [
        "{% for key in ['q1=1', 'q1=2'] %}\n占{{ percent('profile', key) }}之多。\n\n{% endfor %}",
        "{% macro said() %}占{{ percent('profile', 'q1=1') }}之多{% endmacro %}\n\n{{ said() }}。",
        "{% set share = percent('profile', 'q1=1') %}占{{ share }}之多。{# 旁注 #}",
        "占{% if n('profile') > 3 %}{{ percent('profile', 'q1=1') }}{% endif %}之多。",
    ],
)
def test_nothing_that_a_template_decides_is_written_over(tmp_path, source):
    chapters = {FIRST: f"# 题\n\n{source}\n"}
    own = edited(written(tmp_path, chapters), reword("之多", "这么多"))
    found, _ = pulled(own, tmp_path)
    assert found[FIRST].lines is not None
    assert "{{ percent('profile', 'q1=" in (found[FIRST].text or "")
    assert "{%" not in (found[FIRST].text or "")


def test_a_chapter_that_changed_since_is_not_written_into(made, tmp_path):
    own = edited(made, reword("有效样本", "我们收到"))
    path = tmp_path / FIRST
    path.write_text(path.read_text(encoding="utf-8") + "\n后来写的。\n", encoding="utf-8")
    found, _ = pulled(own, tmp_path)
    assert found[FIRST].is_moved_on
    assert "我们收到" in (found[FIRST].text or "")
    assert "后来写的" not in (found[FIRST].text or "")


def test_a_file_that_has_lost_its_record_is_read_by_that_of_the_report_of_today(made, tmp_path):
    bare = with_parts(edited(made, reword("有效样本", "我们收到")), {"customXml/item1.xml": b"<a/>"})
    paths = sorted(tmp_path.glob("*.md.j2"))
    chapters = {path.name: path.read_text(encoding="utf-8") for path in paths}
    package, today = open_package(bare, "bare.docx"), record(composed(tmp_path, earlier()))
    assert read_record(package) is None
    found, _ = pull(package, today, chapters, {path.name: hash_of(path) for path in paths})
    assert [each.text for each in found] == [PLAIN.replace("有效样本", "我们收到"), None]


def test_a_report_of_another_study_is_refused(made, tmp_path):
    package = open_package(made, "other.docx")
    kept = read_record(package)
    with pytest.raises(Fault) as caught:
        pull(package, kept, {"09-z.md.j2": ""}, {"09-z.md.j2": ""})
    assert str(caught.value) == "other.docx: no chapter of the file is a chapter of this study"


# there and back


EDITS = (
    reword("有效样本", "我们收到"),
    add_behind("末段没有数字", "我自己的一段。"),
    take_out("第二点"),
    reword("信度良好", "信度还可以"),
    move_behind("余下的话", "第一点"),
)


@pytest.mark.parametrize("program", ["word", "libreoffice"])
def test_edited_refreshed_and_pulled_the_next_report_says_what_the_person_said(made, tmp_path, program):
    own = edited(made, *EDITS)
    own = own if program == "word" else by_libreoffice(own, tmp_path / "office")
    fresh, _ = refreshed(own, tmp_path)
    found, left = pulled(fresh, tmp_path)
    assert left == []
    assert found[SECOND].text is None
    write_chapters(tmp_path, {FIRST: found[FIRST].text or "", SECOND: CHAPTERS[SECOND]})
    composition = compose(later(), sorted(tmp_path.glob("*.md.j2")), "zh", "题目")
    assert [str(fault) for fault in composition.faults] == []
    again = [each for each in texts(docx.render(composition.document)) if each]
    before = [each for each in texts(fresh) if each and "系数" not in each]
    start = again.index("样本")
    assert [each for each in again[start:] if "系数" not in each] == before[before.index("样本") :]


def test_what_libreoffice_saved_unedited_brings_nothing_back(made, tmp_path):
    found, left = pulled(by_libreoffice(made, tmp_path / "office"), tmp_path)
    assert ([each.text for each in found.values()], left) == ([None, None], [])


@pytest.mark.parametrize("found", [earlier(), later()])
def test_claims_side_by_side_come_back_as_they_were(tmp_path, found):
    chapters = {FIRST: NEIGHBOURS}
    own, _ = refreshed(written(tmp_path, chapters), tmp_path, found, chapters)
    for content in (own, by_libreoffice(own, tmp_path / "office")):
        assert pulled(content, tmp_path)[0][FIRST].text is None
        mine = edited(content, reword("过快者", "太快者"))
        assert pulled(mine, tmp_path)[0][FIRST].text == NEIGHBOURS.replace("过快者", "太快者")


def test_pulling_does_not_depend_on_the_answers_of_today(made, tmp_path):
    own = edited(made, reword("有效样本", "我们收到"))
    assert first(own, tmp_path) == first(own, tmp_path)
    assert re.search("我们收到", first(own, tmp_path))
    assert earlier()
