"""Exports of LimeSurvey: three styles of headings, answers as codes and in full."""

import pytest

from instrument.loading import read
from survey.mapping import Confirmed, Mappings

META = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr"]
CODES = ["Q1", "Q1[other]", "Q2[1]", "Q2[2]", "Q2[other]", "Q3[1]", "Q3[2]", "Q4", "Q5", "Q6[1]", "Q6[2]", "Q7"]
WORDS = [
    "What is your job?",
    "What is your job? [Other]",
    "What do you read? [News]",
    "What do you read? [Books (novels, essays)]",
    "What do you read? [Other]",
    "How do you see it? [It is useful]",
    "How do you see it? [It is cheap]",
    "How old are you?",
    "When did you start?",
    "Order these [Rank 1]",
    "Order these [Rank 2]",
    "Anything else?",
]
FULL_META = [
    "Response ID",
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    "Date started",
    "Date last action",
    "IP address",
]
BY_CODE = [
    ["1", "", "Y", "", "", "3", "1", "41", "2020-05-01 00:00:00", "2", "1", "=SUM(1,1)"],
    ["-oth-", "driver", "", "", "maps", "2", "2", "1,250", "", "1", "", "N/A"],
    ["", "", "", "", "", "", "", "", "", "", "", ""],
]
IN_FULL = [
    ["Office", "N/A", "Yes", "No", "", "Agree", "Disagree", "41", "2020-05-01 00:00:00", "Time", "Pay", "=SUM(1,1)"],
    ["Other", "driver", "No", "No", "maps", "Neither", "Neither", "1,250", "", "Pay", "", "N/A"],
    ["N/A", "", "N/A", "N/A", "", "N/A", "N/A", "", "", "N/A", "N/A", ""],
]


def meta(number, date="2020-10-27 16:00:33"):
    return [str(number), date, "10", "en", "1", "2020-10-27 15:11:47", date, "192.0.2.7"]


def export(headers, rows, style=META):
    return [[*style, *headers], *([*meta(at), *row] for at, row in enumerate(rows, 1))]


EXPECTED = {
    "q1": [1, 3],
    "q1_other": ["", "driver"],
    "q2_1": [1, 0],
    "q2_2": [0, 0],
    "q2_3": [0, 1],
    "q2_other": ["", "maps"],
    "q3_1": [3, 2],
    "q3_2": [1, 2],
    "q4": [41, 1250],
    "q5": ["2020-05-01", ""],
    "q6_1": [2, 1],
    "q6_2": [1, -2],
    "q7": ["=SUM(1,1)", "N/A"],
}


