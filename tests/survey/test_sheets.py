"""Workbooks as other programs read them: every cell comes back as it was given."""

import io
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.files.sheets import LONGEST_CELL
from survey.files.writing import workbook

ROW = ["a", " b ", "=SUM(1,1)", "_x000D_", "x\ry", "l\nm", "<&>\"'", True, 1.5, 1e-07, -3, 2**40, "末"]


def read(content, sheet="s"):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


CELLS = st.one_of(st.text(max_size=8), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9))


def test_openpyxl_and_calamine_read_every_cell_as_it_was_given():
    content = workbook({"s": [ROW, ROW[::-1]], "a & b": [["x"]]})
    assert read(content) == [ROW, ROW[::-1]]
    assert read(content, "a & b") == [["x"]]
    sheet = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_name("s")
    assert sheet.to_python() == [ROW, ROW[::-1]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.one_of(st.text(max_size=8), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)), max_size=4))
)
def test_what_is_written_is_read(rows):
    known = [[cell for cell in row if not isinstance(cell, str) or (cell.isprintable() and cell)] for row in rows]
    found = read(workbook({"s": [["head"] * 4, *known]}))[1:]
    kept = [[cell for cell in row if cell is not None] for row in found]
    assert [row for row in kept if row] == [row for row in known if row]


def test_readxl_reads_it_too(tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("no R here")
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"s": [["v", "t"], [1.5, "=1"], [2, "二 "]]}))
    script = f'x <- readxl::read_excel("{path}", trim_ws = FALSE); cat(x$v, x$t, sep = "|")'
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    if "no package" in done.stderr:
        pytest.skip("no readxl here")
    assert done.stdout == "1.5|2|=1|二 "


def test_a_text_too_long_for_a_cell_says_that_it_is_cut():
    ((cell,),) = read(workbook({"s": [["长" * (LONGEST_CELL + 1)]]}))
    assert (len(cell), cell[-1]) == (LONGEST_CELL, "…")


def test_the_same_rows_give_the_same_bytes_and_a_text_is_held_once():
    rows = [["同"] * 50] * 100
    assert workbook({"s": rows}) == workbook({"s": iter(rows)})
    with zipfile.ZipFile(io.BytesIO(workbook({"s": rows}))) as parts:
        assert parts.read("xl/sharedStrings.xml").decode().count("同") == 1
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
