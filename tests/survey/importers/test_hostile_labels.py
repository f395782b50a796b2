"""Wordings and labels that hold the signs which platforms put between their parts, in exports of every platform."""

import json

import pytest

from instrument.loading import read

FORM = """\
id: hostile
version: "1"
languages: [en]
title: {en: Hostile}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - id: inc
    number: "1"
    kind: single
    en: "Income: before tax - per month?"
    required: false
    options: [{code: 1, en: "1,000–1,999"}, {code: 2, en: "2,000 - 2,999"},
              {code: 3, en: "Other: please say", other: true}]
  - id: use
    number: "2"
    kind: multiple
    en: "Which - if any - do you use? (several)"
    required: false
    options: [{code: 1, en: "TV, radio"}, {code: 2, en: "Web; apps"}, {code: 3, en: "None [at all]"},
              {code: 4, en: "Other/else", other: true}]
  - id: rate
    number: "3"
    kind: matrix
    en: "Rate: [1-5]"
    required: false
    options: [{code: 1, en: "1 - low"}, {code: 2, en: "2: mid"}, {code: 3, en: "N/A"}]
    rows: [{id: rate_1, en: "Price - quality"}, {id: rate_2, en: "Service [online]"}, {id: rate_3, en: "A/B"}]
  - {id: why, number: "4", kind: text, en: "Why?", required: false}
  - {id: again, number: "5", kind: single, en: "Again?", required: false,
     options: [{code: 1, en: Yes!}, {code: 2, en: No!}]}
  - {id: why_again, number: "6", kind: text, en: "Why?", required: false}
"""
INCOME = ["1,000–1,999", "2,000 - 2,999", "Other: please say"]
USES = ["TV, radio", "Web; apps", "None [at all]", "Other/else"]
ROWS, POINTS = ["Price - quality", "Service [online]", "A/B"], ["1 - low", "2: mid", "N/A"]
AGAIN = ["Yes!", "No!"]
Q1, Q2, Q3 = "Income: before tax - per month?", "Which - if any - do you use? (several)", "Rate: [1-5]"

PEOPLE = [
    (1, "", {1, 2}, "", (1, 2, 3), "because; x", 1, "N/A"),
    (3, "lots - of, it", {4}, "a, b; c", (3, 1, 1), "", 2, "=1+1"),
    (2, "", {3}, "", (2, 2, 2), "no", 1, "-"),
    (None, "", set(), "", (None, None, None), "", None, ""),
]


def label(labels, code):
    return "" if code is None else labels[code - 1]


def number(labels, code):
    return "" if code is None else str(code)


def lettered(labels, code):
    return "" if code is None else f"{'ABCD'[code - 1]}.{labels[code - 1]}"


def cells(person, say, several):
    """The answers of one person, with `several` cells for the options that are ticked."""
    income, typed, uses, typed_use, points, why, again, why_again = person
    rated = [say(POINTS, point) for point in points]
    return [say(INCOME, income), typed, *several(uses), typed_use, *rated, why, say(AGAIN, again), why_again]


def ticks(sign):
    """A column for each option."""
    return lambda uses: [sign(code) if code in uses else "" for code in range(1, 5)]


def instead(person, sign, last):
    """What was typed in place of the label, options in one cell."""
    income, typed, uses, typed_use, points, why, again, why_again = person
    named = [USES[code - 1] for code in sorted(uses) if code < 4] + ([typed_use] if typed_use else [])
    joined = "".join(f"{each}{sign}" for each in named) if last else sign.join(named)
    rated = [label(POINTS, point) for point in points]
    return [typed or label(INCOME, income), joined, *rated, why, label(AGAIN, again), why_again]


def tencent():
    own = ["编号", "开始答题时间", "结束答题时间", "答题时长"]
    head = [f"1.{Q1}", f"1.{Q1}_填空1", *(f"2.{Q2}:{each}" for each in USES), f"2.{Q2}:{USES[3]}_填空"]
    head += [*(f"3.{Q3}:{each}" for each in ROWS), "4.Why?", "5.Again?", "6.Why?"]
    rows = [cells(each, lettered, ticks(lambda code: lettered(USES, code))) for each in PEOPLE]
    front = ["2026/5/26 12:00", "2026/5/26 12:01", "31"]
    return [[*own, *head, "IP"], *([str(9 - at), *front, *row, "192.0.2.1"] for at, row in enumerate(rows))]


def qualtrics(say, header_rows):
    own = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId", "UserLanguage"]
    names = [
        "Q1",
        "Q1_3_TEXT",
        *(f"Q2_{at}" for at in range(1, 5)),
        "Q2_4_TEXT",
        "Q3_1",
        "Q3_2",
        "Q3_3",
        "Q4",
        "Q5",
        "Q6",
    ]
    words = [f"{Q1} - Selected Choice", f"{Q1} - {INCOME[2]} - Text"]
    words += [*(f"{Q2} - Selected Choice - {each}" for each in USES), f"{Q2} - {USES[3]} - Text"]
    words += [*(f"{Q3} - {each}" for each in ROWS), "Why?", "Again?", "Why?"]
    ids = [{"ImportId": each} for each in own] + [{"ImportId": f"QID{at}"} for at in range(len(names))]
    day = "2025-06-01 08:00:00"
    rows = [cells(each, say, ticks(lambda code: "1" if say is number else USES[code - 1])) for each in PEOPLE]
    body = [[day, day, "0", "100", "1", day, f"R_{at}", "EN", *row] for at, row in enumerate(rows)]
    return [*[[*own, *names], [*own, *words], [json.dumps(each) for each in ids]][:header_rows], *body]


