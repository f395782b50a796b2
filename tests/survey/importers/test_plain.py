"""Plain tables whose headers are wordings, as somebody made them by hand or out of a platform of its own."""

import pytest

HEADERS = {
    "chinese": [
        "序号",
        "您的岗位：",
        "您读什么？",
        "您怎么看？：有用",
        "您怎么看？：便宜",
        "年龄：",
        "请排序",
        "其他意见",
    ],
    "brackets": [
        *("id", "What is your job?", "What do you read?", "How do you see it? [It is useful]"),
        *("How do you see it? [It is cheap]", "How old are you?", "Order these", "Anything else?"),
    ],
    "numbers": [
        *("ID", "1. What is your job?", "2. What do you read?", "3. How do you see it? - It is useful"),
        *("3. How do you see it? - It is cheap", "4. How old are you?", "6. Order these", "7. Anything else?"),
    ],
}
ROWS = [
    ["7", "Office", "News; Something else", "Agree", "Disagree", "41", "Time→Pay", "N/A"],
    ["9", "现场", "新闻", "2", "1", "３０", "", "=SUM(1,1)"],
]


@pytest.mark.parametrize("name", HEADERS)
def test_wordings_are_known_in_any_language_with_numbers_and_without(put, columns, form, name):
    table = [[cell.replace("; ", ";") for cell in row] for row in [HEADERS[name], *ROWS]]
    found = columns(
        put([[*row[:6], "" if at else "5. When did you start?", *row[6:]] for at, row in enumerate(table)]), form
    )
    assert (found["q1"], found["q2_1"], found["q2_3"]) == ([1, 2], [1, 1], [1, 0])
    assert (found["q3_1"], found["q3_2"], found["q4"]) == ([3, 2], [1, 1], [41, 30])
    assert (found["q6_1"], found["q6_2"], found["q7"]) == ([2, None], [1, None], ["N/A", "=SUM(1,1)"])


def test_a_wording_that_changed_is_a_guess(put, refusal, form):
    headers = ["What is your current job?" if "job" in each else each for each in HEADERS["brackets"]]
    said = refusal(put([[*headers, "When did you start?"], *([*row, ""] for row in ROWS)]), form)
    assert "1 places are guessed: 'What is your current job?' → q1" in said


def test_ticks_alone_in_columns_of_options_are_ticks_and_blanks_are_none(put, columns, form):
    parts = [
        "What do you read?: News",
        "What do you read?: Books (novels, essays)",
        "What do you read?: Something else",
    ]
    names = ["id", "q1", *parts, "q3_1", "q3_2", "q4", "q5", "q6_1", "q6_2", "q7"]
    ticks = [["1", "1", "1", "", "1"], ["2", "2", "", "1", ""], ["3", "2", "", "", ""]]
    found = columns(put([names, *([*row, "3", "1", "41", "", "2", "1", ""] for row in ticks)]), form)
    assert [found[name] for name in ("q2_1", "q2_2", "q2_3")] == [[1, 0, None], [0, 1, None], [1, 0, None]]
    told = [[*row[:2], *(cell or "0" for cell in row[2:])] for row in ticks]
    told[1][2] = ""
    found = columns(put([names, *([*row, "3", "1", "41", "", "2", "1", ""] for row in told)]), form)
    assert [found[name] for name in ("q2_1", "q2_2", "q2_3")] == [[1, None, 0], [0, 1, 0], [1, 0, 0]]
