"""The closing form of the federation as a Word file."""

import io
import zipfile
from dataclasses import replace

import docx as python_docx
from docx.table import Table
from lxml import etree
from sample import HOSTILE, report
from test_schema import faults

from reports.forms.closing import Change, Closing, Member, Person, Twice
from reports.forms.files import closing_form, report_with_form
from reports.renderers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = Closing("BZ0", "研究", "研究")
WHO = Person("甲", "女", "汉族", "1980-05", "某校", "主任", "教授", "某路1号", "000")
FULL = replace(
    BLANK,
    category="自筹课题",
    leader="甲",
    institution="某校",
    filled="2025-09-30",
    sensitive=False,
    secret=True,
    outcome=Twice("论文", "研究报告"),
    finished=Twice("2025-10-31", "2025-09-30"),
    changed=True,
    change=Change("人员", WHO, replace(WHO, name="乙"), tuple(Member(f"丙{at}", "某校") for at in range(7)), ()),
)


def opened(made):
    return python_docx.Document(io.BytesIO(made))


def lines(made):
    return [each.text for each in opened(made).paragraphs]


def cells(made, table):
    """The texts of each row of a table, merged cells once."""
    found = []
    for row in opened(made).tables[table]._tbl.findall(f"{W}tr"):
        texts = ["".join(t.text or "" for t in each.iter(f"{W}t")) for each in row.findall(f"{W}tc")]
        found.append(texts)
    return found


def test_the_form_is_as_the_schema_wants_it():
    for made in (closing_form(BLANK), closing_form(FULL), report_with_form(FULL, report())):
        assert faults(made) == []


def test_the_same_answers_give_the_same_bytes():
    assert closing_form(FULL) == closing_form(FULL)
    assert report_with_form(FULL, report()) == report_with_form(FULL, report())


def test_the_cover_says_whose_project_it_is():
    assert cells(closing_form(FULL), 0) == [
        ["立项编号", "BZ0"],
        ["项目类别", "自筹课题"],
        ["项目名称", "研究"],
        ["项目负责人", "甲"],
        ["所在单位", "某校"],
        ["填表日期", "2025年9月30日"],
    ]


def test_boxes_are_ticked_as_answered_and_left_open_where_not():
    ticked, blank = lines(closing_form(FULL)), lines(closing_form(BLANK))
    assert "成果是否涉密：☑是\u3000□否" in ticked
    assert any(each.endswith("□是\u3000☑否") for each in ticked)
    assert "成果是否涉密：□是\u3000□否" in blank
    assert cells(closing_form(FULL), 1)[2][1] == "☑A、是 \u3000□B、否 "
    assert "☑" not in "".join(blank)


def test_the_table_of_changes_holds_every_answer_and_room_where_there_is_none():
    rows = cells(closing_form(FULL), 1)
    assert rows[4] == ["原计划完成时间", "2025年10月31日", "实际完成时间", "2025年9月30日"]
    assert rows[6] == ["原负责人", "姓　名", "甲", "性别", "女", "民族", "汉族", "出生日期", "1980年5月"]
    assert rows[9][2] == "乙"
    assert [row[1] for row in rows[13:20]] == [f"丙{at}" for at in range(7)]  # more than the form has rows for
    assert [row[1] for row in rows[-5:]] == [""] * 5
    assert cells(closing_form(BLANK), 1)[4][1] == "\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def test_every_row_of_the_form_covers_every_column():
    document = opened(closing_form(FULL))
    for table in (Table(each, document._body) for each in document.element.body.iter(f"{W}tbl")):
        columns = len(table._tbl.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table._tbl.findall(f"{W}tr"):
            spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.findall(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns


def test_the_opinions_are_left_to_the_offices():
    made = closing_form(FULL)
    text = "".join(t for table in range(2, 6) for row in cells(made, table) for t in row)
    assert text.count("单位（公章）：") == 2
    assert "☑" not in text
    assert "甲" not in text


def test_the_report_behind_the_form_begins_an_odd_page_and_counts_from_one():
    made = report_with_form(FULL, report())
    form, body = opened(made).sections
    assert body._sectPr.find(f"{W}type").get(f"{W}val") == "oddPage"
    assert body._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
    assert form._sectPr.findall(f"{W}footerReference") == []
    assert len(body._sectPr.findall(f"{W}footerReference")) == 2
    words = "".join(t.text or "" for t in etree.fromstring(document(made)).iter(f"{W}t"))
    alone = "".join(t.text or "" for t in etree.fromstring(document(docx.render(report()))).iter(f"{W}t"))
    assert words.endswith(alone)


def document(made):
    return zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")


def test_what_is_written_in_the_study_arrives_as_text():
    made = closing_form(replace(FULL, leader=HOSTILE + "\x07", institution="=1+1"))
    assert cells(made, 0)[3][1] == HOSTILE
    assert cells(made, 0)[4][1] == "=1+1"
