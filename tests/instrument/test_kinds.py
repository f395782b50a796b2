"""What each kind of question becomes as variables."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instrument.codebook import Level, Variable
from instrument.kinds import codebook, mirror
from instrument.measure import Measure

EVERY_KIND = """
questions:
  - {id: one, kind: single, zh: 一：, en: "One:", measure: ordinal, options: [
      {code: 1, zh: 低, en: Low}, {code: 2, zh: 高, en: High}, {code: 9, zh: 不知道, en: Don't know, dont_know: true},
      {code: 3, zh: 其他, en: Other, other: true}]}
  - {id: many, kind: multiple, zh: 多, en: Many, options: [
      {code: 1, zh: 甲, en: A, other: true}, {code: 4, zh: 乙, en: B, other: true}]}
  - {id: rated, kind: scale, zh: 评, en: Rated, label: {zh: 评分, en: Rating}, choices: five}
  - {id: grid, kind: matrix, zh: 阵, en: Grid, choices: five,
     rows: [{id: g1, zh: 行一, en: Row 1}, {id: g2, zh: 行二, en: Row 2}]}
  - {id: words, kind: text, zh: 文, en: Words}
  - {id: amount, kind: number, zh: 数, en: Amount, least: 0, most: 99.5, decimals: 1}
  - {id: order, kind: ranking, zh: 序, en: Order, most: 2, options: [
      {code: 1, zh: 甲, en: A}, {code: 2, zh: 乙, en: B}, {code: 3, zh: 丙, en: C}]}
  - {id: day, kind: date, zh: 日, en: Day}
choice_sets:
  five: [{code: 1, zh: 差, en: Bad}, {code: 2, zh: 中, en: Fair}, {code: 5, zh: 好, en: Good}]
scales:
  mean_scale: {zh: 均, en: Mean, items: [rated, -g1, g2]}
  sum_scale: {zh: 和, en: Sum, items: [-g1, g2], score: sum}
"""


@pytest.fixture(scope="module")
def book(read_form):
    return codebook(read_form(EVERY_KIND))


def coded(variable):
    return [(level.code, level.text["en"], level.missing) for level in variable.levels]


NO_ANSWER = [(-2, "Unanswered", True), (-3, "Not asked", True)]


def test_variables_come_in_the_order_of_the_questions_then_mirrors_then_scores(book):
    assert " ".join(variable.name for variable in book) == (
        "one one_other many_1 many_4 many_other_1 many_other_4 rated g1 g2 words amount order_1 order_2 order_3 day "
        "g1_r mean_scale sum_scale"
    )


def test_a_single_choice_keeps_its_codes_and_its_dont_know_as_missing(book):
    one = book.variable("one")
    assert coded(one) == [
        (1, "Low", False),
        (2, "High", False),
        (9, "Don't know", True),
        (3, "Other", False),
        *NO_ANSWER,
    ]
    assert (one.bounds, one.missing, one.measure, one.question) == ((1, 3), (9, -2, -3), Measure.ORDINAL, "one")


def test_a_label_is_the_wording_without_its_colon_unless_a_shorter_one_is_given(book):
    assert book.variable("one").text == {"zh": "一", "en": "One"}
    assert book.variable("rated").text == {"zh": "评分", "en": "Rating"}


def test_what_is_written_beside_an_option_is_a_text(book):
    written = book.variable("one_other")
    assert (written.is_text, written.text, written.question) == (True, {"zh": "一：其他", "en": "One: Other"}, "one")
    assert book.variable("many_other_4").text["en"] == "Many: B"


def test_a_multiple_response_is_a_set_of_ticks(book):
    assert book.set("many").members == ("many_1", "many_4")
    member = book.variable("many_4")
    assert coded(member) == [(1, "Selected", False), (0, "Not selected", False), *NO_ANSWER]
    assert (member.text["en"], member.bounds, member.missing, member.question) == ("B", (0, 1), (-2, -3), "many")


def test_a_matrix_is_one_variable_per_row(book):
    assert (book.variable("g2").text["en"], book.variable("g2").question) == ("Row 2", "grid")
    assert coded(book.variable("g2")) == [(1, "Bad", False), (2, "Fair", False), (5, "Good", False), *NO_ANSWER]
    assert book.variable("g2").measure == Measure.ORDINAL


def test_a_number_has_its_limits_as_bounds(book):
    amount = book.variable("amount")
    assert (amount.bounds, amount.decimals, amount.measure) == ((0, 99.5), 1, Measure.SCALE)
    assert coded(amount) == NO_ANSWER


def test_a_ranking_is_the_rank_of_each_option(book):
    second = book.variable("order_2")
    assert coded(second) == [(1, "1", False), (2, "2", False), *NO_ANSWER]
    assert (second.text["en"], second.bounds) == ("B", (1, 2))


def test_text_and_date_are_held_as_text(book):
    assert book.variable("words").is_text
    assert book.variable("day").is_text


def test_a_reversed_item_mirrors_the_declared_codes_under_a_new_name(book):
    turned = book.variable("g1_r")
    assert coded(turned) == [(1, "Good", False), (4, "Fair", False), (5, "Bad", False), *NO_ANSWER]
    assert (turned.reversed_of, turned.text, turned.bounds) == (
        "g1",
        {"zh": "行一（反向计分）", "en": "Row 1 (reversed)"},
        (1, 5),
    )
    assert book.scale("mean_scale").items == ("rated", "g1_r", "g2")


def test_a_score_lies_within_what_the_declared_bounds_of_its_items_allow(book):
    mean, total = book.variable("mean_scale"), book.variable("sum_scale")
    assert (mean.bounds, mean.decimals, mean.measure, mean.text["en"]) == ((1, 5), 2, Measure.SCALE, "Mean")
    assert (total.bounds, total.decimals) == ((2, 10), 0)


LEVELS = st.lists(
    st.builds(Level, st.integers(-20, 20).map(float), st.just({"zh": "甲"}), st.booleans()),
    min_size=1,
    unique_by=lambda level: level.code,
).filter(lambda levels: not all(level.missing for level in levels))


@given(LEVELS)
def test_an_item_reversed_twice_is_the_item(levels):
    valid = [level.code for level in levels if not level.missing]
    item = Variable("a", levels=tuple(levels), bounds=(min(valid), max(valid)))
    assert mirror(mirror(item)) == item
    assert {level.code for level in mirror(item).levels if level.missing} == {
        level.code for level in levels if level.missing
    }


@given(LEVELS)
def test_a_reversed_item_keeps_its_bounds_whatever_was_answered(levels):
    valid = [level.code for level in levels if not level.missing]
    item = replace(Variable("a", levels=tuple(levels)), bounds=(min(valid), max(valid)))
    mirrored = [level.code for level in mirror(item).valid_levels]
    assert (min(mirrored), max(mirrored)) == item.bounds
    assert sorted(mirrored) == sorted(sum(item.bounds) - code for code in valid)
