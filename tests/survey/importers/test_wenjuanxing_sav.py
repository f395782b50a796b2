"""The .sav that 问卷星 writes, read by its labels."""

import numpy as np
import pytest

from instrument.loading import read
from survey.files.opening import read_grid
from survey.reading import read_responses
from survey.sources import recognised

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
choice_sets:
  agree: [{code: 5, zh: 非常同意}, {code: 3, zh: 一般}, {code: 1, zh: 不同意}]
questions:
  - {id: sex, number: "1", kind: single, zh: 您的性别, options: [{code: 1, zh: 男}, {code: 2, zh: 女}]}
  - {id: surname, kind: text, zh: 贵姓, required: false}
  - {id: years, kind: number, zh: 年数, least: 0, most: 99}
  - id: view
    number: "3"
    kind: matrix
    zh: 您怎么看
    choices: agree
    rows: [{id: v1, zh: 有用}, {id: v2, zh: 便宜}]
  - id: reads
    number: "4"
    kind: multiple
    zh: 您读什么
    options: [{code: 1, zh: 新闻}, {code: 2, zh: 书（小说）}]
"""
AGREE = {1.0: "非常同意", 2.0: "一般", 3.0: "不同意"}
COLUMNS = {
    "index": ("序号", [1.0, 3.0], {}),
    "totalseconds": ("所用时间", ["136秒", "90秒"], {}),
    "Q1": ("您的性别", [2.0, -2.0], {1.0: "男", 2.0: "女"}),
    "Q2_Blank1": ("贵姓", ["王", "(空)"], {}),
    "Q2_Blank2": ("年数", ["3", "(空)"], {}),
    "Q3_Row1": ("您怎么看(您怎么看—有用)", [1.0, -3.0], AGREE),
    "Q3_Row2": ("便宜", [3.0, -3.0], AGREE),
    "Q4_1": ("您读什么(新闻)", [1.0, -3.0], {}),
    "Q4_2": ("您读什么(书（小说）)", [0.0, -3.0], {}),
}


@pytest.fixture
def saved(tmp_path):
    """A function that writes the columns, some of them changed, as a .sav."""
    pandas = pytest.importorskip("pandas")
    import pyreadstat

    def write(**changed):
        held = {name: column for name, column in (COLUMNS | changed).items() if column is not None}
        path = tmp_path / "a.sav"
        pyreadstat.write_sav(
            pandas.DataFrame({name: cells for name, (_, cells, _) in held.items()}),
            path,
            column_labels={name: label for name, (label, _, _) in held.items()},
            variable_value_labels={name: levels for name, (_, _, levels) in held.items() if levels},
        )
        return path

    return write


def test_places_labels_and_codes_of_no_answer_are_those_of_the_questionnaire(saved):
    path = saved()
    assert recognised(read_grid(path)) == "wenjuanxing_sav"
    responses = read_responses([path], read(FORM.encode(), "form.yaml")).responses
    assert responses.ids == ("1", "3")
    assert {name: column.tolist() for name, column in responses.columns.items()} == {
        "sex": [2, -2],
        "surname": ["王", ""],
        "years": [3, -2],
        "v1": [5, -3],
        "v2": [1, -3],
        "reads_1": [1, -3],
        "reads_2": [0, -3],
    }


def test_without_value_labels_a_number_is_the_place_of_an_option(saved):
    path = saved(Q3_Row1=("您怎么看(您怎么看—有用)", [1.0, 2.0], {}), Q3_Row2=("便宜", [3.0, -2.0], {}))
    columns = read_responses([path], read(FORM.encode(), "form.yaml")).responses.columns
    np.testing.assert_array_equal(columns["v1"], [5, 3])
    np.testing.assert_array_equal(columns["v2"], [1, -2])


def test_a_table_of_the_variables_own_names_stays_one_of_spss(saved):
    path = saved(index=None, totalseconds=None)
    assert recognised(read_grid(path)) == "spss"
