"""Tables with the questionnaire's own variable names, from text, workbook, SPSS and Stata files."""

import numpy as np
import pytest

from instrument.loading import read
from instrument.message import Fault
from survey.files.writing import write_workbook
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - id: sex
    kind: single
    zh: 性别
    en: Sex
    options: [{code: 1, zh: 男, en: Male}, {code: 2, zh: 女, en: Female}, {code: 3, zh: 其他, en: Other, other: true}]
  - id: likes
    kind: multiple
    zh: 爱好
    en: Likes
    options: [{code: 1, zh: 读, en: Read}, {code: 2, zh: 写, en: Write}]
  - {id: age, kind: number, zh: 年龄, en: Age, least: 0, most: 120}
  - {id: day, kind: date, zh: 日期, en: Day}
  - {id: words, kind: text, zh: 意见, en: Words, required: false}
"""
HEADERS = ["id", "sex", "sex_other", "likes_1", "likes_2", "age", "day", "words", "seconds"]
ROWS = [
    ["7", "男", "", "1", "0", "41", "2025/6/3", "很好", "60"],
    ["9", "2", "", "选中", "未选", "３０", "2025-06-04", "", ""],
    ["11", "Other", "农民", "-2", "-2", "", "2025年6月5日", "", "75"],
    ["12", "", "", "-3", "-3", "-2", "", "", "1"],
]


@pytest.fixture(scope="module")
def form():
    return read(FORM.encode(), "form.yaml")


def refusal(path, instrument):
    with pytest.raises(Fault) as caught:
        read_responses([path], instrument)
    return str(caught.value)


def assert_read(responses):
    columns = {name: column.tolist() for name, column in responses.columns.items()}
    assert responses.ids == ("7", "9", "11", "12")
    assert columns["sex"][:3] == [1, 2, 3]
    assert columns["sex_other"] == ["", "", "农民", ""]
    assert columns["likes_1"] == [1, 1, -2, -3]
    assert columns["likes_2"] == [0, 0, -2, -3]
    assert (columns["age"][:2], columns["age"][3]) == ([41, 30], -2)
    assert columns["day"] == ["2025-06-03", "2025-06-04", "2025-06-05", ""]
    assert columns["words"] == ["很好", "", "", ""]
    assert np.isnan([columns["sex"][3], columns["age"][2]]).all()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_codes_and_labels_of_either_language_are_read_from_text(table, form, encoding):
    assert_read(read_responses([table([HEADERS, *ROWS], encoding=encoding)], form).responses)


def test_a_workbook_is_read_like_a_text(tmp_path, form):
    write_workbook(tmp_path / "a.xlsx", {"answers": [HEADERS, *ROWS]})
    assert_read(read_responses([tmp_path / "a.xlsx"], form).responses)


@pytest.mark.parametrize("suffix", [".sav", ".zsav", ".dta"])
def test_spss_and_stata_files_are_read_by_their_codes(tmp_path, form, suffix):
    pandas = pytest.importorskip("pandas")
    import pyreadstat

    nothing = float("nan")
    frame = pandas.DataFrame(
        {
            "id": [7.0, 9, 11, 12],
            "SEX": [1, 2, 3, nothing],
            "sex_other": ["", "", "农民", ""],
            "likes_1": [1.0, 1, -2, -3],
            "likes_2": [0.0, 0, -2, -3],
            "age": [41, 30, nothing, -2],
            "day": ["2025-06-03", "2025-06-04", "2025-06-05", ""],
            "words": ["很好", "", "", ""],
        }
    )
    path = tmp_path / f"a{suffix}"
    if suffix == ".dta":
        pyreadstat.write_dta(frame, path)
    else:
        pyreadstat.write_sav(frame, path, compress=suffix == ".zsav", missing_ranges={"age": [-2.0]})
    assert_read(read_responses([path], form).responses)


def test_rows_without_a_number_of_their_own_are_known_by_the_row_of_the_file(table, form):
    rows = [[cell for cell, header in zip(row, HEADERS, strict=True) if header != "id"] for row in [HEADERS, *ROWS]]
    assert read_responses([table(rows)], form).responses.ids == ("2", "3", "4", "5")


def misfit(unknown="–", twice="–", missing="–"):
    return (
        f":1: columns that fit no question: {unknown}; that fit a question of another column too: {twice}; that fit "
        f"several questions: –; questions without a column: {missing}; possible: the questionnaire of these "
        "answers, or a line for each of them in mapping.yaml"
    )


def test_codes_with_a_point_as_programs_for_data_write_them_are_codes(table, form):
    rows = [[f"{cell}.0" if cell in {"0", "1", "2", "-2", "-3"} else cell for cell in row] for row in ROWS]
    assert_read(read_responses([table([HEADERS, *rows])], form).responses)


def change(at, header, cell):
    rows = [list(row) for row in [HEADERS, *ROWS]]
    rows[at][HEADERS.index(header)] = cell
    return rows


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            change(0, "age", "agee"),
            ":1: 1 places are guessed: 'agee' → age; possible: canvass import, which shows them and asks",
        ),
        (change(0, "words", "AGE"), misfit(twice="'age', 'AGE'", missing="words")),
        (change(0, "words", "age"), misfit(twice="'age', 'age'", missing="words")),
        (change(0, "words", ""), ":2: column 8 has no header but holds '很好'"),
        (
            [row[:-4] + row[-3:] for row in [HEADERS, *ROWS]],
            misfit(missing="age"),
        ),
        (
            change(2, "sex", "男性"),
            ":3: sex: '男性' is not an answer the questionnaire has; rows with it: 1; possible: 1 男, 2 女, 3 其他",
        ),
        (
            change(2, "sex", "4"),
            ":3: sex: '4' is not an answer the questionnaire has; rows with it: 1; possible: 1 男, 2 女, 3 其他",
        ),
        (change(3, "id", "7"), ":4: id: number '7' stands twice, first in row 2"),
        (change(3, "id", ""), ":4: id: the row has no number"),
        (change(3, "seconds", "a week"), ":4: seconds: 'a week' is no time; possible: '136秒', '1分30秒'"),
    ],
)
def test_a_table_that_does_not_match_is_refused_with_its_place(table, form, rows, said):
    assert refusal(table(rows), form) == f"answers.csv{said}"


def test_words_in_place_of_numbers_and_dates_are_issues(table, form):
    rows = change(1, "age", "老")
    rows[2][HEADERS.index("day")] = "32.6.2025"
    issues = read_responses([table(rows)], form).issues
    assert [(issue.id, issue.rule, str(issue.message)) for issue in issues][:2] == [
        ("7", "not_a_number", "'老' is not a number; the answer counts as unknown"),
        ("9", "not_a_date", "'32.6.2025' is not a date; the answer counts as none"),
    ]


CROSSED = """\
id: crossed
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - {id: a, kind: scale, zh: 评价, options: [{code: 5, zh: "1"}, {code: 1, zh: "5"}, {code: 3, zh: 三}]}
"""


def test_a_cell_that_is_a_label_and_another_code_is_read_by_what_the_column_tells(table):
    instrument = read(CROSSED.encode(), "crossed.yaml")

    def column(*cells):
        return read_responses([table([["a"], *([cell] for cell in cells)])], instrument).responses.columns["a"].tolist()

    assert column("1", "三") == [5, 3]
    assert column("1", "3") == [1, 3]
    with pytest.raises(Fault) as caught:
        column("1", "5")
    assert str(caught.value) == "answers.csv: a: '1' is the label of one level and the code of another"
