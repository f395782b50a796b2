"""Rules read off the questionnaire, and the cases they set aside."""

import numpy as np
import pytest

from instrument.loading import read
from survey.reading import read_responses

HEADING = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
"""
CHECKED = """
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - {id: a, kind: single, zh: 有无, options: [{code: 1, zh: 有}, {code: 2, zh: 无}]}
  - {id: b, kind: single, zh: 几个, ask_if: a == 1, options: [{code: 1, zh: 一}, {code: 2, zh: 多}]}
  - id: c
    kind: multiple
    zh: 哪些
    least: 1
    most: 2
    options: [{code: 1, zh: 甲}, {code: 2, zh: 乙}, {code: 3, zh: 丙}, {code: 4, zh: 无, exclusive: true}]
  - {id: n, kind: number, zh: 年龄, least: 16, most: 99, required: false}
  - {id: r, kind: ranking, zh: 排序, required: false, options: [{code: 1, zh: 甲}, {code: 2, zh: 乙}]}
  - {id: t, kind: text, zh: 意见}
"""
COLUMNS = ["id", "a", "b", "c_1", "c_2", "c_3", "c_4", "n", "r_1", "r_2", "t"]
RIGHT = ["1", "1", "2", "1", "0", "0", "0", "40", "1", "2", "x"]


def form(body):
    return read((HEADING + body.removeprefix("\n")).encode(), "form.yaml")


@pytest.fixture
def issues(table):
    def find(**cells):
        row = [cells.get(name, cell) for name, cell in zip(COLUMNS, RIGHT, strict=True)]
        found = read_responses([table([COLUMNS, row])], form(CHECKED)).issues
        return [(issue.variable, issue.rule, str(issue.message)) for issue in found]

    return find


def test_right_answers_raise_no_issue(issues):
    assert issues() == []
    assert issues(a="2", b="-3") == []
    assert issues(a="2", b="") == []


NO_ANSWER = "a required question has no answer"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"a": "-2", "b": "-3"}, [("a", "required", NO_ANSWER)]),
        ({"b": "-2"}, [("b", "required", NO_ANSWER)]),
        ({"b": ""}, [("b", "required", NO_ANSWER)]),
        ({"b": "-3"}, [("b", "not_asked", "the question was to be asked but was skipped")]),
        ({"a": "-3", "b": "-3"}, [("a", "not_asked", "the question was to be asked but was skipped")]),
        ({"a": "2"}, [("b", "not_to_be_asked", "the question has an answer but was not to be asked")]),
        ({"t": ""}, [("t", "required", NO_ANSWER)]),
        ({"n": "15"}, [("n", "range", "15.0 is less than 16.0")]),
        ({"n": "100.5"}, [("n", "range", "100.5 is more than 99.0")]),
        ({"n": ""}, []),
        ({"n": "-2"}, []),
        ({"c_4": "1"}, [("c", "exclusive", "option 无 is ticked with others")]),
        ({"c_2": "1", "c_3": "1"}, [("c", "ticks", "3 options are ticked; possible: at most 2")]),
        ({"c_1": "0"}, [("c", "ticks", "0 options are ticked; possible: at least 1")]),
        ({f"c_{code}": "-2" for code in range(1, 5)}, [("c", "required", NO_ANSWER)]),
        ({"r_2": "1"}, [("r", "rank", "two options have the same rank")]),
    ],
)
def test_each_rule_speaks_of_the_answers_that_break_it(issues, cells, found):
    assert issues(**cells) == found


def test_an_issue_leaves_the_answer_as_given(table):
    row = [*RIGHT[:7], "15", *RIGHT[8:]]
    assert read_responses([table([COLUMNS, row])], form(CHECKED)).responses.columns["n"].tolist() == [15]


BLOCK = """
screening: {{speeder_share: {share}, straight_line: {line}, straight_line_items: 3, duplicates: {twice}}}
choice_sets:
  five: [{{code: 1, zh: 一}}, {{code: 2, zh: 二}}, {{code: 3, zh: 三}}, {{code: 4, zh: 四}}, {{code: 5, zh: 五}}]
questions:
  - {{id: a, kind: scale, zh: 甲, choices: five}}
  - {{id: b, kind: scale, zh: 乙, choices: five}}
  - {{id: m, kind: matrix, zh: 丙, choices: five, rows: [{{id: m1, zh: 丁}}, {{id: m2, zh: 戊}}]}}
  - {{id: t, kind: text, zh: 意见, required: false}}
