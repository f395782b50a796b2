"""Columns of numbers that a questionnaire declares beside its answers are kept for the analysis, and no others are."""

import numpy as np
import pytest

from analysis.plan import load_plan
from analysis.weighted import Tallies
from instrument.kinds import codebook
from instrument.loading import read
from instrument.message import Fault
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
screening: {speeder_share: off, straight_line: false, duplicates: true}
questions:
  - id: sex
    kind: single
    zh: 性别
    en: Sex
    options: [{code: 1, zh: 男, en: Male}, {code: 2, zh: 女, en: Female}]
  - {id: age, kind: number, zh: 年龄, en: Age, least: 0, most: 120}
extra:
  weight: {zh: 权重, en: Weight}
"""
ROWS = "id,sex,age,weight\n1,1,40,0.5\n2,2,50,1.5\n3,2,30,\n4,1,20,2\n"


@pytest.fixture
def form():
    return read(FORM.encode(), "form.yaml")


@pytest.fixture
def file(tmp_path):
    def written(text=ROWS, name="answers.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def refusal(form, path):
    with pytest.raises(Fault) as caught:
        read_responses([path], form)
    return str(caught.value)


def test_a_declared_column_is_a_variable_of_numbers(form, file):
    responses = read_responses([file()], form).responses
    np.testing.assert_array_equal(responses.columns["weight"], [0.5, 1.5, np.nan, 2])
    assert responses.codebook.variable("weight").text == {"zh": "权重", "en": "Weight"}
    assert [each.name for each in codebook(form)] == ["sex", "age", "weight"]


def test_it_weights_what_a_plan_computes(form, file, tmp_path):
    responses = read_responses([file()], form).responses
    (tmp_path / "plan.yaml").write_text("weight: weight\ntasks:\n  m: {procedure: descriptives, variables: [age]}\n")
    tasks = load_plan(tmp_path / "plan.yaml", responses.codebook)
    table = tasks[0].run(Tallies(responses, tasks).of(tasks[0])).table("descriptive_statistics")
    assert table.cell({"variable": "age"}, "mean") == pytest.approx((20 + 75 + 40) / 4)


def test_rows_keep_theirs_where_cases_are_set_aside_and_files_are_joined(form, file):
    more = "id,sex,age,weight\n5,1,40,9\n6,2,31,3\n"  # number 5 repeats every answer of number 1
    reading = read_responses([file(), file(more, "more.csv")], form)
    assert [each.exclusion.id for each in reading.rejected] == ["5"]
    np.testing.assert_array_equal(reading.responses.columns["weight"], [0.5, 1.5, np.nan, 2, 3])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (ROWS.replace("weight", "w8"), "no column 'weight'; found: 'id', 'sex', 'age', 'w8'"),
        ("id,sex,age\n1,1,40\n", "no column 'weight'; found: "),
        (ROWS.replace("0.5", "half"), "'half' is no number"),
    ],
)
def test_other_columns_a_missing_one_and_words_are_refused(form, file, text, sentence):
    assert sentence in refusal(form, file(text))


@pytest.mark.parametrize("name", ["sex", "Sex", "and"])
def test_its_name_is_its_own(name):
    with pytest.raises(Fault, match=r"given twice|differ only by case|word of conditions"):
        read(FORM.replace("  weight:", f"  {name}:").encode(), "form.yaml")
