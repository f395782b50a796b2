"""What readers of tables get wrong: cells that look like something else, files that are not what they seem."""

import io
import itertools
import zipfile

import numpy as np
import openpyxl
import pytest

from instrument.loading import read
from instrument.message import Fault
from survey.dates import iso_date
from survey.files.disguised import is_disguised
from survey.files.opening import read_grid
from survey.files.writing import write_workbook
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - {id: a, kind: text, zh: 意见, required: false}
  - id: b
    kind: single
    zh: 选一项
    options: [{code: 1, zh: N/A}, {code: 2, zh: "007"}, {code: 3, zh: 1e5}, {code: 4, zh: "TRUE"}, {code: 5, zh: NA}]
  - {id: c, kind: number, zh: 人数, least: 0, most: 100000}
  - {id: d, kind: date, zh: 日期, required: false}
"""
LIME = ["id", "submitdate", "lastpage", "startlanguage"]
WJX = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
LOOKALIKES = (
    "N/A",
    "NA",
    "007",
    "1e5",
    "TRUE",
    "=SUM(1,1)",
    "null",
    "None",
    "-1",
    "1.10",
    "12345678901234567890",
    "1-2",
)
LABELS = {"N/A": 1, "007": 2, "1e5": 3, "TRUE": 4, "NA": 5}


@pytest.fixture(scope="module")
def form():
    return read(FORM.encode(), "form.yaml")


def own(style, at):
    return [str(at), "2026-01-01 10:00:00", "60", "zh"] if style is LIME else [str(at), "", "60秒", "", "", ""]


def export(style, rows):
    headers = ["a", "b", "c", "d"] if style is LIME else ["1、意见", "2、选一项", "3、人数", "4、日期"]
    return [[*style, *headers], *([*own(style, at), *row] for at, row in enumerate(rows, 1))]


@pytest.fixture(params=[(LIME, ".csv"), (LIME, ".xlsx"), (WJX, ".csv"), (WJX, ".xlsx")], ids=lambda p: p[0][0] + p[1])
def answered(request, form, table, tmp_path):
    """A function from rows of answers to what is read of them, as two platforms export them in two formats."""
    style, suffix = request.param

    def reading(rows):
        if suffix == ".csv":
            return read_responses([table(export(style, rows), "按文本.csv")], form)
        write_workbook(tmp_path / "按文本.xlsx", {"Sheet1": export(style, rows)})
        return read_responses([tmp_path / "按文本.xlsx"], form)

    return reading


def test_words_that_look_like_numbers_formulas_or_nothing_stay_as_typed(answered):
    columns = answered([[word, "007", "1", ""] for word in LOOKALIKES]).responses.columns
    assert columns["a"].tolist() == list(LOOKALIKES)


def test_labels_that_look_like_something_else_are_labels(answered):
    columns = answered([["", label, "1", ""] for label in LABELS]).responses.columns
    assert columns["b"].tolist() == list(LABELS.values())


def test_numbers_are_read_as_people_type_them_and_nothing_else_is(answered):
    cells = {"41": 41, "４１": 41, "1,250": 1250, "１，２５０": 1250, " 7 ": 7, "007": 7, "2.5": 2.5}
    odd = ["约200人", "1e5", "TRUE", "12,50", "3-5", "=1+1", "二十"]
    reading = answered([["", "NA", cell, ""] for cell in (*cells, *odd)])
    found = reading.responses.columns["c"].tolist()
    assert found[: len(cells)] == list(cells.values())
    assert np.isnan(found[len(cells) :]).all()
    assert [issue.rule for issue in reading.issues if issue.rule == "not_a_number"] == ["not_a_number"] * len(odd)


def test_a_date_that_lost_its_format_is_the_day_a_spreadsheet_counts_to(answered):
    cells = {
        "45678": "2025-01-21",
        "45678.5": "2025-01-21",
        "2025/1/21": "2025-01-21",
        "2025-01-21 09:00:00": "2025-01-21",
    }
    reading = answered([["", "NA", "1", cell] for cell in (*cells, "5/1/2025", "7")])
    assert reading.responses.columns["d"].tolist() == [*cells.values(), "", ""]
    assert [issue.rule for issue in reading.issues if issue.variable == "d"] == ["not_a_date"] * 2


@pytest.mark.parametrize("cells", [["5/1/2025", "21/1/2025"], ["1/5/2025", "1/21/2025"], ["5.1.2025", "21.01.2025"]])
def test_a_day_above_twelve_or_a_point_tells_the_order_of_a_column_of_dates(answered, cells):
    reading = answered([["", "NA", "1", cell] for cell in cells])
    assert reading.responses.columns["d"].tolist() == ["2025-01-05", "2025-01-21"]


def test_the_month_comes_first_only_where_the_platform_says_so():
    assert [iso_date("6/7/25", order) for order in ("ymd", "mdy", "dmy")] == [None, "2025-06-07", "2025-07-06"]
    assert iso_date("31/12/2025", "mdy") is None


def test_a_date_of_a_workbook_is_no_number(form, tmp_path):
    import datetime

    book = openpyxl.Workbook()
    for row in export(LIME, [["", "NA", datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 9)]]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    reading = read_responses([tmp_path / "a.xlsx"], form)
    assert np.isnan(reading.responses.columns["c"][0])
    assert reading.responses.columns["d"].tolist() == ["2026-01-02"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_chinese_is_read_in_every_encoding_a_chinese_computer_writes(form, table, encoding):
    path = table(export(WJX, [["很好，谢谢", "NA", "1", ""]]), "按文本.csv", encoding)
    assert read_responses([path], form).responses.columns["a"].tolist() == ["很好，谢谢"]


def test_gbk_that_is_utf_8_as_well_is_read_as_chinese(form, table):
    # Each of these pairs of bytes is also one letter of UTF-8: together they are no word of any script.
    words = "通同谋偏片谈"
    content = words.encode("gbk")
    assert is_disguised(content, content.decode("utf-8"))
    path = table(export(LIME, [[words, "NA", "1", ""]]), encoding="gbk")
    assert read_grid(path).encoding == "GB18030"
    assert read_responses([path], form).responses.columns["a"].tolist() == [words]


@pytest.mark.parametrize(
    "words",
    ["25°C, £5", "naïve café Müller", "дом и сад", "λόγος", "π and é", "שלום", "½ · « »", "µg", "Français, Ελλάς"],
)
def test_utf_8_of_other_scripts_is_not_taken_for_chinese(words):
    assert not is_disguised(words.encode(), words)


def test_two_columns_of_one_name_are_refused(form, table):
    rows = [[*row, "b" if at == 0 else "NA"] for at, row in enumerate(export(LIME, [["", "NA", "1", ""]]))]
    with pytest.raises(Fault, match="that fit a question of another column too: 'b', 'b'"):
        read_responses([table(rows)], form)


@pytest.mark.parametrize("change", [lambda row: [*row, "x"], lambda row: row[:-1]], ids=["longer", "shorter"])
def test_a_row_that_is_shifted_is_refused_with_its_line(form, table, change):
    rows = export(LIME, [["", "NA", "1", ""], ["", "007", "2", ""]])
    with pytest.raises(Fault, match=r"answers.csv:3: the row has \d cells, the header 8"):
        read_responses([table([*rows[:2], change(rows[2])])], form)


def test_columns_in_another_order_give_the_same_answers(form, table):
    rows = export(LIME, [["x", "NA", "1", ""], ["y", "007", "2", "2025-01-21"]])
    first = read_responses([table(rows)], form).responses
    for number, order in enumerate(itertools.islice(itertools.permutations(range(8)), 5, None, 5_000)):
        path = table([[row[at] for at in order] for row in rows], f"{number}.csv")
        again = read_responses([path], form).responses
        assert {name: column.tolist() for name, column in again.columns.items()} == {
            name: column.tolist() for name, column in first.columns.items()
        }


def test_a_workbook_with_any_byte_changed_is_read_or_refused(tmp_path, form):
    write_workbook(tmp_path / "a.xlsx", {"Sheet1": export(LIME, [["x", "NA", "1", ""]])})
    whole = (tmp_path / "a.xlsx").read_bytes()
    path = tmp_path / "b.xlsx"
    refused = 0
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        try:
            read_responses([path], form)
        except Fault as fault:
            refused += str(fault).startswith("b.xlsx")
    assert refused > len(whole) // 14


def test_a_small_workbook_that_reaches_far_both_ways_is_refused_before_room_is_made(tmp_path):
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="150000"><c r="BXX150000"><v>1</v></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            target.writestr(part, sheet if part == "xl/worksheets/sheet1.xml" else source.read(part))
    with pytest.raises(Fault) as caught:
        read_grid(path)
    assert str(caught.value) == (
        "a.xlsx: the sheet reaches row 150000 and column 2000; possible: at most 40000000 cells"
    )


@pytest.mark.parametrize(
    "header",
    ["手机号", "您的手机号码：", "姓名", "Email", "E-mail address", "IP", "昵称", "Phone number", "Your name"],
)
def test_a_column_of_persons_that_no_question_asks_for_is_kept_from_the_answers(form, table, header):
    rows = [[*row, header if at == 0 else "13800000000"] for at, row in enumerate(export(LIME, [["", "NA", "1", ""]]))]
    rows[0][:4], rows[1][:4] = ["id", "a1", "a2", "a3"], ["1", "", "", ""]
    plain = [[row[0], *row[4:]] for row in rows]
    reading = read_responses([table(plain)], form)
    assert "13800000000" not in f"{reading.responses.columns} {list(reading.responses.columns)}"
    with pytest.raises(Fault):
        read_responses(
            [table([[row[0], *row[4:-1], "公司名称" if at == 0 else "x"] for at, row in enumerate(rows)])], form
        )
