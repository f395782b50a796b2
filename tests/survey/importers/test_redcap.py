"""Exports of REDCap: raw and with labels, with the dictionary beside and without, 0 for what was never asked."""

import pytest

from instrument.loading import read
from survey.mapping import Confirmed, Mappings
from survey.reading import read_responses

RAW = ["record_id", "redcap_survey_identifier", "form_timestamp", "q1", "q1_other", "q2___1", "q2___2", "q2___3"]
RAW += ["q2_other", "q3_1", "q3_2", "q4", "q5", "q6_1", "q6_2", "q7", "form_complete"]
LABELS = ["Record ID", "Survey Identifier", "Survey Timestamp", "What is your job?", "Other job"]
LABELS += [f"What do you read? (choice={each})" for each in ("News", "Books (novels, essays)", "Something else")]
LABELS += ["Other reading", "It is useful", "It is cheap", "How old are you?", "When did you start?"]
LABELS += ["Place of pay", "Place of time", "Anything else?", "Complete?"]
FRONT = ["a@example.org", "2025-06-30 08:00:00"]
CODES = [
    ["1", *FRONT, "1", "", "1", "0", "1", "maps", "3", "1", "41", "2020-05-01", "2", "1", "=SUM(1,1)", "2"],
    ["2", *FRONT, "3", "driver", "0", "1", "0", "", "2", "2", "1250", "", "1", "2", "N/A", "2"],
    ["3", *FRONT, "", "", "0", "0", "0", *[""] * 8, "0"],
]
ANSWERS = [
    ["1", *FRONT, "Office", "", "Checked", "Unchecked", "Checked", "maps", "Agree", "Disagree", *CODES[0][11:16]],
    ["2", *FRONT, "Other", "driver", "Unchecked", "Checked", "Unchecked", "", "Neither", "Neither", *CODES[1][11:16]],
    ["3", *FRONT, "", "", *["Unchecked"] * 3, *[""] * 8],
]
DICTIONARY = [
    ["Variable / Field Name", "Form Name", "Field Type", "Field Label"],
    ["record_id", "form", "text", "Record ID", "", "", ""],
    ["mail", "form", "text", "E-mail", "", "y", ""],
    ["job", "form", "radio", "<b>What is your job?</b>", "10, Office | 20, Field | 30, Other", "", ""],
    ["job_words", "form", "text", "Other job", "", "", ""],
    [
        "reads",
        "form",
        "checkbox",
        "What do you read?",
        "a, News | b, Books (novels, essays) | -1, Something else",
        *[""] * 2,
    ],
    ["useful", "form", "radio", "It is useful", "1, Disagree | 2, Neither | 3, Agree", "", "q3"],
    ["cheap", "form", "radio", "It is cheap", "1, Disagree | 2, Neither | 3, Agree", "", "q3"],
    ["age", "form", "text", "How old are you?", "", "", ""],
    ["start", "form", "text", "When did you start?", "", "", ""],
    ["months", "form", "calc", "Months", "[age] * 12", "", ""],
    ["more", "form", "notes", "Anything else?", "", "", ""],
]
OWN_NAMES = ["record_id", "mail", "job", "reads___a", "reads___b", "reads____1", "useful", "cheap", "age", "start"]
OWN_NAMES += ["months", "more", "form_complete"]
OWN = [
    ["1", "a@example.org", "10", "1", "0", "1", "3", "1", "41", "2020-05-01", "492", "=SUM(1,1)", "2"],
    ["2", "b@example.org", "20", "0", "1", "0", "2", "2", "1250", "", "15000", "N/A", "2"],
    ["3", "", "", "0", "0", "0", "", "", "", "", "", "", "0"],
]
DICTIONARY[0] += ["Choices, Calculations, OR Slider Labels", "Identifier?", "Matrix Group Name"]
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
EXPORTS = {
    "raw": [RAW, *CODES],
    "labels": [LABELS, *([*row, "Complete"] for row in ANSWERS)],
    "own names": [OWN_NAMES, *OWN],
    "dictionary": DICTIONARY,
}


