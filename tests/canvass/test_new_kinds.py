"""What a study made of an export alone takes its columns for, on each platform's own ways."""

import csv
import json

import openpyxl
import pandas
import pytest

from canvass.founding import found
from instrument.loading import load
from survey.reading import read_folder

AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")


@pytest.fixture
def founded(tmp_path):
    def make(*sources):
        folder = tmp_path / "study"
        found(folder, sources, "1")
        instrument = load(folder / "questionnaire.yaml")
        return instrument, read_folder(folder / "data" / "1", instrument).responses

    return make


@pytest.fixture
def put(tmp_path):
    def write(rows, name="export.csv", delimiter=","):
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return path

    return write


def kinds(instrument):
    return {question.id: str(question.kind) for question in instrument.questions}


def labels(question):
    return [option.text[next(iter(option.text))] for option in question.options]


def qualtrics(columns, n=30):
    """Rows of an export: name, wording, import id and cells of each column."""
    own = [("StartDate", "Start Date", "startDate"), ("EndDate", "End Date", "endDate"), ("Status", "Status", "status")]
    own += [("Finished", "Finished", "finished"), ("ResponseId", "Response ID", "_recordId")]
    heads = [*own, *(each[:3] for each in columns)]
    moment = "2026-03-01 09:00:00"
    rows = [
        [moment, moment, "0", "1", f"R_{row:012}", *(each[3][row % len(each[3])] for each in columns)]
        for row in range(n)
    ]
    return [[h[0] for h in heads], [h[1] for h in heads], [json.dumps({"ImportId": h[2]}) for h in heads], *rows]


def test_what_qualtrics_says_of_a_column_goes_before_how_few_answers_it_has(founded, put):
    columns = [
        ("Q1", "Gender? - Selected Choice", "QID1", ["1", "2", "3"]),
        ("Q1_3_TEXT", "Gender? - Other - Text", "QID1_3_TEXT", ["", "", "fluid"]),
        ("Q2", "Say more", "QID2_TEXT", ["yes", "no", ""]),
        ("Q7#1_1", "Rate - Quality - Speed", "QID7#1_1", ["1", "5", "3"]),
        ("Q7#1_2", "Rate - Quality - Care", "QID7#1_2", ["2", "5", "4"]),
        ("Q7#2_1", "Rate - Weight - Speed", "QID7#2_1", ["3", "1", "5"]),
        ("Q7#2_2", "Rate - Weight - Care", "QID7#2_2", ["4", "1", "5"]),
        ("1_Q8", "Why Acme?", "1_QID8_TEXT", ["a", "b", ""]),
        ("Q9_NPS_GROUP", "Would you? - Group", "QID9_NPS_GROUP", ["Promoter", "Passive"]),
    ]
    instrument, responses = founded(put(qualtrics(columns)))
    assert kinds(instrument) == {"Q1": "single", "Q2": "text", "Q7_1": "matrix", "Q7_2": "matrix", "Q8_1": "text"}
    assert [option.code for option in instrument.question("Q1").options if option.other] == [3]
    assert responses.columns["Q1_other"].tolist()[2] == "fluid"


def test_several_answers_that_hold_every_option_in_different_orders_are_a_ranking(founded, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["ID", "Start time", "Completion time", "Email", "Name", "Rank these", "Which?"])
    orders = ["Pay;Hours;Tasks;", "Hours;Pay;Tasks;", "Tasks;Hours;Pay;"]
    for row in range(30):
        book.active.append([row + 1, "3/1/26 9:00:00", "3/1/26 9:04:00", "anonymous", "", orders[row % 3], "Gym;Bus;"])
    book.save(tmp_path / "forms.xlsx")
    instrument, responses = founded(tmp_path / "forms.xlsx")
    assert list(kinds(instrument).values()) == ["ranking", "multiple"]
    assert responses.columns["q1_1"].tolist()[:3] == [1, 2, 3]


def test_decimal_commas_points_in_dates_and_items_whose_end_nobody_chose_are_read(founded, put):
    rows = [["nr", "Gewicht", "Datum", "a", "b", "c"]]
    for row in range(40):
        at = row % 5
        rows.append([row, f"{50 + row},5", f"0{1 + at}.11.2025", AGREE[at], AGREE[min(at, 3)], AGREE[max(at, 1)]])
    instrument, responses = founded(put(rows, delimiter=";"))
    assert kinds(instrument) == {"Gewicht": "number", "Datum": "date", "a": "scale", "b": "scale", "c": "scale"}
    assert responses.columns["Gewicht"].tolist()[:2] == [50.5, 51.5]
    assert responses.columns["Datum"].tolist()[:2] == ["2025-11-01", "2025-11-02"]
    assert [labels(instrument.question(name)) for name in "abc"] == [list(AGREE)] * 3
    assert responses.columns["c"].tolist()[:5] == [2, 2, 3, 4, 5]
    assert [[item.variable for item in scale.items] for scale in instrument.scales] == [["a", "b", "c"]]


def test_amounts_with_decimals_are_no_dates_and_codes_with_a_gap_no_rating(founded, tmp_path):
    sex = [1, 2, 9] * 20
    frame = pandas.DataFrame({"income": [1234.5 + row for row in range(60)], "sex": sex, "day": ["2026-01-05"] * 60})
    frame.to_parquet(tmp_path / "plain.parquet")
    instrument, responses = founded(tmp_path / "plain.parquet")
    assert kinds(instrument) == {"income": "number", "sex": "single", "day": "date"}
    assert [option.code for option in instrument.question("sex").options] == [1, 2, 9]
    assert responses.columns["sex"].tolist() == sex


@pytest.mark.parametrize(
    "points",
    [
        ("Very poor", "Poor", "Fair", "Good"),
        ("差", "中", "好"),
        ("sehr schlecht", "schlecht", "mittel", "gut", "sehr gut"),
        ("Totalmente en desacuerdo", "En desacuerdo", "De acuerdo", "Totalmente de acuerdo"),
        ("jamais", "rarement", "parfois", "souvent", "toujours"),
        ("😡 Bad", "😐 OK", "😀 Good"),
    ],
)
def test_ratings_are_known_in_several_languages_and_pictographs_by_their_names(founded, put, points):
    rows = [["Timestamp", "How was it?"]]
    rows += [[f"2026/03/01 9:{row:02}:00", points[row % len(points)]] for row in range(40)]
    instrument, responses = founded(put(rows))
    assert [str(question.kind) for question in instrument.questions] == [
        "scale" if "😡 Bad" not in points else "single"
    ]
    assert len(instrument.questions[0].options) == len(points)
    assert not any(ord(sign) > 0xFFFF for label in labels(instrument.questions[0]) for sign in label)
    held = responses.columns[instrument.questions[0].id].tolist()
    assert len(set(held)) == len(points)
    assert all(code == code for code in held)


def test_sheets_and_files_of_questions_that_repeat_are_left_aside(founded, put):
    own = ["_id", "_uuid", "_submission_time", "_index"]
    rows = [["village", *own], *([("a", "b")[row % 2], row, f"u{row}", "2026-01-01", row + 1] for row in range(30))]
    repeat = [
        ["member", "_index", "_parent_table_name", "_parent_index"],
        *([row, row + 1, "m", 1] for row in range(9)),
    ]
    instrument, responses = founded(put(rows), put(repeat, "members.csv"))
    assert (kinds(instrument), responses.ledger.returned) == ({"village": "single"}, 30)
