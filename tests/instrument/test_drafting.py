"""Whatever a source holds, its draft loads, and says in the file what the draft says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instrument.conditions import parse
from instrument.drafting.degrees import is_rating
from instrument.drafting.draft import Draft, DraftQuestion, DraftScale
from instrument.drafting.loadable import loadable
from instrument.drafting.orders import natural_order
from instrument.drafting.rules import source
from instrument.drafting.scalars import scalar
from instrument.drafting.words import clean
from instrument.model import Kind, Option, Row, ScaleItem
from instrument.yaml_nodes import parse_mapping

NASTY = [
    "",
    "yes",
    "null",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "{x}",
    "[1]",
    "*a",
    "&a",
    "!t",
    "%",
    "@",
    "1e5",
    "<b>x</b>",
]
WORDS = st.one_of(st.text(max_size=30), st.sampled_from(NASTY))
OPTIONS = st.lists(st.tuples(st.integers(-3, 9), WORDS, st.booleans(), st.booleans()), max_size=6)
QUESTIONS = st.lists(
    st.tuples(WORDS, st.sampled_from(list(Kind)), WORDS, OPTIONS, st.lists(WORDS, max_size=4)), min_size=1, max_size=5
)


@settings(max_examples=150, deadline=None)
@given(QUESTIONS, WORDS)
def test_any_draft_loads(questions, title):
    draft = Draft(
        id=title,
        title={"zh": title},
        languages=("zh", "en"),
        questions=tuple(
            DraftQuestion(
                id=id,
                kind=kind,
                text={"zh": words},
                options=tuple(Option(code, {"zh": label}, mark, False, other) for code, label, mark, other in options),
                rows=tuple(Row(row, {"en": row}) for row in rows),
                identifying=kind is Kind.TEXT,
            )
            for id, kind, words, options, rows in questions
        ),
        scales=(DraftScale("scale1", {"zh": title}, (ScaleItem("q1"), ScaleItem("q2"))),),
    )
    _, _, found = loadable(draft, "form.yaml", str)
    assert len(found.questions) == len(questions)


@given(WORDS)
def test_a_scalar_is_read_back_as_the_same_text(words):
    plain = clean(words)
    if plain:
        node = parse_mapping(f"key: {scalar(plain)}\nflow: {{a: {scalar(plain)}}}\n".encode(), "a.yaml")
        assert node["key"].text() == plain
        assert node["flow"]["a"].text() == plain


@pytest.mark.parametrize(
    "rule",
    [
        "q1 == 1",
        "q1 != 2 and not q2 has 3",
        "(q1 == 1 or q2 in [1, 2]) and q3 >= 4",
        "not (q1 == 1 and q2 == 2) or q3 < 1",
        "not (q1 == 1 or q2 == 2)",
    ],
)
def test_a_tree_is_written_as_the_condition_it_was_read_from(rule):
    tree = parse(rule).tree
    assert parse(source(tree)).tree == tree


@pytest.mark.parametrize(
    "labels",
    [
        ["非常不同意", "不同意", "一般", "同意", "非常同意"],
        ["从未参与", "偶尔参与", "一般", "经常参与", "深度参与"],
        ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"],
        ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"],
        ["1", "2", "3", "4", "5"],
        ["1分", "2分", "3分"],
    ],
)
def test_points_of_a_rating_are_known(labels):
    assert is_rating(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ["男", "女"],
        ["18—25岁", "26—35岁", "36—45岁"],
        ["1部", "2部", "3部"],
        ["企业", "政府部门", "职业院校"],
        ["Yes", "No", "Maybe"],
    ],
)
def test_other_options_are_none(labels):
    assert not is_rating(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ["高中及以下", "大专", "本科", "硕士及以上"],
        ["18-29", "30-44", "45-60", "> 60"],
        ["1年以内", "1—3年", "3—5年", "10年以上"],
        ["$0 - $24,999", "$25,000 - $49,999", "$150,000+"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["是", "否"],
    ],
)
def test_options_are_put_in_the_order_of_their_meaning(labels):
    assert natural_order(sorted(labels)) == labels
