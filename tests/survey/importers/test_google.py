"""Answers to Google Forms as .csv and as a sheet."""

import openpyxl
import pytest

HEADERS = [
    "Timestamp",
    "What is your job?",
    "What do you read?",
    "How do you see it? [It is useful]",
    "How do you see it? [It is cheap]",
    "How old are you?",
    "When did you start?",
    "Order these [Pay]",
    "Order these [Time]",
    "Anything else?",
]
SHEET = [
    ["6/30/2025 15:04:05", "Office", "News, maps, atlases", "Agree", "Disagree", "41", "5/1/2020", "2", "1", "a, b; c"],
    ["6/30/2025 15:09:00", "driver", "News, Books (novels, essays)", *["Neither"] * 2, "1,250", "", "1", "2", "N/A"],
    ["7/1/2025 9:00:00", *[""] * 9],
]
CSV = [
    ["2025/06/30 3:04:05 PM GMT+8", SHEET[0][1], "News;maps, atlases", *SHEET[0][3:6], "2020-05-01", *SHEET[0][7:]],
    ["2025/06/30 3:09:00 PM GMT+8", SHEET[1][1], "News;Books (novels, essays)", *SHEET[1][3:]],
    ["2025/07/01 9:00:00 AM GMT+8", *[""] * 9],
]
CHINESE = [
    "时间戳记",
    "1. 您的岗位：",
    "2. 您读什么？",
    "3. 您怎么看？ [有用]",
    "3. 您怎么看？ [便宜]",
    "4. 年龄：",
    "5. 何时入职？",
    "6. 请排序 [收入]",
    "6. 请排序 [时间]",
    "7. 其他意见",
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 1, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q2_other": ["maps, atlases", "", ""],
    "q3_1": [3, 2, None],
    "q3_2": [1, 2, None],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["a, b; c", "N/A", ""],
}
EXPORTS = {
    "sheet": [HEADERS, *SHEET],
    "csv": [HEADERS, *CSV],
    "chinese": [CHINESE, *([row[0].replace(" AM GMT+8", " 上午"), *row[1:]] for row in CSV[2:])],
    "quiz": [
        [
            HEADERS[0],
            "Email Address",
            "Score",
            *HEADERS[1:],
            "What is your job? [Score]",
            "What is your job? [Feedback]",
        ],
        *([row[0], "a@example.org", "1 / 2", *row[1:], "1 / 1", ""] for row in SHEET),
    ],
}


@pytest.mark.parametrize("name", ["sheet", "csv", "quiz"])
def test_sheets_and_files_give_the_same_answers(put, columns, form, name):
    found = columns(put(EXPORTS[name]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_sheet_saved_as_a_workbook_gives_the_same_answers(tmp_path, columns, form):
    import datetime

    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for at, row in enumerate(SHEET):
        date = datetime.datetime(2020, 5, 1) if row[6] else ""
        number = int(row[5]) if row[5].isdigit() else row[5]
        book.active.append([datetime.datetime(2025, 6, 30, 15, at), *row[1:5], number, date, *row[7:]])
    book.save(tmp_path / "sheet.xlsx")
    found = columns(tmp_path / "sheet.xlsx", form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_numbers_an_author_wrote_before_wordings_do_not_count(put, columns, form):
    rows = [
        [
            "2025/6/30 下午 3:04:05",
            "办公",
            "新闻, 书（小说、散文）",
            "同意",
            "不同意",
            "４１",
            "2020年5月1日",
            *"21",
            "无",
        ]
    ]
    found = columns(put([CHINESE, *rows]), form)
    assert [found[name][0] for name in EXPECTED] == [1, "", 1, 1, 0, "", 3, 1, 41, "2020-05-01", 2, 1, "无"]


def test_dates_are_read_by_month_only_where_the_moments_begin_with_it(put, form):
    from survey.reading import read_responses

    rows = [["3/4/2025 15:04:05", *SHEET[0][1:6], "3/4/2020", *SHEET[0][7:]]]
    reading = read_responses([put([HEADERS, *rows])], form)
    assert [issue.rule for issue in reading.issues] == ["not_a_date"]


def test_a_file_without_moments_is_read_where_its_platform_is_told(put, form):
    from survey.mapping import Mappings
    from survey.sources import sources_of

    path = put([row[1:] for row in EXPORTS["sheet"][:3]])
    (found,) = sources_of([path], Mappings(), "google")
    (batch,) = found.batches(form, Mappings())
    assert batch.columns["q1"].tolist() == [1, 3]
    assert batch.columns["q2_other"].tolist() == ["maps, atlases", ""]


def test_a_first_column_called_timestamp_that_holds_no_moments_is_no_mark(put):
    from survey.files.opening import read_grid
    from survey.importers.google import recognises

    assert not recognises(read_grid(put([HEADERS, ["1", *SHEET[0][1:]]])))


def test_the_column_of_moments_is_known_wherever_somebody_moved_it(put, columns, form):
    rows = EXPORTS["sheet"]
    assert columns(put([row[::-1] for row in rows]), form) == columns(put(rows), form)


@pytest.mark.parametrize("name", ["sheet", "csv", "quiz"])
def test_a_row_whose_cells_are_shifted_is_refused_though_any_words_could_be_typed(put, refusal, form, name):
    rows = EXPORTS[name]
    shifted = [*rows[:-1], ["", *rows[-1][:-1]]]
    said = refusal(put(shifted), form)
    assert said == (
        "export.csv:4: Timestamp: no moment stands here; the cells of the row may stand under the wrong headers"
    )
    odd = [*rows[:-1], [*rows[-1][1:], ""]]
    assert refusal(put([*odd[:2], *odd[2:-1], ["Office", *odd[-1][1:]]]), form).endswith(
        "'Office' is no moment; the cells of the row may stand under the wrong headers"
    )
