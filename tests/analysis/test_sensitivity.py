"""The key results again, without each rule that sets cases aside."""

import csv

import numpy as np
import pytest

from analysis import shown_results
from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan
from analysis.sensitivity import Counted, chosen, sensitivity
from analysis.weighted import Tallies
from instrument.kinds import codebook
from instrument.loading import read
from instrument.message import Fault
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening:
  speeder_share: off
  straight_line: false
  duplicates: false
  rules:
    hasty: {check: speeder, seconds: 60, then: exclude, text: {zh: 过快}}
    look: {check: attention, question: a, pass: [1, 2, 3, 4], then: exclude}
    far: {check: long_string, length: 3, then: flag}
choice_sets:
  five: [{code: 1, zh: 一}, {code: 2, zh: 二}, {code: 3, zh: 三}, {code: 4, zh: 四}, {code: 5, zh: 五}]
questions:
  - {id: sex, kind: single, zh: 性别, options: [{code: 1, zh: 男}, {code: 2, zh: 女}]}
  - {id: a, kind: scale, zh: 甲, choices: five}
  - {id: b, kind: scale, zh: 乙, choices: five}
  - {id: c, kind: scale, zh: 丙, choices: five}
  - {id: use, kind: multiple, zh: 用过, options: [{code: 1, zh: 微信}, {code: 2, zh: 微博}]}
scales:
  mood: {zh: 心情, items: [a, b, c]}
"""
PLAN = """\
tasks:
  means: {procedure: descriptives, variables: [a, mood]}
  alpha: {procedure: reliability, items: mood}
  line: {procedure: regression, dependent: a, blocks: [[b, c]]}
  groups: {procedure: ttest, variables: [a], groups: sex}
  who: {procedure: frequencies, variables: [sex]}
  table: {procedure: crosstab, rows: [sex], columns: [b], layers: [c]}
  uses: {procedure: multiple_response, sets: [use]}
  missing: {procedure: missing, variables: [a, b]}