def surveymonkey(joined):
    own = ["Respondent ID", "Collector ID"]
    top = [Q1, "", Q2, "", "", "", "", Q3, "", "", "Why?", "Again?", "Why?"]
    parts = ["Response", INCOME[2], *USES, "Other (please specify)", *ROWS, *["Open-Ended Response"] * 3]
    rows = [cells(each, label, ticks(lambda code: USES[code - 1])) for each in PEOPLE]
    body = [[str(100 + at), "9", *row] for at, row in enumerate(rows)]
    if not joined:
        return [[*own, *top], ["", "", *parts], *body]
    stems = [next(stem for stem in reversed(top[: at + 1]) if stem) for at in range(len(top))]
    whole = ("Response", "Open-Ended Response")
    heads = [stem if part in whole else f"{stem} - {part}" for stem, part in zip(stems, parts, strict=True)]
    return [[*own, *heads], *body]


def google(sign, moment):
    head = ["Timestamp", Q1, Q2, *(f"{Q3} [{each}]" for each in ROWS), "Why?", "Again?", "Why?"]
    return [head, *([moment, *instead(each, sign, False)] for each in PEOPLE)]


def microsoft():
    head = ["ID", "Start time", "Completion time", Q1, Q2, *ROWS, "Why?", "Again?", "Why?2"]
    front = ["6/30/25 8:00:00", "6/30/25 8:02:00"]
    return [head, *([str(at), *front, *instead(each, ";", True)] for at, each in enumerate(PEOPLE, 1))]


def coded(person, say):
    """Options joined in a cell and split, `other` for the option with a blank."""
    codes = {3: "other"} if say is number else {}
    row = cells(
        person, say, lambda uses: [str(int(code in uses)) if uses or say is number else "" for code in range(1, 5)]
    )
    words = [say(USES, code) if code < 4 or say is label else "other" for code in sorted(person[2])]
    return [codes.get(person[0], row[0]), row[1], " ".join(words), *row[2:]]


def kobo(labels):
    names = ["g/inc", "g/inc_other", "g/use", "g/use/1", "g/use/2", "g/use/3", "g/use/other", "g/use_other"]
    names += ["g/rate/rate_1", "g/rate/rate_2", "g/rate/rate_3", "why", "again", "why_again"]
    if labels:
        names = [f"g/{Q1}", "g/Specify other.", f"g/{Q2}", *(f"g/{Q2}/{each}" for each in USES), "g/Specify other."]
        names += [*(f"g/{Q3}/{each}" for each in ROWS), "Why?", "Again?", "Why?"]
    rows = [coded(each, label if labels else number) for each in PEOPLE]
    rows[-1][3:7] = [""] * 4
    tail = ["_id", "_uuid", "_submission_time", "_index"]
    return [[*names, *tail], *([*row, str(70 + at), f"u{at}", "2025-06-30", str(at)] for at, row in enumerate(rows))]


def odk():
    names = ["g-inc", "g-inc_other", "g-use", "g-use/1", "g-use/2", "g-use/3", "g-use/other", "g-use_other"]
    names += ["g-rate-rate_1", "g-rate-rate_2", "g-rate-rate_3", "why", "again", "why_again"]
    rows = [coded(each, number) for each in PEOPLE]
    return [["SubmissionDate", *names, "KEY"], *(["2025-06-30", *row, f"uuid:{at}"] for at, row in enumerate(rows))]


def redcap():
    head = ["Record ID", Q1, *(f"{Q2} (choice={each})" for each in USES), *ROWS, "Why?", "Again?", "Why?", "Complete?"]
    rows = [cells(each, label, ticks(lambda code: "Checked")) for each in PEOPLE]
    kept = [[row[0], *(each or "Unchecked" for each in row[2:6]), *row[7:]] for row in rows]
    return [head, *([str(at), *row, "Complete"] for at, row in enumerate(kept, 1))]


EXPORTED = {
    "tencent": tencent(),
    "qualtrics, numbers": qualtrics(number, 3),
    "qualtrics, words": qualtrics(label, 3),
    "qualtrics, two rows": qualtrics(label, 2),
    "surveymonkey": surveymonkey(False),
    "surveymonkey, joined": surveymonkey(True),
    "google, sheet": google(", ", "6/30/2025 15:04:05"),
    "google, file": google(";", "2025/06/30 3:04:05 PM GMT+8"),
    "microsoft": microsoft(),
    "kobo, names": kobo(False),
    "kobo, labels": kobo(True),
    "odk": odk(),
    "redcap, labels": redcap(),
}


def expected(typed):
    found = {"inc": [person[0] for person in PEOPLE]}
    for code in range(1, 5):
        found[f"use_{code}"] = [int(code in person[2]) if person[2] else None for person in PEOPLE]
    for at in range(3):
        found[f"rate_{at + 1}"] = [person[4][at] for person in PEOPLE]
    found |= {name: [person[at] for person in PEOPLE] for name, at in (("why", 5), ("again", 6), ("why_again", 7))}
    return found | (
        {name: [person[at] for person in PEOPLE] for name, at in (("inc_other", 1), ("use_other", 3))} if typed else {}
    )


@pytest.mark.parametrize("name", EXPORTED)
def test_signs_of_the_platform_within_wordings_labels_and_answers_part_nothing(put, columns, name):
    found = columns(put(EXPORTED[name]), read(FORM.encode(), "hostile.yaml"))
    wanted = expected(typed="redcap" not in name)
    assert {variable: found[variable] for variable in wanted} == wanted
