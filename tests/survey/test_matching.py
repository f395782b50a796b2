"""Headings of a platform matched to the questionnaire: by names, wordings and order, for sure or as a guess."""

from dataclasses import replace

import pytest

from instrument.loading import read
from instrument.message import Fault
from survey.coding.guesses import guess
from survey.durations import between, seconds
from survey.files.grid import Grid
from survey.header_keys import header_keys
from survey.identifiers import hashed
from survey.intake import intake
from survey.mapping import Confirmed
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
choice_sets:
  agree: [{code: 1, zh: 低}, {code: 2, zh: 中}, {code: 3, zh: 高}]
questions:
  - {id: sex, number: "1", kind: single, zh: 您的性别, options: [{code: 1, zh: 男}, {code: 2, zh: 女}]}
  - id: now
    number: "2"
    kind: matrix
    zh: 您对现在的评价
    choices: agree
    rows: [{id: n1, zh: 内容}, {id: n2, zh: 讲师}]
  - id: then
    number: "3"
    kind: matrix
    zh: 您对将来的期望
    choices: agree
    rows: [{id: t1, zh: 内容}, {id: t2, zh: 讲师}]
  - {id: why, number: "4", kind: text, zh: 其他意见, required: false}
"""
ANSWERS = {"sex": "男", "n1": "低", "n2": "中", "t1": "高", "t2": "低", "why": "好"}


@pytest.fixture(scope="module")
def form():
    return read(FORM.encode(), "form.yaml")


def named(at, *name, **more):
    return Heading(at, names=(Said(*name),), **more)


def worded(at, *words, **more):
    return Heading(at, wordings=(Said(*words),), **more)


def matched(form, headings, answers=None, confirmed=None):
    """Column → variable and evidence."""
    answers = answers or tuple(ANSWERS.values())
    names = tuple(f"c{heading.at}" for heading in headings)
    grid = Grid("a.csv", names, (tuple(answers[: len(headings)]),), (2,), format="csv")
    found = intake(grid, Layout(tuple(headings)), form, confirmed or Confirmed())
    return {match.at: (match.slot.name, str(match.evidence)) for match in found.matches.matches}


def full(**other):
    """The headings of all six columns by their own names, some of them otherwise."""
    names = list(ANSWERS)
    return [other.get(name, named(at, name)) for at, name in enumerate(names)]


def test_a_name_without_a_wording_is_sure_and_so_is_a_printed_number(form):
    found = matched(form, full(sex=named(0, "Q1"), why=named(5, "4"), n1=named(1, "2", "n1")))
    assert {evidence for _, evidence in found.values()} == {"name"}


def test_a_name_with_its_wording_is_sure(form):
    heading = Heading(0, names=(Said("sex"),), wordings=(Said("您的性别："),))
    assert matched(form, full(sex=heading))[0] == ("sex", "name and wording")


def test_a_wording_goes_before_the_name_of_another_question(form):
    heading = Heading(5, names=(Said("sex"),), wordings=(Said("其他意见"),))
    assert matched(form, full(why=heading))[5] == ("why", "wording")


def test_a_name_with_a_wording_of_no_question_is_a_guess(form):
    heading = Heading(0, names=(Said("sex"),), wordings=(Said("您是"),))
    assert matched(form, full(sex=heading))[0] == ("sex", "name, other wording")


def test_rows_of_one_wording_are_told_apart_by_their_order(form):
    rows = [worded(at, "", words) for at, words in enumerate(["内容", "讲师", "内容", "讲师"], 1)]
    headings = [worded(0, "您的性别"), *rows, worded(5, "其他意见")]
    assert [name for name, _ in matched(form, headings).values()] == ["sex", "why", "n1", "n2", "t1", "t2"]


def test_a_wording_that_is_much_alike_is_a_guess(form):
    assert matched(form, full(why=worded(5, "您的其他意见")))[5] == ("why", "similar wording")


def test_a_part_is_guessed_by_the_number_in_its_code(form):
    headings = full(n1=named(1, "now", "SQ001"), n2=named(2, "now", "SQ002"))
    found = matched(form, headings)
    assert (found[1], found[2]) == (("n1", "number of the part"), ("n2", "number of the part"))


def test_parts_of_a_named_question_are_guessed_in_order_where_their_codes_say_nothing(form):
    found = matched(form, full(n1=named(1, "now", "abc"), n2=named(2, "now", "xyz")))
    assert (found[1], found[2]) == (("n1", "order"), ("n2", "order"))


def test_a_gap_of_as_many_columns_as_questions_is_guessed_where_every_cell_fits(form):
    assert matched(form, full(sex=named(0, "geschlecht")))[0] == ("sex", "order")
    with pytest.raises(Fault, match=r"columns that fit no question: 'c0'; .* questions without a column: sex"):
        matched(form, full(sex=named(0, "geschlecht")), ("x", *list(ANSWERS.values())[1:]))


def test_a_whole_file_of_other_names_is_matched_by_its_order_and_shapes(form):
    headings = [named(0, "v1"), *(named(1 + at, "v2", part) for at, part in enumerate("ab"))]
    headings += [*(named(3 + at, "v3", part) for at, part in enumerate("ab")), named(5, "v4")]
    found = matched(form, headings)
    assert [found[at] for at in range(6)] == [(name, "order") for name in ANSWERS]


def test_what_a_person_confirmed_goes_before_everything(form):
    headings = full(n1=named(1, "now", "SQ002"), n2=named(2, "now", "SQ001"))
    found = matched(form, headings, confirmed=Confirmed({"c1": "n1", "c2": "n2"}))
    assert (found[1], found[2]) == (("n1", "confirmed"), ("n2", "confirmed"))


def test_every_misfit_is_named_in_one_sentence(form):
    headings = [*full(why=named(5, "nobody")), named(6, "sex"), named(7, "noone"), named(8, "none")]
    with pytest.raises(Fault) as caught:
        matched(form, headings, (*ANSWERS.values(), "男", "", ""))
    assert str(caught.value) == (
        "a.csv:1: columns that fit no question: 'c5', 'c7', 'c8'; that fit a question of another column too: "
        "'c0', 'c6'; that fit several questions: –; questions without a column: why; possible: the questionnaire of "
        "these answers, or a line for each of them in mapping.yaml"
    )


def test_rows_of_nobody_are_left_out_and_other_marked_ones_are_remembered(form):
    cells = tuple(ANSWERS.values())
    grid = Grid("a.csv", tuple(ANSWERS), (cells, cells, cells, cells), (2, 3, 4, 5), format="csv")
    marks = {0: Mark.PREVIEW, 2: Mark.UNFINISHED, 3: Mark.TRIAL}
    found = intake(grid, Layout(tuple(full()), marks=marks), form, Confirmed())
    assert (found.grid.lines, found.rows.marked) == ((3, 4), ((1, Mark.UNFINISHED),))
    assert found.rows.apart == ((0, Mark.PREVIEW), (3, Mark.TRIAL))


def test_a_mark_whose_rule_is_switched_off_counts_for_nothing(form):
    cells = tuple(ANSWERS.values())
    grid = Grid("a.csv", tuple(ANSWERS), (cells, cells, cells), (2, 3, 4), format="csv")
    marks = {0: Mark.PREVIEW, 1: Mark.SPAM, 2: Mark.UNFINISHED}
    lenient = replace(form, screening=replace(form.screening, marks=frozenset({"unfinished"})))
    found = intake(grid, Layout(tuple(full()), marks=marks), lenient, Confirmed())
    assert (len(found.grid.rows), found.rows.marked, found.rows.apart) == (3, ((2, Mark.UNFINISHED),), ())


def test_columns_are_known_by_headers_that_no_other_has():
    grid = Grid("a.csv", ("a", "b", "b", "", ""), (("x", "1", "2", "c", "c"), ("", "", "", "", "")), (2, 3))
    assert header_keys(grid, 0) == ("a", "b", "b (2)", "(1)", "(2)")
    assert header_keys(grid, 1) == ("a", "b / 1", "b / 2", "c", "c (2)")


def test_codes_with_letters_are_guessed_by_their_numbers_or_not_at_all(form):
    options = form.question("sex").options
    assert guess(["A1", "A2"], options) == {"A1": 1, "A2": 2}
    assert guess(["A1", "B1"], options) is None
    assert guess(["A1", "A3"], options) is None
    assert guess(["A1", "other"], options) is None
    assert guess(["woman1"], options) is None


def test_addresses_are_compared_without_being_known():
    one, same, other, none = hashed(["192.0.2.1(四川-巴中)", "192.0.2.1", "192.0.2.2", ""], b"salt")
    assert (one == same, one == other, none) == (True, False, "")
    assert hashed(["192.0.2.1"], b"pepper") != (one,)
    assert "192" not in one


@pytest.mark.parametrize(
    ("cell", "found"),
    [("136秒", 136), ("1分30秒", 90), ("1小时2分", 3720), ("0:01:30", 90), ("2:05", 125), ("90.5", 90.5), ("８０", 80)],
)
def test_times_taken_are_seconds(cell, found):
    assert seconds(cell) == found


def test_other_words_are_no_time_and_milliseconds_are_a_unit():
    assert seconds("快") is None
    assert seconds("") != seconds("")
    assert seconds("1500", 0.001) == 1.5
    assert between("2026-01-01 10:00:00", "2026-01-01T10:01:30") == 90
    assert between("2026-01-01T10:00:00+08:00", "2026-01-01T02:00:30Z") == 30
    assert between("2026-01-01 10:00:00", "2026-01-01 09:00:00") != between("", "")


def test_a_time_is_no_column_of_answers(form):
    headings = [*full(), Heading(6, Role.SECONDS), Heading(7, Role.META), Heading(8, Role.IDENTIFIER)]
    assert len(matched(form, headings, (*ANSWERS.values(), "9", "x", "y"))) == len(ANSWERS)


def test_a_column_of_typed_words_in_which_nobody_typed_is_let_be(form):
    blank = Heading(6, holds=Holds.TYPED, names=(Said("sex", "other"),))
    assert len(matched(form, [*full(), blank], (*ANSWERS.values(), " "))) == len(ANSWERS)
    with pytest.raises(Fault, match="columns that fit no question: 'c6'"):
        matched(form, [*full(), blank], (*ANSWERS.values(), "x"))


def test_cells_have_defaults_that_guess_nothing():
    assert Cells().not_asked == Cells().unanswered == frozenset()
    assert Cells().joined == ()