"""
ROWS = [
    ["id", "a", "b", "m1", "m2", "t", "seconds"],
    ["1", "1", "2", "3", "4", "", "300"],
    ["2", "1", "2", "3", "4", "", "99"],
    ["3", "4", "4", "4", "4", "", "300"],
    ["4", "1", "2", "3", "4", "好", "300"],
    ["5", "1", "2", "3", "4", "好", "320"],
    ["6", "-2", "-2", "-2", "-2", "", "310"],
    ["7", "5", "5", "5", "-2", "", ""],
    ["8", "4", "4", "4", "4", "x", "20"],
]


def set_aside(table, **switches):
    instrument = form(BLOCK.format(**{"share": "off", "line": "false", "twice": "false"} | switches))
    reading = read_responses([table(ROWS)], instrument)
    ledger = reading.responses.ledger
    assert ledger.valid == len(reading.responses)
    return [(each.id, each.rule, str(each.evidence)) for each in ledger.exclusions]


def test_every_rule_can_be_switched_off(table):
    assert set_aside(table) == []


def test_speeders_take_less_than_the_declared_share_of_the_median_time(table):
    speeders = [
        ("2", "speeder", "took 99.0 s, the median is 300.0 s"),
        ("8", "speeder", "took 20.0 s, the median is 300.0 s"),
    ]
    assert set_aside(table, share="0.3333") == speeders
    assert set_aside(table, share="0.3") == speeders[1:]


def test_straight_lines_are_one_answer_to_every_item_and_none_left_out(table):
    said = "answered 4 to all 4 items"
    assert set_aside(table, line="true") == [("3", "straight_line", said), ("8", "straight_line", said)]


def test_duplicates_equal_an_earlier_case_in_every_answer_and_every_word(table):
    assert set_aside(table, twice="true") == [
        ("2", "duplicate", "every answer equals that of number '1'"),
        ("5", "duplicate", "every answer equals that of number '4'"),
    ]


FILTERED = """
screening: {speeder_share: off, straight_line: false}
choice_sets:
  two: [{code: 1, zh: 是}, {code: 2, zh: 否}]
questions:
  - {id: a, kind: single, zh: 看过吗, choices: two}
  - {id: b, kind: single, zh: 乙, choices: two, ask_if: a == 1}
  - {id: c, kind: single, zh: 丙, choices: two, ask_if: a == 1}
"""


def test_who_was_asked_little_is_no_duplicate_of_others_asked_as_little_but_an_empty_form_is(table):
    asked, filtered, empty = ["1", "1", "2"], ["2", "", ""], ["-2", "", ""]
    others = [["1", "2", "2"], ["1", "2", "1"], ["1", "1", "1"]]
    answers = [asked, asked, *others, filtered, filtered, empty, empty]
    rows = [["id", "a", "b", "c"], *([str(at), *row] for at, row in enumerate(answers))]
    found = read_responses([table(rows)], form(FILTERED)).responses.ledger.exclusions
    assert [each.id for each in found] == ["1", "8"]


def test_a_case_is_set_aside_once_by_the_first_rule_that_speaks(table):
    found = set_aside(table, share="0.3333", line="true", twice="true")
    assert [(id, rule) for id, rule, _ in found] == [
        ("2", "speeder"),
        ("8", "speeder"),
        ("3", "straight_line"),
        ("5", "duplicate"),
    ]


SCALED = """
screening: {speeder_share: off, straight_line: false, duplicates: false}
choice_sets:
  five: [{code: 1, zh: 一}, {code: 2, zh: 二}, {code: 3, zh: 三}, {code: 4, zh: 四}, {code: 5, zh: 五}]
questions:
  - {id: a, kind: scale, zh: 甲, choices: five}
  - {id: b, kind: scale, zh: 乙, choices: five}
  - {id: c, kind: scale, zh: 丙, choices: five}
scales:
  mood: {zh: 心情, items: [a, -b, c], least_valid: 2}
  total: {zh: 总分, items: [a, -b, c], score: sum, least_valid: 3}
"""


def scores(table, *rows):
    instrument = form(SCALED)
    return read_responses([table([["a", "b", "c"], *rows])], instrument).responses.columns


def test_items_are_reversed_by_their_declared_bounds_and_stay_as_given(table):
    columns = scores(table, ["3", "2", "3"], ["3", "3", "3"], ["3", "-2", "3"], ["3", "", "3"])
    np.testing.assert_array_equal(columns["b"], [2, 3, -2, np.nan])
    np.testing.assert_array_equal(columns["b_r"], [4, 3, -2, np.nan])  # by observed bounds 3 would be 2


def test_a_score_needs_its_least_number_of_valid_items(table):
    columns = scores(table, ["5", "1", "4"], ["5", "-2", "4"], ["5", "-3", ""], ["-2", "-2", "-2"])
    np.testing.assert_allclose(columns["mood"], [14 / 3, 4.5, np.nan, np.nan])
    np.testing.assert_allclose(columns["total"], [14, np.nan, np.nan, np.nan])


def test_a_sum_of_fewer_items_is_the_mean_of_them_times_all(table):
    instrument = form(SCALED.replace("score: sum, least_valid: 3", "score: sum, least_valid: 2"))
    columns = read_responses([table([["a", "b", "c"], ["5", "-2", "4"]])], instrument).responses.columns
    assert columns["total"].tolist() == [13.5]


def test_responses_hold_a_column_for_every_variable_in_the_order_of_the_codebook(table):
    instrument = form(SCALED)
    responses = read_responses([table([["c", "b", "a"], ["1", "2", "3"]])], instrument).responses
    assert (
        list(responses.columns)
        == [variable.name for variable in responses.codebook]
        == ["a", "b", "c", "b_r", "mood", "total"]
    )