"""
HEADER = ["id", "sex", "a", "b", "c", "use_1", "use_2", "seconds"]


def rows():
    random = np.random.default_rng(3)
    found = []
    for at in range(60):
        trait = int(random.integers(1, 5))
        items = [max(1, min(4, trait + int(random.integers(-1, 2)))) for _ in range(3)]
        found.append([str(at), str(at % 2 + 1), *map(str, items), "1", str(at % 3 // 2), "300"])
    found[3][2], found[4][2] = "5", "5"  # both fail to look
    found[4][7], found[5][7] = "20", "30"  # and one of them is hasty too
    return found


ROWS = rows()


@pytest.fixture
def table(tmp_path):
    """A function that writes rows as a .csv file."""

    def write(lines):
        path = tmp_path / "answers.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(lines)
        return path

    return write


@pytest.fixture
def study(table, tmp_path):
    def make(plan=PLAN, rows=ROWS):
        instrument = read(FORM.encode(), "form.yaml")
        reading = read_responses([table([HEADER, *rows])], instrument)
        path = tmp_path / "plan.yaml"
        path.write_text(plan, encoding="utf-8")
        tasks = load_plan(path, codebook(instrument))
        tallies = Tallies(reading.responses, tasks)
        results = {task.name: task.run(tallies.of(task)) for task in tasks}
        counted = Counted(results, tasks, reading.responses, tallies)
        return sensitivity(counted, chosen(tasks, path), reading.aside), reading, tasks

    return make


def test_a_column_of_each_rule_holds_the_cases_that_it_alone_sets_aside(study):
    result, *_ = study()
    table = result.table("sensitivity")
    sizes = dict(zip(table.column("rule"), table.column("n"), strict=True))
    assert sizes == {"all_rules": 57, "rule:hasty": 58, "attention": 58, "no_rules": 60}


def test_a_key_result_without_a_rule_is_that_of_answers_read_without_the_rule(study, table):
    result, _, tasks = study()
    without = read(FORM.replace("then: exclude, text", "then: off, text").encode(), "form.yaml")
    again = MemoryTally(read_responses([table([HEADER, *rows()])], without).responses)
    found = result.table("sensitivity")
    by_name = {task.name: task.run(again) for task in tasks}
    for task, name, word, statistic, key in (
        ("means", "descriptive_statistics", "mean", "mean", "mood"),
        ("alpha", "reliability", "alpha", "alpha", "mood"),
        ("line", "coefficients", "b", "b", "c"),
    ):
        table_of = by_name[task].table(name)
        row = next(line for line in table_of.rows if key in line)
        cell = found.cell({"variable": key, "statistic": statistic, "rule": "rule:hasty"}, "estimate")
        assert cell == pytest.approx(row[table_of.index(word)], rel=1e-10)


@pytest.mark.parametrize(
    ("task", "key", "name", "where", "word"),
    [
        ("who", ("sex", None, "valid"), "frequencies", {"part": "valid", "category": "total"}, "count"),
        ("who", ("sex", "sex=1", "valid_percent"), "frequencies", {"category": "sex=1"}, "valid_percent"),
        ("table", ("sex", "b", "chi_square"), "chi_square", {"statistic": "pearson", "layer": "total"}, "value"),
        ("table", ("sex", "b", "p"), "chi_square", {"statistic": "pearson", "layer": "total"}, "p"),
        (
            "table",
            ("sex", "b", "cramer_v"),
            "symmetric_measures",
            {"statistic": "cramer_v", "layer": "total"},
            "coefficient",
        ),
        ("uses", ("use", "use_2", "percent_of_cases"), "multiple_response", {"category": "use_2"}, "percent_of_cases"),
    ],
)
def test_counted_answers_have_key_results_too(study, table, task, key, name, where, word):
    result, _, tasks = study(f"sensitivity: [{task}]\n" + PLAN)
    without = read(FORM.replace("pass: [1, 2, 3, 4], then: exclude", "pass: [1], then: off").encode(), "form.yaml")
    again = MemoryTally(read_responses([table([HEADER, *rows()])], without).responses)
    wanted = next(each.run(again) for each in tasks if each.name == task)
    cell = next(each for each in wanted.tables if each.name == name).cell(where, word)
    variable, about, statistic = key
    found = result.table("sensitivity").where({"variable": variable, "statistic": statistic, "rule": "attention"})
    assert [row[-1] for row in found if row[1] == about] == [pytest.approx(cell, rel=1e-12)]


def test_the_share_without_a_rule_is_of_the_answer_that_most_give_in_the_report(study):
    lines = [[*row[:1], str(2 - (at < 31)), *row[2:]] for at, row in enumerate(rows())]
    reported = study("sensitivity: [who]\n" + PLAN, lines)[0].table("sensitivity")
    where = {"statistic": "valid_percent"}
    found = {row[3]: (row[1], row[-1]) for row in reported.where(where)}
    assert found["all_rules"] == ("sex=2", pytest.approx(100 * 29 / 57))  # all who are set aside are of the other sex
    assert found["no_rules"] == ("sex=2", pytest.approx(100 * 29 / 60))


def test_procedures_take_turns_where_there_are_more_key_results_than_lines(study, monkeypatch):
    monkeypatch.setattr(shown_results, "MOST", 8)
    result, *_ = study()
    table = result.table("sensitivity")
    assert len({row[:3] for row in table.rows}) == 8
    assert {"mean", "alpha", "b", "valid", "chi_square", "percent_of_cases"} <= set(table.column("statistic"))
    assert [str(note) for note in table.notes] == ["4 key results more are left out of this table."]


def test_the_largest_change_is_that_of_the_table(study):
    result, *_ = study()
    table, most = result.table("sensitivity"), result.table("sensitivity_range")
    where = {"variable": "mood", "statistic": "alpha"}
    cells = {rule: table.cell({**where, "rule": rule}, "estimate") for rule in dict.fromkeys(table.column("rule"))}
    moved = max(abs(cell - cells["all_rules"]) for cell in cells.values())
    assert most.cell({"statistic": "alpha"}, "largest_change") == pytest.approx(moved)


def test_the_plan_may_choose_the_tasks_or_none(study):
    result, *_ = study("sensitivity: [groups]\n" + PLAN)
    assert set(result.table("sensitivity").column("statistic")) == {"p"}
    assert set(result.table("sensitivity").column("other_variable")) == {"sex"}
    assert study("sensitivity: off\n" + PLAN)[0] is None


def test_a_task_without_key_results_is_refused_with_its_line(study):
    with pytest.raises(Fault, match=r"plan.yaml:1: .*no task 'missing' with key results; possible: .*means"):
        study("sensitivity: [missing]\n" + PLAN)


def test_where_nobody_is_set_aside_there_is_no_such_table(study):
    assert study(rows=[row for row in rows() if row[2] != "5" and row[7] == "300"])[0] is None


def test_weights_made_of_the_sample_are_made_anew(study):
    plan = PLAN + "  raked: {procedure: weighting, margins: {sex: {1: 70, 2: 30}}}\n"
    plan = plan.replace("variables: [a, mood]}", "variables: [a, mood], weight: raked}")
    result, *_ = study(plan)
    cell = result.table("sensitivity").cell({"variable": "a", "statistic": "mean", "rule": "no_rules"}, "estimate")
    by_sex = [[float(row[2]) for row in rows() if row[1] == sex] for sex in ("1", "2")]
    assert cell == pytest.approx(0.7 * np.mean(by_sex[0]) + 0.3 * np.mean(by_sex[1]))
