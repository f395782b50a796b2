"""Exports of ODK Central: groups behind dashes, split options, 0 for what was never asked."""

import pytest

HEAD = ["SubmissionDate", "start", "end", "deviceid"]
FRONT = ["2025-06-30T00:02:10.000Z", "2025-06-30T08:00:00.000+08:00", "2025-06-30T08:02:00.000+08:00", "device 1"]
TAIL = ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"]
TAIL += ["Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]
NAMES = ["q1", "q1_other", "q2", "q2/1", "q2/2", "q2/3", "q2_other", "q3-q3_1", "q3-q3_2", "q4", "q5", "q6", "q7"]
CODES = [
    ["1", "", "1 3", "1", "0", "1", "maps", "3", "1", "41", "2020-05-01", "2 1", "=SUM(1,1)"],
    ["other", "driver", "2", "0", "1", "0", "", "2", "2", "1250", "", "1 2", "N/A"],
    ["", "", "", "0", "0", "0", "", "", "", "", "", "", ""],
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


def export(headers, rows, kept=range(13)):
    tails = [
        [f"uuid:{at}", f"uuid:{at}", "5", "Somebody", "0", "0", "", "", "device 2", "0", "1"]
        for at in range(1, len(rows) + 1)
    ]
    answers = [[row[at] for at in kept] for row in rows]
    return [
        [*HEAD, *(headers[at] for at in kept), *TAIL],
        *([*FRONT, *row, *tail] for row, tail in zip(answers, tails, strict=True)),
    ]


EXPORTS = {
    "names": export(NAMES, CODES),
    "split": export(NAMES, CODES, [at for at in range(13) if at != 2]),
    "joined": export(NAMES, CODES, [at for at in range(13) if at not in (3, 4, 5)]),
    "groups": export([f"outer-inner-{name}" for name in NAMES], CODES),
    "repeat": [["item", "PARENT_KEY", "KEY"], ["1", "uuid:1", "uuid:1/item[1]"]],
}


@pytest.mark.parametrize("name", ["names", "split", "joined", "groups"])
def test_every_layout_gives_the_same_answers_and_nothing_but_zeros_is_unknown(put, columns, form, name):
    found = columns(put(EXPORTS[name]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_the_file_of_a_repeat_is_refused(put, refusal, form):
    assert refusal(put(EXPORTS["repeat"]), form) == (
        "export.csv:1: the file holds the rows of a repeat, several for one respondent; "
        "possible: the file of the submissions"
    )


def test_the_file_of_a_repeat_beside_the_submissions_is_passed_by(put, form):
    from survey.reading import read_responses

    paths = [put(EXPORTS["names"], "form.csv"), put(EXPORTS["repeat"], "form-item.csv")]
    assert read_responses(paths, form).responses.ids == ("uuid:1", "uuid:2", "uuid:3")


def test_persons_devices_and_places_stay_out_of_the_answers(put, form):
    from survey.reading import read_responses

    table = export(NAMES, CODES)
    more = ["point-Latitude", "point-Longitude", "point-Altitude", "point-Accuracy"]
    table = [[*row, *(more if not at else ["30.6", "104.1", "0", "5"])] for at, row in enumerate(table)]
    reading = read_responses([put(table)], form)
    assert reading.responses.ids == ("uuid:1", "uuid:2", "uuid:3")
    assert not any(word in str(reading) for word in ("104.1", "device", "Somebody"))


def test_what_was_looked_through_and_rejected_is_set_aside(put, form):
    from survey.reading import read_responses

    table = export(NAMES, CODES)
    table[1][table[0].index("ReviewState")] = "rejected"
    table[2][table[0].index("ReviewState")] = "approved"
    assert read_responses([put(table)], form).responses.ledger.by_rule() == {"not_approved": 1}
