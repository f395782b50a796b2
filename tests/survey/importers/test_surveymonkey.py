"""Exports of SurveyMonkey: two rows of headers, one joined row, a column for each option, codes."""

import pytest

META = [
    "Respondent ID",
    "Collector ID",
    "Date Created",
    "Date Modified",
    "IP Address",
    "Email Address",
    "Custom Data 1",
]
OURS = ["101", "9", "06/30/2025 08:00:00", "06/30/2025 08:02:00", "192.0.2.7", "a@example.org", "token"]
RESPONSE, OPEN, OTHER = "Response", "Open-Ended Response", "Other (please specify)"
HEADERS = [
    ("What is your job?", RESPONSE),
    ("", OTHER),
    ("What do you read?", "News"),
    ("", "Books (novels, essays)"),
    ("", "Something else"),
    ("", OTHER),
    ("How do you see it?", "It is useful"),
    ("", "It is cheap"),
    ("How old are you?", OPEN),
    ("When did you start?", OPEN),
    ("Order these", "Pay"),
    ("", "Time"),
    ("Anything else?", OPEN),
]
BOOKS, ELSE = "Books (novels, essays)", "Something else"
ROWS = [
    ["Office", "", "News", "", ELSE, "maps", "Agree", "Disagree", "41", "5/1/2020", "2", "1", "=SUM(1,1)"],
    ["Other", "driver", "", BOOKS, "", "", "Neither", "Neither", "1,250", "", "1", "2", "N/A"],
    [""] * 13,
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 0, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q2_other": ["maps", "", ""],
    "q3_1": [3, 2, None],
    "q3_2": [1, 2, None],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["=SUM(1,1)", "N/A", ""],
}
CODES = ["q0001", "q0001_other", "q0002_0001", "q0002_0002", "q0002_0003", "q0002_other", "q0003_0001", "q0003_0002"]
CODES += ["q0004", "q0005", "q0006_0001", "q0006_0002", "q0007"]


def people(rows):
    return [[str(101 + at), *OURS[1:], *row] for at, row in enumerate(rows)]


def two_rows(rows, headers=HEADERS):
    return [[*META, *(stem for stem, _ in headers)], [*[""] * 7, *(part for _, part in headers)], *people(rows)]


def joined(rows):
    stems, stem = [], ""
    for head, part in HEADERS:
        stem = head or stem
        stems.append(stem if part == RESPONSE else f"{stem} - {part}")
    return [[*META, *stems], *people(rows)]


def ticks(rows):
    return [
        [cell if at in (5,) else cell or "Not selected" if 1 < at < 5 else cell for at, cell in enumerate(row)]
        for row in rows[:2]
    ]


def expanded(rows):
    """The single choice in a column for each option."""
    labels = ["Office", "Field", "Other"]
    headers = [("What is your job?", "Office"), ("", "Field"), ("", "Other"), *HEADERS[1:]]
    return two_rows([[*(label if row[0] == label else "" for label in labels), *row[1:]] for row in rows], headers)


EXPORTS = {
    "two rows": two_rows(ROWS),
    "joined": joined(ROWS),
    "expanded": expanded(ROWS),
    "two rows without numbers": [row[6:] for row in two_rows(ROWS)],
    "codes": [[*META, *CODES], *people(ROWS)],
}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_layout_gives_the_same_answers(put, columns, form, name):
    found = columns(put(EXPORTS[name]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("style", [two_rows, joined])
def test_not_selected_is_no_label(put, columns, form, style):
    found = columns(put(style(ticks(ROWS))), form)
    assert {name: found[name] for name in EXPECTED} == {name: values[:2] for name, values in EXPECTED.items()}


def called_other():
    """The platform's own words for the option with a blank, as a tick, and those typed beside it under the same."""
    headers = [*HEADERS[:4], ("", OTHER), *HEADERS[5:]]
    return two_rows([[row[0].replace("Other", OTHER), *row[1:4], row[4] and OTHER, *row[5:]] for row in ROWS], headers)


def test_an_option_called_other_and_what_was_typed_beside_it_may_have_the_same_header(put, columns, form):
    found = columns(put(called_other()), form_with(form, OTHER))
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_an_option_called_other_by_the_platform_alone_is_a_guess(put, refusal, form):
    said = refusal(put(called_other()), form_with(form, "Another paper"))
    assert "1 places are guessed:" in said
    assert "→ q2_3" in said


def form_with(form, label):
    from dataclasses import replace

    questions = list(form.questions)
    options = questions[1].options
    questions[1] = replace(questions[1], options=(*options[:2], replace(options[2], text={"en": label, "zh": "其他"})))
    return replace(form, questions=tuple(questions))


@pytest.mark.parametrize("name", ["two rows", "joined", "codes"])
def test_an_option_may_be_ticked_by_its_number(put, columns, form, name):
    table = EXPORTS[name]
    first = len(META) + 2
    numbered = [
        [
            str(at - first + 1) if first <= at < first + 3 and row[0].startswith("10") and cell else cell
            for at, cell in enumerate(row)
        ]
        for row in table
    ]
    found = columns(put(numbered), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_western_letters_are_read(put, columns, form):
    rows = [[*ROWS[0][:12], "café – très “bon”"], *ROWS[1:]]
    assert columns(put(two_rows(rows), encoding="cp1252"), form)["q7"][0] == "café – très “bon”"


def test_numbers_an_author_wrote_before_wordings_do_not_count(put, columns, form):
    table = two_rows(ROWS)
    table[0][7:] = [f"{at}. {stem}" if stem else "" for at, stem in enumerate(table[0][7:], 11)]
    found = columns(put(table), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_who_answered_stays_out_of_the_answers(put, form):
    from survey.reading import read_responses

    reading = read_responses([put(two_rows(ROWS))], form)
    assert reading.responses.ids == ("101", "102", "103")
    assert not any(word in str(reading) for word in ("192.0.2.7", "a@example.org", "token"))
