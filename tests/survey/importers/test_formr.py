"""Results of formr: records of JSON, and the same as a table."""

import json

import numpy as np
import pytest

from survey.reading import read_responses

NAMES = ["session", "session_id", "created", "modified", "ended", "expired", "q1", "q1_other", "q2", "q3_1", "q3_2R"]
NAMES += ["q4", "q5", "q6", "q7"]
TIMES = ["2025-06-30 08:00:00", "2025-06-30 08:02:00", "2025-06-30 08:02:00", None]
VALUES = [
    ["XXtoken1", 11, *TIMES, 1, None, "1, 3", 3, 1, 41, "2020-05-01", "2, 1", "=SUM(1,1)"],
    ["XXtoken2", 12, *TIMES, "3", "driver", [2], 2, 2, "1250", None, [1, 2], "N/A"],
    ["XXtoken3", 13, *TIMES, *[None] * 9],
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 0, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q3_1": [3, 2, None],
    "q3_2": [1, 2, None],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["=SUM(1,1)", "N/A", ""],
}


def cell(value):
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


EXPORTS = {"table": [NAMES, *([cell(value) for value in row] for row in VALUES)]}


@pytest.fixture
def save(tmp_path):
    def write(held, name="results.json"):
        path = tmp_path / name
        path.write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
        return path

    return write


def records(rows=VALUES):
    """Records that lack what is null."""
    return [{name: value for name, value in zip(NAMES, row, strict=True) if value is not None} for row in rows]


@pytest.mark.parametrize("wrapped", [False, True], ids=["a list", "a list under the name of the survey"])
def test_records_become_rows_whatever_they_lack(save, columns, form, wrapped):
    found = columns(save({"survey": records()} if wrapped else records()), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_table_gives_the_same_answers(put, columns, form):
    found = columns(put(EXPORTS["table"]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_session_without_an_end_is_unfinished_and_its_token_is_no_answer(save, form):
    rows = [VALUES[0], [*VALUES[1][:4], None, *VALUES[1][5:]], VALUES[2]]
    reading = read_responses([save(records(rows))], form)
    assert reading.responses.ids == ("11", "13")
    assert [(each.exclusion.id, each.exclusion.rule) for each in reading.rejected] == [("12", "unfinished")]
    assert "XXtoken" not in str(reading)


def test_the_log_of_displayed_items_is_no_file_of_answers(save, form):
    log = [{"session": "XXtoken1", "item_name": "q1", "shown": "2025-06-30 08:00:01", "displaycount": 1}]
    assert read_responses([save(records()), save(log, "log.json")], form).responses.ids == ("11", "12", "13")


def test_the_log_of_displayed_items_tells_what_was_left_out_from_what_was_not_asked(save, form):
    shown = {"shown": "2025-06-30 08:00:01", "displaycount": 1}
    log = [{"session": "XXtoken3", "item_name": name, **shown} for name in ("q1", "q2")]
    log += [{"session": "XXtoken1", "item_name": name, **shown} for name in ("q3_1", "q4")]
    log += [{"session": "XXtoken3", "item_name": "q3_2R", "hidden": 1, **shown}]
    found = read_responses([save(records()), save(log, "log.json")], form).responses.columns
    assert [found[name][2] for name in ("q1", "q2_1", "q2_3", "q3_1", "q3_2", "q4")] == [-2, -2, -2, -3, -3, -3]
    assert np.isnan(found["q6_1"][2])
    assert list(found["q1"][:2]) == [1, 3]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ('[{"a": 1,}]', "results.json:1: the file is no JSON: '"),
        ("[1, 2]", "results.json: the file holds no list of records; possible: a list with a record for each"),
        ('{"a": 1}', "results.json: the file holds no list of records"),
        ("[" * 100_000, "results.json: the file holds no list of records"),
        ("[{}]", "results.json: the file is empty"),
    ],
)
def test_other_json_is_refused(save, refusal, form, held, said):
    assert refusal(save(held), form).startswith(said)


def test_numbers_and_words_stay_as_they_stand(save):
    from survey.files.opening import read_grid

    held = '[{"a": 1e5, "b": 1.50, "c": true, "d": "007", "e": {"x": 1}, "f": 12345678901234567890, "g": "NaN"}]'
    assert read_grid(save(held)).rows == (("1e5", "1.50", "TRUE", "007", '{"x": "1"}', "12345678901234567890", "NaN"),)
