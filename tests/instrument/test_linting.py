"""Questionnaire review."""

from dataclasses import replace
from pathlib import Path

import pytest

from instrument.linting import lint, review
from instrument.linting_rules import REASONS, RULES
from instrument.loading import load_for_review

AGREE = "choices: agree"
SETS = """
choice_sets:
  agree: [{code: 1, zh: 不同意, en: Disagree}, {code: 2, zh: 一般, en: Neutral}, {code: 3, zh: 同意, en: Agree}]
"""


def options(*labels, extra=""):
    return (
        "options: [" + ", ".join(f"{{code: {n}, zh: '{zh}', en: E{n}{extra}}}" for n, zh in enumerate(labels, 1)) + "]"
    )


def remarks(read_form, *questions, rest=""):
    lines = "".join(f"  - {{id: q{n}, en: Q{n}, {each}}}\n" for n, each in enumerate(questions, 1))
    return [(each.rule, str(each.message)) for each in lint(read_form(f"{SETS}questions:\n{lines}{rest}"))]


MEETING = [
    (("1—3年", "3—5年"), "options '1—3年' and '3—5年' both hold 3"),
    (("1年以内", "1—3年"), "options '1年以内' and '1—3年' both hold 1"),
    (("46-55岁", "55岁及以上"), "options '46-55岁' and '55岁及以上' both hold 55"),
    (("5至10万元", "8万元以上"), "options '5至10万元' and '8万元以上' both hold 8"),
    (("500–1,000", "1,000 or more"), "options '500–1,000' and '1,000 or more' both hold 1000"),
    (("under 18", "16 to 20"), "options 'under 18' and '16 to 20' both hold 16"),
]


@pytest.mark.parametrize(("labels", "told"), MEETING)
def test_brackets_that_meet_are_remarked(read_form, labels, told):
    found = remarks(read_form, f"kind: single, zh: 甲, {options(*labels)}")
    assert found == [("overlapping_brackets", told)]


@pytest.mark.parametrize(
    "labels",
    [("18—25岁", "26—35岁"), ("不满18岁", "18—25岁"), ("1—3年", "超过3年"), ("under 18", "18 to 20"), ("男", "女")],
)
def test_brackets_that_do_not_meet_pass(read_form, labels):
    assert remarks(read_form, f"kind: single, zh: 甲, {options(*labels)}") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("住房和教育的满意度", "it joins them with '和'"),
        ("技术、资源支持", "it joins them with '、'"),
        ("“科创飞地”“产业飞地”的了解程度", "it names two side by side"),
    ],
)
def test_an_item_about_two_things_is_remarked(read_form, text, told):
    found = remarks(read_form, f"kind: scale, zh: {text}, {AGREE}")
    assert found == [("double_barrelled", f"'{text}' may ask about two things at once: {told}")]


@pytest.mark.parametrize("text", ["“引、育、用、留”服务体系", "社会和谐程度", "普及程度（城区和乡镇）"])
def test_names_and_words_that_hold_a_joint_pass(read_form, text):
    assert remarks(read_form, f"kind: scale, zh: {text}, {AGREE}") == []


def test_a_matrix_is_judged_row_by_row(read_form):
    rows = "rows: [{id: r1, zh: 工资, en: Pay}, {id: r2, zh: 工资和福利, en: Pay}]".replace(
        "en: Pay}]", "en: Benefits}]"
    )
    found = remarks(read_form, f"kind: matrix, zh: 满意和不满意的程度, {rows}, {AGREE}")
    assert [message for _, message in found] == [
        "'工资和福利' may ask about two things at once: it joins them with '和'"
    ]


def test_a_scale_that_leans_to_one_side_is_remarked(read_form):
    found = remarks(read_form, f"kind: scale, zh: 甲, {options('不满意', '一般', '满意', '很满意', '非常满意')}")
    assert found == [("unbalanced_scale", "points below the middle: 1, above it: 3")]


def test_points_without_words_are_remarked(read_form):
    found = remarks(read_form, f"kind: scale, zh: 甲, {options('很差', '2', '3', '4', '很好')}")
    assert ("unlabelled_points", "points '2, 3, 4' have no words") in found


def test_other_and_none_need_their_marks(read_form):
    found = remarks(
        read_form,
        f"kind: multiple, zh: 甲, {options('资金', '其他', '以上都不是')}",
        f"kind: single, zh: 乙, {options('工业', '其他', extra=', other: true')}",
    )
    assert found == [
        ("other_without_blank", "option '其他' leaves no blank to write in"),
        ("none_with_others", "option '以上都不是' may be ticked with others"),
    ]


def test_a_dont_know_offered_to_some_questions_alone_is_remarked_once(read_form):
    offering = options("是", "否").removesuffix("]") + ", {code: 9, zh: 不清楚, en: Unsure, dont_know: true}]"
    found = remarks(
        read_form,
        f"kind: single, zh: 甲, {offering}",
        f"kind: scale, zh: 乙, {AGREE}",
        f"kind: single, zh: 丙, characteristic: true, {options('男', '女')}",
    )
    assert found == [("no_dont_know", "questions q2 offer no 'don't know', though q1 do")]


