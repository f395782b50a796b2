"""The key results again, without each rule that sets cases aside."""

import csv

import numpy as np
import pytest

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
"""
HEADER = ["id", "sex", "a", "b", "c", "seconds"]


def rows():
    random = np.random.default_rng(3)
    found = []
    for at in range(60):
        trait = int(random.integers(1, 5))
        items = [max(1, min(4, trait + int(random.integers(-1, 2)))) for _ in range(3)]
        found.append([str(at), str(at % 2 + 1), *map(str, items), "300"])
    found[3][2], found[4][2] = "5", "5"  # both fail to look
    found[4][5], found[5][5] = "20", "30"  # and one of them is hasty too
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
    with pytest.raises(Fault, match=r"plan.yaml:1: .*no task 'who' with key results; possible: .*means"):
        study("sensitivity: [who]\n" + PLAN)


def test_where_nobody_is_set_aside_there_is_no_such_table(study):
    assert study(rows=[row for row in rows() if row[2] != "5" and row[5] == "300"])[0] is None


def test_weights_made_of_the_sample_are_made_anew(study):
    plan = PLAN + "  raked: {procedure: weighting, margins: {sex: {1: 70, 2: 30}}}\n"
    plan = plan.replace("variables: [a, mood]}", "variables: [a, mood], weight: raked}")
    result, *_ = study(plan)
    cell = result.table("sensitivity").cell({"variable": "a", "statistic": "mean", "rule": "no_rules"}, "estimate")
    by_sex = [[float(row[2]) for row in rows() if row[1] == sex] for sex in ("1", "2")]
    assert cell == pytest.approx(0.7 * np.mean(by_sex[0]) + 0.3 * np.mean(by_sex[1]))
