"""Files as grids of text, and one sentence for each that cannot be one."""

import io
import zipfile

import openpyxl
import pytest

from instrument.message import Fault
from survey.files.opening import read_grid
from survey.files.writing import write_workbook


def workbook_bytes(rows, sheets=1):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for number in range(1, sheets):
        sheet = book.create_sheet(f"more{number}")
        sheet.append(["a"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_sheet(workbook, xml):
    """The workbook with the XML of its sheet in place of what it held."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part in source.namelist():
            out.writestr(part, xml if part == "xl/worksheets/sheet1.xml" else source.read(part))
    return target.getvalue()


def sheet(rows):
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def refusal(path):
    with pytest.raises(Fault) as caught:
        read_grid(path)
    return str(caught.value)


def test_numbers_dates_and_words_of_a_workbook_become_text(put):
    import datetime

    moment = datetime.datetime(2026, 1, 10, 9, 0)
    content = workbook_bytes([["a", "b", "c", "d", "e", "f"], [1, 2.5, "007", moment, True, "N/A"]])
    assert read_grid(put("a.xlsx", content)).rows == (("1", "2.5", "007", "2026-01-10 09:00:00", "TRUE", "N/A"),)


def test_a_table_of_text_keeps_every_cell_as_it_stands(put):
    grid = read_grid(put("a.csv", b"x,y,z,w\nNA,007,1e5,=1+1\n"))
    assert grid.rows == (("NA", "007", "1e5", "=1+1"),)


@pytest.mark.parametrize(
    ("encoding", "found"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_encoding_and_the_delimiter_are_found(put, encoding, found, delimiter):
    text = delimiter.join(["性别", "年龄，岁"]) + "\r\n" + delimiter.join(["男", "十八"]) + "\r\n"
    grid = read_grid(put("a.csv", text.encode(encoding)))
    assert (grid.headers, grid.rows, grid.encoding) == (("性别", "年龄，岁"), (("男", "十八"),), found)


@pytest.mark.parametrize("text", ["café,thé créé\nnaïve,2\n", "fan?Œæ,Größe\n1,2\n", "price £5,10°\n1,2\n"])
def test_letters_with_marks_are_western_even_where_two_of_them_would_be_a_rare_chinese_one(put, text):
    grid = read_grid(put("a.csv", text.encode("cp1252")))
    assert (",".join(grid.headers), grid.encoding) == (text.split("\n")[0], "Windows-1252")


@pytest.mark.parametrize("text", ["男,b\n1,2\n", "a,朱镕基\n1,2\n", "繁體中文問卷調查,請問\n1,2\n", "名字,b\ncafé,2\n"])
def test_chinese_letters_are_never_taken_for_western_ones(put, text):
    grid = read_grid(put("a.csv", text.encode("gb18030")))
    assert (",".join(grid.headers), grid.encoding) == (text.split("\n")[0], "GB18030")


def test_row_numbers_are_those_a_spreadsheet_shows(put):
    grid = read_grid(put("a.csv", b'a,b\n1,"two\nlines"\n\n3,4\n'))
    assert grid.lines == (2, 4)


def test_a_workbook_under_another_name_is_read_by_what_it_is(put):
    assert read_grid(put("a.csv", workbook_bytes([["a"], ["b"]]))).format == "xlsx"


def test_the_hash_is_that_of_the_bytes(put):
    import hashlib

    assert read_grid(put("a.csv", b"a\n1\n")).sha256 == hashlib.sha256(b"a\n1\n").hexdigest()


DAMAGED = "the workbook is damaged or ends early; possible: the file as it was downloaded, whole"
EMPTY = "the file is empty; possible: a header and a row for each respondent"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", EMPTY),
        ("a.xlsx", b"", EMPTY),
        ("a.csv", b"\xef\xbb\xbf", EMPTY),
        ("a.csv", b"\n\n,,\n", EMPTY),
        ("a.csv", b"a,b\n", "the file has a header of 2 columns and no rows; possible: a row for each respondent"),
        ("a.csv", b"a,b\n1,2,3\n", "2: the row has 3 cells, the header 2; the first cell too many is '3'"),
        ("a.csv", b"a,b\n1,2\n3\n", "3: the row has 1 cells, the header 2; the file may end early"),
        (
            "a.csv",
            b'a,b\n1,"2\n',
            "2: the row cannot be cut into cells: 'unexpected end of data'; "
            "possible: quotation marks in pairs around a cell",
        ),
        (
            "a.csv",
            b"\x81\x30\x81,\xff\n1,2\n",
            "the file is no text in an encoding that is read; possible: UTF-8, GB18030, UTF-16 with its mark",
        ),
        (
            "a.csv",
            b"a\n\x00\n",
            "the file is no text in an encoding that is read; possible: UTF-8, GB18030, UTF-16 with its mark",
        ),
        (
            "a.xlsx",
            b"a,b\n1,2\n",
            "the file is no workbook, though its name ends in '.xlsx'; it begins with 'a,b 1,2 '",
        ),
        ("a.xls", b"<html>", "the file is no workbook, though its name ends in '.xls'; it begins with '<html>'"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 100, DAMAGED),
        (
            "a.pdf",
            b"%PDF",
            "a file ending in '.pdf' is not read; possible: .xlsx, .xlsm, .xls, .csv, .tsv, .txt, .sav, .zsav, .por, "
            ".dta, .sas7bdat, .xpt, .json, .parquet",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(put, name, content, said):
    separator = ":" if said[0].isdigit() else ": "
    assert refusal(put(name, content)) == f"{name}{separator}{said}"


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "none.csv").startswith(f"{tmp_path / 'none.csv'}: the file cannot be read: ")


def test_a_workbook_cut_anywhere_is_refused(put):
    whole = workbook_bytes([["a", "b"], *([number, "x"] for number in range(50))])
    for hundredth in range(1, 100):
        said = refusal(put("cut.xlsx", whole[: len(whole) * hundredth // 100]))
        assert said == f"cut.xlsx: {DAMAGED}"


def test_an_old_workbook_cut_anywhere_is_refused_or_whole(put, exports):
    whole = (exports / "wjx_800_number_按序号_2018.xls").read_bytes()
    for tenth in range(1, 10):
        assert refusal(put("cut.xls", whole[: len(whole) * tenth // 10])).startswith("cut.xls: ")


def test_a_locked_workbook_is_refused(put):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    assert refusal(put("a.xlsx", ole)) == "a.xlsx: the file is locked by a password; possible: a copy without one"


def test_two_sheets_with_cells_are_refused(put):
    said = refusal(put("a.xlsx", workbook_bytes([["a"], ["b"]], sheets=2)))
    assert said == "a.xlsx: 2 sheets hold cells: 'Sheet', 'more1'; possible: one sheet"


def test_a_cell_with_an_error_is_refused_and_not_empty(put):
    content = with_sheet(workbook_bytes([["a"]]), sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))
    assert refusal(put("a.xlsx", content)) == (
        "a.xlsx: cell 'A1' holds an error value; possible: a text, a number or nothing"
    )


def test_a_formula_without_a_value_is_refused_and_not_empty(put):
    assert refusal(put("a.xlsx", workbook_bytes([["a"], ["=1+1"]]))) == (
        "a.xlsx: cell 'A2' holds a formula without a value; "
        "possible: open the file in a spreadsheet program and save it"
    )


def test_a_document_type_is_refused(put):
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    assert refusal(put("a.xlsx", with_sheet(workbook_bytes([["a"]]), xml))) == (
        "a.xlsx: the workbook declares a document type, which no spreadsheet program writes"
    )


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused(put):
    content = with_sheet(workbook_bytes([["a"]]), sheet(" " * 30_000_000))
    assert refusal(put("a.xlsx", content)) == (
        "a.xlsx: part 'xl/worksheets/sheet1.xml' of the workbook unpacks to more than 100 times its size"
    )


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("XFD1", "the sheet reaches column 16384; possible: at most 2000 columns"),
        ("A1048576", "the sheet reaches row 1048576; possible: at most 200000 rows"),
    ],
)
def test_a_cell_far_away_is_refused_before_a_grid_is_made(put, cell, said):
    number = "".join(filter(str.isdigit, cell))
    content = with_sheet(workbook_bytes([["a"]]), sheet(f'<row r="{number}"><c r="{cell}"><v>1</v></c></row>'))
    assert refusal(put("a.xlsx", content)) == f"a.xlsx: {said}"


def test_a_zip_archive_without_a_workbook_is_refused(put):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refusal(put("a.xlsx", buffer.getvalue())) == (
        "a.xlsx: the file is a zip archive without a workbook; possible: .xlsx, .xls, .csv, .sav, .dta"
    )


def test_texts_that_look_like_formulas_stay_texts(tmp_path):
    path = tmp_path / "a.xlsx"
    cells = ("=1+1", "+1", "-1", "@x", "\tx", "\x0bx", "http://example.org", "x" * 40_000)
    write_workbook(path, {"=s": [cells, cells]})
    found = openpyxl.load_workbook(path).active
    assert {cell.data_type for row in found for cell in row} == {"s"}
    assert not found._hyperlinks
    shown = [cell.value for cell in found[1]]
    assert shown[:5] == list(cells[:5])
    assert len(shown[-1]) == 32_767
    assert shown[-1].endswith("…")


def test_what_is_written_is_read_again_and_the_bytes_stay_the_same(tmp_path):
    rows = [("甲", "乙"), ("1", "=x"), ("(空)", "a┋b")]
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, {"Sheet1": rows})
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    grid = read_grid(tmp_path / "one.xlsx")
    assert [grid.headers, *grid.rows] == rows


def test_a_file_that_cannot_be_replaced_leaves_nothing_half_done(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        write_workbook(tmp_path / "a.xlsx", {"s": [("a",)]})
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("header", ["", "Unnamed: 0"])
def test_a_column_in_which_a_program_counted_the_rows_is_none_of_the_file(table, header):
    rows = [[header, "id", "a"], ["0", "7", "x"], ["1", "9", "y"]]
    assert read_grid(table(rows)).headers == ("id", "a")
    assert read_grid(table([rows[0], rows[2], rows[1]])).headers == (header, "id", "a")