def test_a_short_scale_and_items_that_run_over_different_codes_are_remarked(read_form):
    found = remarks(
        read_form,
        f"kind: scale, zh: 甲, {AGREE}",
        f"kind: scale, zh: 乙, {options('很差', '较差', '较好', '很好')}",
        rest="scales:\n  s: {zh: 量, en: S, items: [q1, q2]}\n",
    )
    assert found == [
        ("short_scale", "a scale of 2 items cannot be checked item by item"),
        ("uneven_items", "its items run over different codes: 1–3, 1–4"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("众所周知，本市营商环境很好，您怎样评价？", "众所周知"),
        ("您是否也认为政策有效？", "您是否也认为"),
        ("大多数人都支持这项政策，您呢？", "大多数人都支持"),
        ("您对这一先进的模式怎样评价？", "先进的"),
    ],
)
def test_wording_that_suggests_an_answer_is_remarked(read_form, text, found):
    told = remarks(read_form, f"kind: scale, zh: {text}, {AGREE}")
    assert ("leading", f"{text!r} suggests an answer by {found!r}") in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("您认为人才政策对您有多大帮助？", "有多大帮助"),
        ("您认为该平台的作用有多大？", "作用有多大"),
        ("政策给您带来了哪些好处？", "哪些好处"),
        ("您有多喜欢本市？", "有多喜欢"),
        ("您为什么支持这项政策？", "为什么支持"),
    ],
)
def test_wording_that_takes_an_answer_for_granted_is_remarked(read_form, text, found):
    told = remarks(read_form, f"kind: scale, zh: {text}, {AGREE}")
    assert ("leading", f"{text!r} takes for granted what it asks about by {found!r}") in told


@pytest.mark.parametrize(
    "text",
    [
        "您对政策的满意度",
        "您认为政策是否有效",
        "贵单位对“先进的模式”的了解",
        "您是否受过帮助，有多大帮助",
        "您希望提供更多支持",
    ],
)
def test_wording_that_leaves_the_answer_open_passes(read_form, text):
    assert remarks(read_form, f"kind: scale, zh: {text}, {AGREE}") == []


def test_english_that_suggests_an_answer_is_remarked_where_it_is_the_first_language(read_form):
    texts = ["Don't you think so?", "Obviously it works.", "Do you agree that it works?", "As we all know, it works."]
    texts += ["How much do you like the town?", "How helpful was the course?", "What benefits did it bring?"]
    for text in texts:
        form = read_form(f'{SETS}questions:\n  - {{id: q1, kind: scale, zh: 甲, en: "{text}", {AGREE}}}\n')
        turned = replace(form, languages=("en", "zh"))
        assert [each.rule for each in lint(turned)] == ["leading"], text


def test_english_that_names_both_sides_passes(read_form):
    for text in ("How much do you like or dislike it?", "How useful or useless is it?", "How old are you?"):
        form = read_form(f'{SETS}questions:\n  - {{id: q1, kind: scale, zh: 甲, en: "{text}", {AGREE}}}\n')
        assert lint(replace(form, languages=("en", "zh"))) == (), text


def test_a_scale_with_no_negative_side_at_all_is_remarked(read_form):
    found = remarks(read_form, f"kind: scale, zh: 甲, {options('一般', '满意', '比较满意', '很满意', '非常满意')}")
    assert found == [("unbalanced_scale", "4 points on the positive side and none on the negative")]


def test_a_question_with_one_answer_about_two_things_is_remarked_unless_it_describes_the_respondent(read_form):
    asked = f"kind: single, zh: 您对工资和福利满意吗？, {options('满意', '不满意')}"
    assert [rule for rule, _ in remarks(read_form, asked)] == ["double_barrelled"]
    assert remarks(read_form, f"kind: single, characteristic: true, zh: 专业和年级, {options('甲', '乙')}") == []


def test_a_dont_know_offered_nowhere_is_remarked_where_several_views_are_asked(read_form):
    views = [f"kind: scale, zh: {name}, {AGREE}" for name in "甲乙丙"]
    assert remarks(read_form, *views) == [("no_dont_know", "none of its 3 questions on views offers a 'don't know'")]
    assert remarks(read_form, *views[:2]) == []


def test_every_rule_has_a_reason():
    assert set(REASONS) == set(RULES)


def test_a_condition_that_every_answer_meets_is_remarked(read_form):
    found = remarks(read_form, f"kind: scale, zh: 甲, {AGREE}", "kind: text, zh: 乙, ask_if: 'q1 in [1, 2, 3]'")
    assert found == [("always_asked", "every answer meets its condition")]


def test_a_condition_that_no_answers_meet_is_remarked(tmp_path):
    path = tmp_path / "form.yaml"
    questions = f"  - {{id: q1, kind: scale, zh: 甲, {AGREE}}}\n"
    questions += "  - {id: q2, kind: text, zh: 乙, ask_if: q1 == 1 and q1 == 2}\n"
    head = "id: form\nversion: '1'\nlanguages: [zh]\ntitle: {zh: 卷}\n"
    choices = "choice_sets: {agree: [{code: 1, zh: 不同意}, {code: 2, zh: 一般}, {code: 3, zh: 同意}]}\n"
    path.write_text(f"{head}{choices}questions:\n{questions}", encoding="utf-8")
    told = "no answers can meet the condition 'q1 == 1 and q1 == 2', so this question is never asked"
    assert [(each.rule, str(each.message)) for each in lint(load_for_review(path))] == [("unreachable", told)]


def test_a_reason_in_the_file_answers_a_remark_and_stays_readable(read_form):
    answered = "lint: {double_barrelled: As printed.}"
    instrument = read_form(
        f"{SETS}questions:\n  - {{id: q1, kind: scale, zh: 技术、资源, en: Q, {AGREE}, {answered}}}\n"
    )
    assert lint(instrument) == ()
    assert [(each.rule, each.answer, str(each.place)) for each in review(instrument)] == [
        ("double_barrelled", "As printed.", "form.yaml:8: q1")
    ]


def test_every_rule_is_made_by_some_questionnaire_of_this_file():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [rule for rule in RULES if f'"{rule}"' not in source] == []
