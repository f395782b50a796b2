"""Exports of KoboToolbox: names and labels, groups, options joined, split and both."""

import re

import pytest

TAIL = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__"]
TAIL += ["_tags", "_index"]
HEAD = ["start", "end", "deviceid"]
FRONT = ["2025-06-30T08:00:00.000+08:00", "2025-06-30T08:02:00.000+08:00", "device 1"]
NAMES = ["q1", "q1_other", "q2", "q2/news", "q2/books_novels_essays", "q2/something_else", "q2_other"]
NAMES += ["seen/q3_1", "seen/q3_2", "q4", "q5", "q6/1", "q6/2", "q7"]
BOOKS, ELSE = "Books (novels, essays)", "Something else"
LABELS = ["What is your job?", "Specify other.", "What do you read?", "What do you read?/News"]
LABELS += [f"What do you read?/{BOOKS}", f"What do you read?/{ELSE}", "Specify other."]
LABELS += ["How do you see it?/It is useful", "How do you see it?/It is cheap", "How old are you?"]
LABELS += ["When did you start?", "Order these/Pay", "Order these/Time", "Anything else?"]
CODES = [
    ["1", "", "1 3", "1", "0", "1", "maps", "3", "1", "41", "2020-05-01", "2", "1", "=SUM(1,1)"],
    ["other", "driver", "2", "0", "1", "0", "", "2", "2", "1250", "", "1", "2", "N/A"],
    [""] * 14,
]
WORDS = [
    ["Office", "", f"News {ELSE}", "1", "0", "1", "maps", "Agree", "Disagree", *CODES[0][9:]],
    ["Other", "driver", BOOKS, "0", "1", "0", "", "Neither", "Neither", *CODES[1][9:]],
    [""] * 14,
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
SPLIT = [at for at in range(14) if at != 2]
JOINED = [at for at in range(14) if at not in (3, 4, 5)]


def export(headers, rows, kept=range(14), ids=True):
    tails = [
        [str(70 + at) if ids else "", f"uuid-{at}", "2025-06-30T00:02:10", *[""] * 4, "v1", "", str(at)]
        for at in range(1, len(rows) + 1)
    ]
    answers = [[row[at] for at in kept] for row in rows]
    return [
        [*HEAD, *(headers[at] for at in kept), *TAIL],
        *([*FRONT, *row, *tail] for row, tail in zip(answers, tails, strict=True)),
    ]


GROUPED = [f"outer/inner/{name}" for name in NAMES]
EXPORTS = {
    "names": export(NAMES, CODES),
    "names, split": export(NAMES, CODES, SPLIT),
    "names, joined": export(NAMES, CODES, JOINED),
    "names in groups": export(GROUPED, CODES),
    "names in groups, split": export(GROUPED, CODES, SPLIT),
    "names in groups, joined": export(GROUPED, CODES, JOINED),
    "labels": export(LABELS, WORDS),
    "labels, split": export(LABELS, WORDS, SPLIT),
    "labels, joined": export(LABELS, WORDS, JOINED),
    "labels in groups": export([f"About you/{label}" for label in LABELS], WORDS),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_layout_gives_the_same_answers(put, columns, form, name):
    found = columns(put(EXPORTS[name], delimiter=";", quoting=1), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_the_number_of_a_row_is_the_first_that_every_row_has(put, form):
    from survey.reading import read_responses

    assert read_responses([put(export(NAMES, CODES))], form).responses.ids == ("71", "72", "73")
    without = read_responses([put(export(NAMES, CODES, ids=False))], form)
    assert without.responses.ids == ("uuid-1", "uuid-2", "uuid-3")


def test_places_and_devices_stay_out_of_the_answers(put, form):
    from survey.reading import read_responses

    table = export(NAMES, CODES)
    more = ["point", "_point_latitude", "_point_longitude", "_point_altitude", "_point_precision"]
    table = [
        [*row, *(more if not at else ["30.6 104.1 0 5", "30.6", "104.1", "0", "5"])] for at, row in enumerate(table)
    ]
    reading = read_responses([put(table)], form)
    assert not any(word in str(reading) for word in ("104.1", "device 1"))


def test_names_that_the_platform_made_of_labels_are_read(put, columns, form):
    rows = [
        ["office", "", "news something_else", *CODES[0][3:]],
        ["other", "driver", "books_novels_essays", *CODES[1][3:]],
    ]
    found = columns(put(export(NAMES, rows, JOINED)), form)
    assert [found[name] for name in ("q1", "q2_1", "q2_2", "q2_3")] == [[1, 3], [1, 0], [0, 1], [1, 0]]


def test_names_that_were_cut_short_are_a_guess(put, refusal, form):
    rows = [["office", "", "news something_el", *CODES[0][3:]], ["other", "driver", "books__novels", *CODES[1][3:]]]
    said = refusal(put(export(NAMES, rows, JOINED)), form)
    assert "1 places are guessed: q2: 'books__novels' → 2, 'something_el' → 3" in said


def test_the_column_of_or_other_is_that_of_the_option_with_a_blank(put, columns, form):
    headers = [name.replace("something_else", "other") for name in NAMES]
    for kept in (range(14), SPLIT):
        found = columns(put(export(headers, CODES, kept)), form)
        assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_names_of_questions_that_the_platform_made_of_wordings_are_read(put, columns, form):
    words = {"q1": "What_is_your_job", "q2": "What_do_you_read", "q4": "How_old_are_you", "q7": "Anything_else"}
    headers = [re.sub("q[1247]", lambda found: words[found[0]], name) for name in NAMES]
    found = columns(put(export([f"group/{name}" for name in headers], CODES)), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_label_may_hold_the_sign_of_a_group(put, columns, form):
    from dataclasses import replace

    rows = (form.questions[2].rows[0], replace(form.questions[2].rows[1], text={"en": "Cheap/dear", "zh": "便宜"}))
    held = replace(form, questions=(*form.questions[:2], replace(form.questions[2], rows=rows), *form.questions[3:]))
    labels = [f"About you/{label.replace('It is cheap', 'Cheap/dear')}" for label in LABELS]
    found = columns(put(export(labels, WORDS)), held)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("word", ["Not Approved", "validation_status_not_approved"])
def test_what_was_looked_through_and_not_approved_is_set_aside(put, form, word):
    from survey.reading import read_responses

    table = export(NAMES, CODES)
    at = table[0].index("_validation_status")
    table[2][at], table[1][at] = word, "Approved"
    ledger = read_responses([put(table)], form).responses.ledger
    assert (ledger.returned, [(each.id, each.rule) for each in ledger.exclusions]) == (3, [("72", "not_approved")])
