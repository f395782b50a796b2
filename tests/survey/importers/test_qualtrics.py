"""Exports of Qualtrics: three, two and one row of headers, older names, numbers and words, previews."""

import json
from dataclasses import replace

import pytest

from survey.mapping import Confirmed, Mappings
from survey.reading import read_responses

META = {
    "StartDate": ("Start Date", "startDate", "2025-06-01 08:00:00"),
    "EndDate": ("End Date", "endDate", "2025-06-01 08:02:00"),
    "Status": ("Response Type", "status", "0"),
    "IPAddress": ("IP Address", "ipAddress", "192.0.2.7"),
    "Progress": ("Progress", "progress", "100"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration", "120"),
    "Finished": ("Finished", "finished", "1"),
    "RecordedDate": ("Recorded Date", "recordedDate", "2025-06-01 08:02:01"),
    "ResponseId": ("Response ID", "_recordId", "R_1"),
    "RecipientEmail": ("Recipient Email", "recipientEmail", "a@example.org"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel", "anonymous"),
    "UserLanguage": ("User Language", "userLanguage", "EN"),
}
QUESTIONS = [
    ("Q1", "What is your job? - Selected Choice", {"ImportId": "QID1"}),
    ("Q1_3_TEXT", "What is your job? - Other - Text", {"ImportId": "QID1_3_TEXT"}),
    ("Q2_1", "What do you read? - Selected Choice - News", {"ImportId": "QID2", "choiceId": "1"}),
    ("Q2_2", "What do you read? - Selected Choice - Books (novels, essays)", {"ImportId": "QID2", "choiceId": "2"}),
    ("Q2_3", "What do you read? - Selected Choice - Something else", {"ImportId": "QID2", "choiceId": "3"}),
    ("Q2_3_TEXT", "What do you read? - Something else - Text", {"ImportId": "QID2_3_TEXT"}),
    ("Q3_1", "How do you see it? - It is useful", {"ImportId": "QID3_1"}),
    ("Q3_2", "How do you see it? - It is cheap", {"ImportId": "QID3_2"}),
    ("Q4", "How old are you?", {"ImportId": "QID4_TEXT"}),
    ("Q5", "When did you start?", {"ImportId": "QID5_TEXT"}),
    ("Q6_1", "Order these - Pay", {"ImportId": "QID6_1"}),
    ("Q6_2", "Order these - Time", {"ImportId": "QID6_2"}),
    ("Q7", "Anything else?", {"ImportId": "QID7_TEXT"}),
    ("Q7 - Topics", "Q7 - Topics", {"ImportId": "QID7_TEXT_0a1bTopics"}),
    ("Q2_DO_1", "What do you read? - Display Order - News", {"ImportId": "QID2_DO", "choiceId": "1"}),
    ("Q8_Page Submit", "Timing - Page Submit", {"ImportId": "QID8_PAGE_SUBMIT"}),
]
NUMBERS = [
    ["1", "", "1", "", "1", "maps", "3", "1", "41", "2020-05-01", "2", "1", "=SUM(1,1)", "", "2", "7.5"],
    ["3", "driver", "", "1", "", "", "2", "2", "1,250", "", "1", "2", "N/A", "", "1", "3.1"],
    ["", "", "", "", "", "", "-99", "-99", "-99", "-99", "", "", "-99", "", "", ""],
]
WORDS = [
    [
        "Office",
        "",
        "News",
        "",
        "Something else",
        "maps",
        "Agree",
        "Disagree",
        "41",
        "2020-05-01",
        "2",
        "1",
        "a",
        "",
        "2",
        "7.5",
    ],
    ["Other", "driver", "", "Books (novels, essays)", "", "", "Neither", "Neither", "1,250", "", "1", "2", *"a" * 4],
    [""] * 16,
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 0, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q2_other": ["maps", "", ""],
    "q3_1": [3, 2, -2],
    "q3_2": [1, 2, -2],
    "q4": [41, 1250, -2],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["=SUM(1,1)", "N/A", ""],
}


def meta(number, **other):
    return [other.get(name, f"R_{number}" if name == "ResponseId" else told[2]) for name, told in META.items()]


def export(rows, header_rows=3, metas=None):
    names = [*META, *(name for name, _, _ in QUESTIONS)]
    words = [*(told[0] for told in META.values()), *(words for _, words, _ in QUESTIONS)]
    ids = [json.dumps({"ImportId": told[1]}) for told in META.values()]
    ids += [json.dumps(told, separators=(",", ":")) for _, _, told in QUESTIONS]
    ours = metas or [meta(at) for at in range(1, len(rows) + 1)]
    return [*[names, words, ids][:header_rows], *([*own, *row] for own, row in zip(ours, rows, strict=True))]


def legacy(rows):
    own = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status"]
    own += ["StartDate", "EndDate", "Finished"]
    cells = ["Default", "Anonymous", "", "", "192.0.2.7", "0", "2015-06-01 08:00:00", "2015-06-01 08:02:00", "1"]
    kept = QUESTIONS[:13]
    return [
        [*(f"V{at}" for at in range(1, 11)), *(name for name, _, _ in kept), "LocationLatitude", ""],
        [*own, *(words.replace(" - Selected Choice", "") for _, words, _ in kept), "LocationLatitude", ""],
        *([f"R_{at}", *cells, *row[:13], "47.0", ""] for at, row in enumerate(rows, 1)),
    ]


EXPORTS = {
    "three rows": export(NUMBERS),
    "two rows": export(NUMBERS, 2),
    "one row": export(NUMBERS, 1),
    "names and import ids": [row for at, row in enumerate(export(NUMBERS)) if at != 1],
    "words": export(WORDS),
    "legacy": legacy(NUMBERS),
}


@pytest.mark.parametrize("name", ["three rows", "two rows", "names and import ids", "one row", "legacy"])
def test_any_number_of_header_rows_gives_the_same_answers(put, columns, form, name):
    found = columns(put(EXPORTS[name]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_words_give_the_same_answers_as_numbers_but_for_what_was_seen_and_left_out(put, columns, form):
    found = columns(put(EXPORTS["words"]), form)
    expected = {name: [each if each != -2 else None for each in EXPECTED[name]] for name in EXPECTED if name != "q7"}
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("sign", ["QID", "headers in another language"])
def test_import_ids_tell_the_platforms_own_columns_whatever_the_headers_say(put, columns, form, sign):
    rows = export(NUMBERS)
    rows[1][: len(META)] = [f"{sign} {at}" for at in range(len(META))]
    rows[0][: len(META)] = rows[1][: len(META)]
    found = columns(put(rows), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize(
    ("other", "left"),
    [
        ({"Status": "1"}, ["R_1", "R_3"]),
        ({"Status": "Survey Preview"}, ["R_1", "R_3"]),
        ({"Status": "17"}, ["R_1", "R_3"]),
        ({"Status": "2"}, ["R_1", "R_3"]),
        ({"Status": "Umfragevorschau", "DistributionChannel": "preview"}, ["R_1", "R_3"]),
        ({"Status": "IP Address"}, ["R_1", "R_2", "R_3"]),
        ({"Status": "9"}, ["R_1", "R_3"]),
    ],
)
def test_previews_and_tests_are_no_respondents(put, form, other, left):
    rows = export(NUMBERS, metas=[meta(1), meta(2, **other), meta(3)])
    reading = read_responses([put(rows)], form)
    assert list(reading.responses.ids) == left
    ledger = reading.responses.ledger
    assert reading.rejected == ()
    assert (ledger.returned, [each.id for each in ledger.apart]) == (len(left), ["R_2"] if len(left) < 3 else [])


@pytest.mark.parametrize("status", ["8", "12", "Spam", "Possible Spam"])
def test_spam_is_set_aside_by_a_rule_that_can_be_switched_off(put, form, status):
    path = put(export(NUMBERS, metas=[meta(1), meta(2, Status=status), meta(3)]))
    ledger = read_responses([path], form).responses.ledger
    assert (ledger.returned, ledger.valid, ledger.by_rule()) == (3, 2, {"spam": 1})
    lenient = replace(form, screening=replace(form.screening, marks=form.screening.marks - {"spam"}))
    assert read_responses([path], lenient).responses.ledger.valid == 3


@pytest.mark.parametrize("sign", ["0", "False", "FALSE", "Falsch"])
def test_a_form_that_was_not_finished_is_set_aside_by_that_rule(put, form, sign):
    rows = export(NUMBERS, metas=[meta(1), meta(2, Finished=sign, Progress="40"), meta(3)])
    reading = read_responses([put(rows)], form)
    assert [(each.exclusion.id, each.exclusion.rule) for each in reading.rejected] == [("R_2", "unfinished")]
    assert "192.0.2.7" not in str(reading.rejected)
    assert "a@example.org" not in str(reading.rejected)


def test_several_options_in_one_cell_are_cut_where_each_piece_is_an_option(put, columns, form):
    table = export(NUMBERS)
    at = len(META) + 2
    cells = ["Q2", "What do you read? - Selected Choice", '{"ImportId":"QID2"}', *JOINED]
    joined = [[*row[:at], cell, *row[at + 3 :]] for row, cell in zip(table, cells, strict=True)]
    found = columns(put(joined), form)
    assert [found[name] for name in ("q2_1", "q2_2", "q2_3")] == [[1, 1, None], [0, 1, None], [0, 0, None]]


JOINED = ["1", "News,Books (novels, essays)", ""]


def test_the_tab_separated_export_in_utf_16_gives_the_same_answers(put, columns, form):
    found = columns(put(EXPORTS["three rows"], name="export.tsv", encoding="utf-16", delimiter="\t"), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_what_was_not_asked_is_told_by_the_questionnaire_and_never_by_an_empty_cell(put, columns):
    from instrument.loading import read

    asked = """
id: asked
version: "1"
languages: [en]
title: {en: Asked}
questions:
  - {id: Q1, kind: single, en: "Work?", options: [{code: 1, en: "Yes"}, {code: 2, en: "No"}]}
  - {id: Q2, kind: single, en: "Where?", ask_if: "Q1 == 1", options: [{code: 1, en: Here}, {code: 2, en: There}]}
"""
    names = [*META, "Q1", "Q2"]
    rows = [[*meta(1), "1", "2"], [*meta(2), "2", ""], [*meta(3), "1", ""], [*meta(4), "1", "-99"]]
    found = columns(put([names, *rows]), read(asked.encode(), "asked.yaml"))
    assert found["Q2"] == [2, -3, None, -2]


CARRIED = {"panel": "P1", "Q_RecaptchaScore": "0.9", "PROLIFIC_PID": "5f0a"}


def carrying(header_rows=3):
    rows = export(NUMBERS, header_rows)
    tops = [list(CARRIED), list(CARRIED), [json.dumps({"ImportId": name}) for name in CARRIED]][:header_rows]
    return [[*row, *more] for row, more in zip(rows, [*tops, *[list(CARRIED.values())] * 3], strict=True)]


@pytest.mark.parametrize("header_rows", [3, 2])
def test_what_a_link_carries_along_is_left_out_once_somebody_agrees(put, columns, refusal, form, header_rows):
    path = put(carrying(header_rows))
    assert refusal(path, form) == (
        "export.csv:1: 1 places are guessed: 'panel' → -; possible: canvass import, which shows them and asks"
    )
    agreed = Mappings().with_platform("qualtrics", Confirmed({"panel": "-", "Q_RecaptchaScore": "-"}))
    found = columns(path, form, agreed)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_what_a_link_carries_along_is_read_where_the_questionnaire_names_it(put, form):
    held = replace(form, extra={"Q_RecaptchaScore": {"en": "Score", "zh": "得分"}})
    agreed = Mappings().with_platform("qualtrics", Confirmed({"panel": "-"}))
    responses = read_responses([put(carrying())], held, mappings=agreed).responses
    assert list(responses.columns["Q_RecaptchaScore"]) == [0.9] * 3
    assert "5f0a" not in str(responses)
