"""Answers to Microsoft Forms: semicolons behind every option, rows of a matrix alone, typed words without a sign."""

import pytest

META = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
OURS = ["6/30/25 8:00:00", "6/30/25 8:02:00", "a@example.org", "Somebody", "", ""]
HEADERS = ["What is your job?", "What do you read?", "It is useful", "It is cheap", "How old are you?"]
HEADERS += ["When did you start?", "Order these", "Anything else?\xa0"]
ROWS = [
    ["Office", "News;maps;", "Agree", "Disagree", "41", "5/1/20", "Time;Pay;", "a; b;"],
    ["driver", "News;Books\n(novels, essays);", "Neither", "Neither", "1,250", "", "Pay;Time;", "N/A"],
    [""] * 8,
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 1, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q2_other": ["maps", "", ""],
    "q3_1": [3, 2, None],
    "q3_2": [1, 2, None],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["a; b;", "N/A", ""],
}


def export(meta, headers, rows):
    return [[*meta, *headers], *([str(at), *OURS[: len(meta) - 1], *row] for at, row in enumerate(rows, 1))]


CHINESE = ["ID", "开始时间", "完成时间", "电子邮件", "名称"]
EXPORTS = {
    "english": export(META, HEADERS, ROWS),
    "chinese": export(CHINESE, HEADERS, ROWS),
    "numbered": export(META, [f"{at}. {header}" for at, header in enumerate(HEADERS, 1)], ROWS),
    "anonymous": export(META[:3], HEADERS, ROWS),
    "quiz": export(
        [*META[:5], "Total points", "Quiz feedback"],
        [*HEADERS, "Points - What is your job?", "Feedback - What is your job?"],
        [[*row, "1", ""] for row in ROWS],
    ),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_layout_gives_the_same_answers(put, columns, form, name):
    found = columns(put(EXPORTS[name]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_the_time_taken_is_that_between_start_and_completion(put, form):
    from survey.mapping import Mappings
    from survey.reading import read_responses
    from survey.sources import sources_of

    table = export(META, HEADERS, ROWS[:2])
    table[1][1:3] = ["2025-06-30 11:59:00", "2025-06-30 12:01:30"]
    table[2][1:3] = ["6/30/25 11:59:00 AM", "6/30/25 12:01:30 PM"]
    (found,) = sources_of([put(table)], Mappings())
    assert found.batches(form, Mappings())[0].seconds.tolist() == [150, 150]
    reading = read_responses([put(table)], form)
    assert reading.responses.ids == ("1", "2")
    assert "Somebody" not in str(reading)


def test_a_header_that_stands_twice_has_a_figure_behind_it(put, columns, form):
    from dataclasses import replace

    questions = [*form.questions, replace(form.questions[6], id="q8", number="8")]
    table = export(META, [*HEADERS[:7], "Anything else?", "Anything else?2"], [[*row, "more"] for row in ROWS])
    assert columns(put(table), replace(form, questions=tuple(questions)))["q8"] == ["more"] * 3


@pytest.mark.parametrize(("start", "end"), [("Startzeit", "Fertigstellungszeit"), ("開始時刻", "完了時刻")])
def test_the_platforms_columns_are_known_in_other_languages_and_wherever_somebody_moved_them(
    put, columns, form, start, end
):
    rows = EXPORTS["english"]
    words = {"Start time": start, "Completion time": end}
    table = [[words.get(cell, cell) for cell in rows[0]], *rows[1:]]
    assert columns(put([row[::-1] for row in table]), form) == columns(put(rows), form)


def test_spaces_that_do_not_break_are_spaces(put, columns, form):
    rows = EXPORTS["english"]
    table = [[f"{cell.replace(' ', chr(0xA0))}{chr(0x200B)}" for cell in rows[0]], *rows[1:]]
    assert columns(put(table), form) == columns(put(rows), form)