def test_raw_answers_are_known_by_their_names_and_nothing_but_zeros_is_unknown(put, columns, form):
    found = columns(put(EXPORTS["raw"]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def without(form, *left_out):
    from dataclasses import replace

    options = [tuple(replace(each, other=False) for each in question.options) for question in form.questions]
    questions = [replace(question, options=own) for question, own in zip(form.questions, options, strict=True)]
    return replace(form, questions=tuple(question for question in questions if question.id not in left_out))


def test_labels_are_known_by_their_wordings(put, columns, form):
    kept = [at for at, header in enumerate(LABELS) if not header.startswith(("Other ", "Place "))]
    found = columns(put([[row[at] for at in kept] for row in EXPORTS["labels"]]), without(form, "q6"))
    names = [name for name in EXPECTED if not name.startswith("q6") and not name.endswith("other")]
    assert {name: found[name] for name in names} == {name: EXPECTED[name] for name in names}


def test_the_dictionary_beside_tells_wordings_and_labels_of_names_and_codes(put, form):
    paths = [put(EXPORTS["own names"], "data.csv"), put(DICTIONARY, "dictionary.csv")]
    reading = read_responses(paths, without(form, "q6"))
    found = {name: column.tolist() for name, column in reading.responses.columns.items()}
    assert [found[name][:2] for name in ("q1", "q2_1", "q2_2", "q2_3")] == [[1, 2], [1, 0], [0, 1], [1, 0]]
    assert [found[name][:2] for name in ("q3_1", "q3_2", "q4", "q7")] == [
        [3, 2],
        [1, 2],
        [41, 1250],
        ["=SUM(1,1)", "N/A"],
    ]
    assert "a@example.org" not in str(reading)
    assert "492" not in str(reading.responses.columns)


def test_the_same_file_without_its_dictionary_is_refused(put, refusal, form):
    said = refusal(put(EXPORTS["own names"]), without(form, "q6"))
    assert "columns that fit no question: 'mail', 'job', 'reads___a'" in said


@pytest.mark.parametrize("stamp", ["[not completed]"])
def test_a_survey_that_was_not_completed_is_set_aside(put, form, stamp):
    rows = [RAW, CODES[0], [*CODES[1][:2], stamp, *CODES[1][3:]], CODES[2]]
    reading = read_responses([put(rows)], form)
    assert [(each.exclusion.id, each.exclusion.rule) for each in reading.rejected] == [("2", "unfinished")]
    assert reading.responses.ids == ("1", "3")


def longitudinal():
    """The baseline of every record, then a month later the age again and a form of visits that repeats."""
    own = ["redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance"]
    rows = [[RAW[0], *own, *RAW[1:], "visit_note"]]
    for row in CODES:
        rows.append([row[0], "baseline_arm_1", "", "", *row[1:], ""])
        later = [cell if name == "q4" else "" for name, cell in zip(RAW[1:], row[1:], strict=True)]
        rows.append([row[0], "month_1_arm_1", "", "", *later, ""])
        rows += [[row[0], "month_1_arm_1", "visits", at, *[""] * len(RAW[1:]), f"note {at}"] for at in ("1", "2")]
    return rows


def chosen(**rows):
    return Mappings().with_platform("redcap", Confirmed(rows=rows))


def test_events_are_named_and_one_has_to_be_chosen(put, refusal, form):
    assert refusal(put(longitudinal()), form) == (
        "export.csv:3: one respondent has several rows, told apart by redcap_event_name: 'baseline_arm_1', "
        "'month_1_arm_1'; possible: canvass import --rows redcap_event_name=… with one of these"
    )


def test_the_rows_of_a_chosen_event_are_read_and_columns_of_others_are_let_be(put, columns, form):
    found = columns(put(longitudinal()), form, chosen(redcap_event_name="baseline_arm_1"))
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_form_that_repeats_has_to_be_chosen_too_and_its_rows_have_numbers_of_their_own(put, refusal, form):
    path = put(longitudinal())
    assert "told apart by redcap_repeat_instrument: '-', 'visits'" in refusal(
        path, form, chosen(redcap_event_name="month_1_arm_1")
    )
    once = chosen(redcap_event_name="month_1_arm_1", redcap_repeat_instrument="")
    assert read_responses([path], form, mappings=once).responses.ids == ("1", "2", "3")
    notes = read(NOTES.encode(), "notes.yaml")
    visits = chosen(redcap_event_name="month_1_arm_1", redcap_repeat_instrument="visits")
    found = read_responses([path], notes, mappings=visits).responses
    assert found.ids == ("1-1", "1-2", "2-1", "2-2", "3-1", "3-2")
    assert list(found.columns["visit_note"]) == ["note 1", "note 2"] * 3


def test_an_event_that_is_not_there_is_told_with_those_that_are(put, refusal, form):
    said = refusal(put(longitudinal()), form, chosen(redcap_event_name="month_2"))
    assert said == (
        "export.csv: no row has 'month_2' under 'redcap_event_name'; possible: 'baseline_arm_1', 'month_1_arm_1'"
    )


def test_one_row_for_each_record_needs_no_choice(put, columns, form):
    rows = [row for at, row in enumerate(longitudinal()) if at == 0 or row[1] == "baseline_arm_1"]
    rows = [row[:-1] for row in rows]
    rows[1][1] = "screening_arm_1"
    found = columns(put(rows), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


NOTES = """\
id: notes
version: "1"
languages: [en]
title: {en: Notes}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions: [{id: visit_note, kind: text, en: Note}]
"""
