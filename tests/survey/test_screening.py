"""The rules of screening that a questionnaire declares: what each finds, what is set aside and what only marked."""

from dataclasses import replace

import numpy as np
import pytest
from openpyxl import load_workbook

from instrument.kinds import codebook
from instrument.loading import read
from instrument.message import Fault
from survey.mapping import Mappings
from survey.reading import read_responses
from survey.rejected import write_rejected
from survey.screening import screen
from survey.screening.long_string import longest_runs
from survey.screening.mahalanobis import squared_distances
from survey.sources import read_sources, sources_of

FORM = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
choice_sets:
  five:
    - {code: 1, zh: 一, en: One}
    - {code: 2, zh: 二, en: Two}
    - {code: 3, zh: 三, en: Three}
    - {code: 4, zh: 四, en: Four}
    - {code: 5, zh: 五, en: Five}
questions:
  - {id: age, kind: number, zh: 年龄, en: Age, least: 16, most: 99}
  - {id: job, kind: single, zh: 在职, en: Job, options: [{code: 1, zh: 是, en: 'Yes'}, {code: 2, zh: 否, en: 'No'}]}
  - {id: years, kind: number, zh: 工龄, en: Years, least: 0, most: 60, ask_if: job == 1}
  - {id: a, kind: scale, zh: 甲, en: A, choices: five}
  - {id: b, kind: scale, zh: 乙, en: B, choices: five}
  - {id: check, kind: scale, zh: 此题请选四, en: Choose four here, choices: five}
  - kind: matrix
    id: m
    zh: 丙
    en: M
    choices: five
    rows: [{id: m1, zh: 丁, en: D}, {id: m2, zh: 戊, en: E}, {id: m3, zh: 己, en: F}]
screening:
  speeder_share: off
  straight_line: false
  duplicates: false
  rules:
