"""Rows and columns that a workbook hides are left out where GET DATA says so."""

import openpyxl
import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem
from analysis.syntax.job import Job


@pytest.mark.parametrize(
    ("words", "names", "values"),
    [
        ("/hidden ignore=yes", ("a", "c"), [1, 3]),
        ("/hidden ignore=no", ("a", "b", "c"), [1, 2, 3]),
        ("", ("a", "b", "c"), [1, 2, 3]),
        ("/cellrange=range 'B1:C4' /hidden ignore=yes", ("c",), None),
    ],
)
def test_hidden_cells(tmp_path, words, names, values):
    book = openpyxl.Workbook()
    book.create_sheet("second")
    sheet = book["second"]
    for row in (["a", "b", "c"], [1, 10, 100], [2, 20, 200], [3, 30, 300]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    job = Job(Folder(tmp_path))
    job.run(f"get data /type=xlsx /file='a.xlsx' /sheet=name 'second' /readnames=on {words}.", "job.sps")
    assert [str(each.message) for each in job.items if isinstance(each, Problem)] == []
    assert job.active.names == names
    if values is not None:
        assert job.active.columns["a"].tolist() == values
