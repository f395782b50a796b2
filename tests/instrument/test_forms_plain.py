"""Questionnaires as people type them."""

from pathlib import Path

import docx
import pytest

from instrument.conditions import names
from instrument.drafting.loadable import loadable
from instrument.forms import reader_of, readers
from instrument.loading import load
from instrument.message import Fault
from instrument.model import Kind
from survey.files.forms import open_form

PRINTED = Path(__file__).with_name("bazhong_printed.txt")
BAZHONG = Path(__file__).parents[2] / "instrument" / "questionnaires" / "bazhong.yaml"


def drafted(path):
    form = open_form(path)
    name = reader_of(form)
    assert name == "plain"
    return loadable(readers()[name].read(form), "form.yaml", str)


@pytest.fixture
def form(tmp_path):
    def write(text, name="form.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return drafted(path)[2]

    return write


def test_the_printed_appendix_becomes_the_questionnaire_that_was_written_by_hand():
    _, _, found = drafted(PRINTED)
    by_hand = load(BAZHONG)
    assert [each.number for each in found.questions] == [each.number for each in by_hand.questions]
    for question, wanted in zip(found.questions, by_hand.questions, strict=True):
        assert question.text["zh"] == wanted.text["zh"]
        assert (question.id, question.kind) == (question.id, wanted.kind)
        assert [option.text["zh"] for option in question.options] == [option.text["zh"] for option in wanted.options]
        assert [option.other for option in question.options] == [option.other for option in wanted.options]


def test_words_that_a_line_breaks_are_put_together_again(form):
    found = form(
        "1. 人才缺口主要集中在：\n高端技术人才 技能型人才 管理人才 复合型人\n才 无明显缺口\n"
        "2. 年龄：\n18岁 46—55岁\n55岁以上\n"
    )
    labels = [[option.text["zh"] for option in question.options] for question in found.questions]
    assert labels == [
        ["高端技术人才", "技能型人才", "管理人才", "复合型人才", "无明显缺口"],
        ["18岁", "46—55岁", "55岁以上"],
    ]
    assert found.questions[0].kind is Kind.MULTIPLE
    assert found.questions[0].options[-1].exclusive


LETTERS = """大学生兼职调查

您好！本问卷仅用于学术研究。

一、基本信息
1、您的性别是（ ）
A. 男  B. 女
2. 您是否做过兼职？（若选B，请跳至第4题）
A 是    B 否
3. 您做过哪些兼职？（可多选，最多选2项）
□家教 □促销 □其他________
二、态度
4. 您会推荐他人兼职吗？ ○一定不会 ○可能不会 ○不确定 ○可能会 ○一定会
5. 请将以下因素排序[排序题]
A.收入 B.时间 C.地点
6. 您每月兼职收入约____元
7. 您还有什么建议？（选填）
"""


def test_letters_boxes_marks_and_jumps_are_read(form):
    found = form(LETTERS)
    kinds = [question.kind for question in found.questions]
    assert kinds == ["single", "single", "multiple", "scale", "ranking", "number", "text"]
    assert found.title["zh"] == "大学生兼职调查"
    assert found.purpose["zh"] == "您好！本问卷仅用于学术研究。"
    several = found.question("q3")
    assert (several.most, several.options[-1].other) == (2, True)
    assert several.ask_if is not None
    assert several.ask_if.source == "q2 != 2"
    assert found.question("q4").ask_if is None
    assert found.question("q1").characteristic
    assert not found.question("q7").required


def test_the_text_form_of_wenjuanxing_is_read(form):
    found = form(
        "调查\n\n1. 性别[单选题]\n男\n女\n\n2. 功能[多选题]\n搜索\n以上都没有\n\n"
        "3. 请评价[矩阵量表题]\n行：\n- 速度\n- 价格\n列：\n- 差\n- 中\n- 好\n\n"
        "4. 总体[量表题]\n1~5\n\n5. 建议[填空题]\n"
    )
    assert [question.kind for question in found.questions] == ["single", "multiple", "matrix", "scale", "text"]
    matrix = found.question("q3")
    assert [row.text["zh"] for row in matrix.rows] == ["速度", "价格"]
    assert [option.text["zh"] for option in matrix.options] == ["差", "中", "好"]
    assert len(found.question("q4").options) == 5


def test_an_english_form_is_read(form):
    found = form(
        "Workplace survey\n\nSection 1: About you\n"
        "1. What is your gender?\n( ) Male\n( ) Female\n( ) Prefer not to say\n"
        "2. How old are you? ____ years\n3. Do you work remotely? If no, skip to question 5.\na) Yes\nb) No\n"
        "4. Which tools do you use? (select all that apply)\n[ ] Chat\n[ ] Other: ______\n"
        "5. My workload is fair.\n○ Strongly disagree ○ Disagree ○ Neutral ○ Agree ○ Strongly agree\n6. Any comments?\n"
    )
    assert [question.kind for question in found.questions] == [
        "single",
        "number",
        "single",
        "multiple",
        "scale",
        "text",
    ]
    assert found.question("q1").options[2].dont_know
    assert found.question("q4").ask_if is not None
    assert names(found.question("q4").ask_if) == ("q3",)


def test_a_word_document_with_automatic_numbers_and_a_table_is_read(tmp_path):
    document = docx.Document()
    document.add_paragraph("员工满意度调查")
    document.add_paragraph("您的性别：", style="List Number")
    document.add_paragraph("□男  □女")
    document.add_paragraph("请评价（1=非常不满意，5=非常满意）：", style="List Number")
    table = document.add_table(rows=3, cols=6)
    for at, words in enumerate(["题项", "1", "2", "3", "4", "5"]):
        table.cell(0, at).text = words
    for at, words in enumerate(["1. 薪酬", "2. 环境"], 1):
        table.cell(at, 0).text = words
    document.save(tmp_path / "form.docx")
    _, _, found = drafted(tmp_path / "form.docx")
    assert [question.kind for question in found.questions] == ["single", "matrix"]
    matrix = found.question("q2")
    assert [row.text["zh"] for row in matrix.rows] == ["薪酬", "环境"]
    assert [option.text["zh"] for option in matrix.options] == ["非常不满意", "2", "3", "4", "非常满意"]


def test_what_was_guessed_stands_as_a_comment_above_the_question(tmp_path):
    path = tmp_path / "form.txt"
    path.write_text("1. 缺口主要集中在：\n甲 乙 丙\n2. 性别：\n男 女\n", encoding="utf-8")
    _, text, _ = drafted(path)
    assert "# it names no kind, and is taken for multiple response by its wording" in text


def test_a_damaged_document_is_refused(tmp_path):
    (tmp_path / "form.docx").write_bytes(b"PK\x03\x04 no zip at all")
    with pytest.raises(Fault, match="the document is damaged or ends early") as refused:
        open_form(tmp_path / "form.docx")
    assert refused.value.place.file == "form.docx"