"""
HEADER = ["id", "age", "job", "years", "a", "b", "check", "m1", "m2", "m3", "seconds"]
ROWS = [
    ["1", "30", "1", "5", "1", "2", "4", "3", "4", "5", "300"],
    ["2", "30", "1", "40", "2", "2", "2", "2", "2", "5", "200"],
    ["3", "20", "2", "-3", "5", "2", "4", "5", "5", "5", "50"],
    ["4", "120", "2", "-3", "4", "4", "", "4", "4", "4", ""],
]


def form(*rules):
    return read((FORM + "".join(f"    {rule}\n" for rule in rules)).encode(), "form.yaml")


@pytest.fixture
def found(table):
    """A function: rules → what the ledger says of each case, set aside and marked."""

    def look(*rules, rows=ROWS):
        ledger = read_responses([table([HEADER, *rows])], form(*rules)).responses.ledger
        assert ledger.valid == ledger.returned - len(ledger.exclusions)
        return [
            [(each.id, each.rule, str(each.evidence)) for each in cases] for cases in (ledger.exclusions, ledger.flags)
        ]

    return look


def test_seconds_set_aside_who_cannot_have_read_the_form(found):
    assert found("hasty: {check: speeder, seconds: 60, then: exclude}") == [
        [("3", "hasty", "took 50.0 s; a careful reader needs 60.0 s")],
        [],
    ]


def test_a_run_of_one_answer_is_counted_over_the_items_in_their_order_and_a_gap_ends_it(found):
    rule = "runs: {{check: long_string, length: {length}, then: flag}}"
    assert found(rule.format(length=5)) == [[], [("2", "runs", "answered 2 to 5 of 6 items in a row")]]
    assert [case for case, *_ in found(rule.format(length=3))[1]] == ["2", "3", "4"]


def test_runs_of_answers_are_as_long_as_counted_by_hand():
    nan = np.nan
    answers = np.array([[1, 1, 2, 2, 2], [nan, 3, 3, nan, 3], [nan, nan, nan, nan, nan], [5, 4, 3, 2, 1]], dtype=float)
    longest, codes = longest_runs(answers)
    assert longest.tolist() == [3, 2, 0, 1]
    assert codes[:2].tolist() == [2, 3]


def test_the_items_of_a_rule_may_be_a_matrix_alone(found):
    rule = "block: {check: straight_line, items: [m], length: 3, then: exclude}"
    assert [case for case, *_ in found(rule)[0]] == ["3", "4"]


def test_an_attention_item_is_failed_by_a_wrong_answer_and_not_by_none(found):
    rule = "look: {check: attention, question: check, pass: [4], then: exclude}"
    said = "answered 2 to check; who reads it answers 4"
    assert found(rule) == [[("2", "look", said)], []]


def test_answers_that_contradict_each_other_are_found_by_a_condition(found):
    rule = "young: {check: inconsistent, never: age < 40 and years > 20, text: {zh: 工龄不合, en: Odd}, then: exclude}"
    assert found(rule) == [[("2", "young", "its answers meet 'age < 40 and years > 20'")], []]


def test_an_unknown_answer_is_held_against_nobody(found):
    rule = "young: {check: inconsistent, never: age < 40 and years > 20, text: {zh: 工龄不合, en: Odd}, then: exclude}"
    rows = [["1", "", "1", "40", *ROWS[0][4:]]]
    assert found(rule, rows=rows) == [[], []]


def test_impossible_values_are_those_that_break_the_named_rules(found):
    assert found("odd: {check: invalid, breaks: [range], then: exclude}") == [
        [("4", "odd", "'age': a number lies outside its range")],
        [],
    ]
    assert found("odd: {check: invalid, breaks: [rank], then: exclude}") == [[], []]


def test_the_distance_of_mahalanobis_is_that_of_the_formula():
    random = np.random.default_rng(5)
    answers = random.integers(1, 6, (50, 4)).astype(float)
    distances, dimensions = squared_distances(answers)
    centred = answers - answers.mean(axis=0)
    inverse = np.linalg.inv(np.cov(answers, rowvar=False))
    np.testing.assert_allclose(distances, np.einsum("ij,jk,ik->i", centred, inverse, centred))
    assert dimensions == 4
    assert distances.sum() == pytest.approx(4 * 49)  # k (n - 1), whatever the answers


def test_an_item_made_of_others_adds_no_dimension():
    random = np.random.default_rng(5)
    answers = random.integers(1, 6, (50, 3)).astype(float)
    alone = squared_distances(answers)
    doubled = squared_distances(np.column_stack([answers, answers.sum(axis=1), np.full(50, 3.0)]))
    assert doubled[1] == alone[1] == 3
    np.testing.assert_allclose(doubled[0], alone[0])


def test_who_answers_against_everybody_lies_far_away_and_few_cases_measure_nobody(found):
    random = np.random.default_rng(1)
    rows = []
    for at in range(200):
        trait = int(random.integers(1, 6))
        items = [str(min(5, max(1, trait + int(random.integers(0, 2))))) for _ in range(6)]
        rows.append([str(at + 1), "30", "2", "-3", *items, "300"])
    rows.append(["201", "30", "2", "-3", "1", "5", "1", "5", "1", "5", "300"])
    rule = "far: {check: mahalanobis, then: flag}"
    assert [case for case, *_ in found(rule, rows=rows)[1]] == ["201"]
    assert found(rule) == [[], []]


def test_cases_of_one_address_are_marked_where_the_import_kept_a_hash(table):
    instrument = form("place: {check: same_address, then: flag}")
    sources = sources_of([table([HEADER, *ROWS])], Mappings())
    batch = read_sources(sources, instrument, codebook(instrument), Mappings())
    assert screen(batch, instrument).flags == ()
    marked = screen(replace(batch, addresses=("x", "", "x", "")), instrument).flags
    assert [(case.id, str(case.evidence)) for case in marked] == [("3", "the same address as number '1'")]


def test_what_is_marked_counts_and_what_is_off_says_nothing(found):
    look = "look: {{check: attention, question: check, pass: [4], then: {then}}}"
    assert [len(each) for each in found(look.format(then="flag"))] == [0, 1]
    assert [len(each) for each in found(look.format(then="off"))] == [0, 0]


def test_a_rule_of_the_study_takes_the_place_of_the_usual_one_of_its_name(table):
    text = (
        FORM.replace("speeder_share: off", "speeder_share: 0.5")
        + "    speeder: {check: speeder, share: 0.5, then: flag}\n"
    )
    ledger = read_responses([table([HEADER, *ROWS])], read(text.encode(), "form.yaml")).responses.ledger
    assert ledger.exclusions == ()
    assert [case.id for case in ledger.flags] == ["3"]


def test_the_ledger_knows_which_cases_one_rule_alone_sets_aside(table):
    rules = (
        "hasty: {check: speeder, seconds: 60, then: exclude, text: {zh: 过快, en: Hasty}}",
        "runs: {check: long_string, length: 3, then: exclude}",
    )
    ledger = read_responses([table([HEADER, *ROWS])], form(*rules)).responses.ledger
    assert [(rule.key, sorted(rule.ids), sorted(ledger.alone(rule))) for rule in ledger.rules] == [
        ("rule:hasty", ["3"], []),
        ("long_string", ["2", "3", "4"], ["2", "4"]),
    ]
    assert [(case.id, case.rule) for case in ledger.exclusions] == [("3", "hasty"), ("2", "runs"), ("4", "runs")]


def test_marked_cases_are_kept_as_given_on_a_sheet_of_their_own(table, tmp_path):
    reading = read_responses([table([HEADER, *ROWS])], form("hasty: {check: speeder, seconds: 60, then: flag}"))
    write_rejected(reading.rejected, tmp_path / "rejected.xlsx", marked=reading.marked)
    book = load_workbook(tmp_path / "rejected.xlsx")
    assert book.sheetnames == ["rejected", "flagged"]
    assert [cell.value for cell in book["flagged"][2]][1:3] == ["3", "hasty"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("x: {check: speeder, then: flag}", "a rule of 'speeder' needs share or seconds"),
        ("x: {check: long_string, then: flag}", "'length' is missing here"),
        ("x: {check: duplicate, seconds: 9, then: flag}", "a rule of 'duplicate' takes no 'seconds'"),
        ("x: {check: attention, question: chek, pass: [4], then: flag}", "'chek' is no question with one answer"),
        ("x: {check: attention, question: check, pass: [7], then: flag}", "'check' has no option with code 7"),
        ("x: {check: straight_line, items: [age], then: flag}", "'age' is no scale, matrix or row of one"),
        ("x: {check: inconsistent, never: agee > 1, text: {zh: 一, en: 1}, then: flag}", "asks about 'agee'"),
        ("x: {check: duplicate}", "'then' is missing here"),
        ("x: {check: sped, then: flag}", "'sped' is not possible here; possible: speeder"),
    ],
)
def test_a_rule_that_cannot_be_applied_is_told_with_its_line(rule, said):
    with pytest.raises(Fault) as refused:
        form(rule)
    assert said in str(refused.value)
    assert str(refused.value).startswith("form.yaml:30")


def test_two_rules_that_tables_could_not_tell_apart_need_words(table):
    with pytest.raises(Fault, match="rules 'x' and 'y' look for the same and need a text each"):
        form("x: {check: speeder, seconds: 9, then: flag}", "y: {check: speeder, seconds: 19, then: flag}")


def test_a_rule_without_words_beside_a_usual_one_goes_by_its_id(table):
    on = FORM.replace("duplicates: false", "duplicates: true") + "    twice: {check: duplicate, then: flag}\n"
    rows = [HEADER, *ROWS, ["5", *ROWS[0][1:]]]
    ledger = read_responses([table(rows)], read(on.encode(), "form.yaml")).responses.ledger
    assert [(rule.key, dict(rule.text)) for rule in ledger.rules] == [
        ("duplicate", {}),
        ("rule:twice", {"zh": "twice", "en": "twice"}),
    ]
    named = on.replace("twice:", "duplicate:")
    assert [rule.key for rule in read(named.encode(), "form.yaml").screening.all_rules] == ["duplicate"]


def test_a_line_of_few_named_items_needs_no_length(found):
    _, marked = found("x: {check: straight_line, items: [m], then: flag}")
    assert [case for case, _, _ in marked] == ["3", "4"]
    assert found("x: {check: straight_line, items: [a], then: flag}")[1] == []  # one item makes no line


def test_an_attention_item_is_no_rating_and_breaks_no_run(found):
    look = "look: {check: attention, question: check, pass: [4], then: flag}"
    runs = "runs: {check: long_string, length: 4, then: flag}"
    assert [(case, said) for case, rule, said in found(look, runs)[1] if rule == "runs"] == [
        ("2", "answered 2 to 4 of 5 items in a row"),
        ("4", "answered 4 to 5 of 5 items in a row"),
    ]


def test_the_rule_stands_in_the_file_of_rejected_cases_by_the_name_that_is_asked_for(table, tmp_path):
    reading = read_responses([table([HEADER, *ROWS])], form("hasty: {check: speeder, seconds: 60, then: exclude}"))
    write_rejected(reading.rejected, tmp_path / "rejected.xlsx", name=lambda rule: f"the rule {rule}")
    sheet = load_workbook(tmp_path / "rejected.xlsx")["rejected"]
    assert [cell.value for cell in sheet[2]][1:3] == ["3", "the rule hasty"]