@pytest.mark.parametrize(
    ("headers", "rows"),
    [
        (CODES, BY_CODE),
        (CODES, IN_FULL),
        ([code.replace("[", "_").replace("]", "") for code in CODES], BY_CODE),
        ([f"{code}. {words}" for code, words in zip(CODES, WORDS, strict=True)], IN_FULL),
    ],
    ids=["codes", "codes, full answers", "codes of expressions", "codes and text"],
)
def test_every_style_of_headings_gives_the_same_answers(put, columns, form, headers, rows):
    found = columns(put(export(headers, rows[:2]), quoting=1), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_headings_of_words_alone_are_known_but_for_the_places_of_a_ranking(put, refusal, form):
    said = refusal(put(export(WORDS, IN_FULL, FULL_META)), form)
    assert "2 places are guessed: 'Order these [Rank 1]' → q6_place_1, 'Order these [Rank 2]' → q6_place_2" in said


def test_what_was_not_asked_is_told_from_what_was_left_empty_in_full_answers_only(put, columns, form):
    assert columns(put(export(CODES, IN_FULL)), form)["q2_1"][2] == -3
    assert columns(put(export(CODES, BY_CODE)), form)["q2_1"][2] is None


def test_a_form_without_a_date_of_submission_is_set_aside_as_unfinished(put, form):
    from survey.reading import read_responses

    rows = export(CODES, BY_CODE)
    rows[2][1] = ""
    reading = read_responses([put(rows)], form)
    assert reading.responses.ids == ("1", "3")
    assert [(each.exclusion.id, each.exclusion.rule) for each in reading.rejected] == [("2", "unfinished")]
    assert "192.0.2.7" not in str(reading.rejected)


def test_codes_of_subquestions_by_number_are_a_guess(put, refusal, form):
    codes = [code.replace("[1]", "[SQ001]").replace("[2]", "[SQ002]") if "Q6" not in code else code for code in CODES]
    assert "4 places are guessed: 'Q2[SQ001]' → q2_1, 'Q2[SQ002]' → q2_2, 'Q3[SQ001]' → q3_1" in refusal(
        put(export(codes, BY_CODE)), form
    )


def test_every_column_without_a_question_and_every_question_without_a_column_is_named_at_once(put, refusal, form):
    headers = [*CODES[:7], "Q9", "Q8", "Q0", *CODES[9:], "Q1"]
    said = refusal(put(export(headers, [[*row, "", ""] for row in BY_CODE])), form)
    assert "columns that fit no question: 'Q9', 'Q8', 'Q0'" in said
    assert "that fit a question of another column too: 'Q1', 'Q1'" in said
    assert "questions without a column: q4, q5" in said


FRENCH = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"]
FRENCH += ["Date de lancement", "Date de la dernière action", "Adresse IP"]


def test_headings_of_the_platform_in_french_are_its_own(put, columns, form):
    ranks = Confirmed({"Order these [Rank 1]": "q6_place_1", "Order these [Rank 2]": "q6_place_2"})
    found = columns(put(export(WORDS, IN_FULL, FRENCH)), form, Mappings().with_platform("limesurvey", ranks))
    assert {name: found[name][:2] for name in EXPECTED} == EXPECTED


TWO_SCALES = """\
id: form
version: "1"
languages: [en]
title: {en: Form}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - id: use_1
    kind: matrix
    en: "Transport [How often]"
    options: [{code: 1, en: Never}, {code: 2, en: Daily}]
    rows: [{id: use_1_SQ001, en: Bus}, {id: use_1_SQ002, en: Train}]
  - id: use_2
    kind: matrix
    en: "Transport [How good]"
    options: [{code: 1, en: Bad}, {code: 2, en: Good}]
    rows: [{id: use_2_SQ001, en: Bus}, {id: use_2_SQ002, en: Train}]
  - {id: many_SQ001, kind: number, en: "How many? [Cats]", least: 0, most: 99, required: false}
  - {id: many_SQ002, kind: number, en: "How many? [Dogs]", least: 0, most: 99, required: false}
  - {id: say_SQ001, kind: text, en: "Say why [Cats]", required: false}
"""
ARRAY = ["use[SQ001][1]", "use[SQ001][2]", "use[SQ002][1]", "use[SQ002][2]", "many[SQ001]", "many[SQ002]", "say[SQ001]"]
WORDED = ["Transport [Bus][How often]", "Transport [Bus][How good]", "Transport [Train][How often]"]
WORDED += ["Transport [Train][How good]", "How many? [Cats]", "How many? [Dogs]", "Say why [Cats]"]


@pytest.mark.parametrize(
    ("headers", "style"),
    [
        (ARRAY, META),
        (WORDED, FULL_META),
        ([f"{code}. {words}" for code, words in zip(ARRAY, WORDED, strict=True)], META),
        ([code.replace("][", "_").replace("[", "_").replace("]", "") for code in ARRAY], META),
    ],
)
def test_two_scales_of_an_array_and_several_numbers_are_questions_of_their_own(put, columns, headers, style):
    held = read(TWO_SCALES.encode(), "form.yaml")
    found = columns(put(export(headers, [["1", "2", "2", "1", "3", "", "purr"]], style)), held)
    assert found == {
        "use_1_SQ001": [1],
        "use_1_SQ002": [2],
        "use_2_SQ001": [2],
        "use_2_SQ002": [1],
        "many_SQ001": [3],
        "many_SQ002": [None],
        "say_SQ001": ["purr"],
    }
