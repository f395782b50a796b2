"""Files of every platform are recognised as that platform's, and as no other's."""

import importlib.util
import re
from pathlib import Path

import openpyxl
import pytest

from instrument.message import Fault
from survey.files.opening import read_grid
from survey.sources import FALLBACK, importers_by_name, recognised

HERE = Path(__file__).parent


def exports():
    """Every small export that the tests of an importer have, by platform and name."""
    for path in sorted(HERE.glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"exports_of_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        if path.name != Path(__file__).name:
            spec.loader.exec_module(module)
        platform = path.stem.removeprefix("test_")
        held = getattr(module, "EXPORTS", {})
        if platform == "limesurvey":
            held = {"codes": module.export(module.CODES, module.BY_CODE)}
        yield from ((platform, name, rows) for name, rows in held.items())


ALL = list(exports())


@pytest.mark.parametrize(("platform", "name", "rows"), ALL, ids=[f"{platform}: {name}" for platform, name, _ in ALL])
def test_a_file_is_recognised_by_its_own_importer_and_by_no_other(put, platform, name, rows):
    grid = read_grid(put(rows))
    found = {each for each, importer in importers_by_name().items() if each != FALLBACK and importer.recognises(grid)}
    assert found == {platform}
    assert recognised(grid) == platform


def test_every_importer_of_a_platform_has_exports_here():
    own_tests = {"delimited", "table", "spss", "sas", "stata", "wenjuanxing", "wenjuanxing_sav"}
    assert {platform for platform, _, _ in ALL} == set(importers_by_name()) - own_tests


@pytest.mark.parametrize(
    "headers",
    [
        ["id", "name", "email", "start time", "status"],
        ["ID", "Gender", "Age", "Score"],
        ["record_id", "age", "sex"],
        ["Timestamp", "age", "sex"],
        ["_id", "age", "sex"],
        ["Status", "Finished", "Progress", "Name"],
        ["session", "created", "age"],
        ["KEY", "Status", "age"],
        ["RespondentID", "age", "sex"],
        ["StartDate", "EndDate", "age"],
        ["编号", "开始时间", "结束时间", "性别"],
        ["q0001", "q0002", "q0003"],
        ["submitted", "completed", "consent_complete"],
    ],
)
def test_a_table_of_a_researchers_own_is_of_no_platform(put, headers):
    assert recognised(read_grid(put([headers, ["1"] * len(headers)]))) == FALLBACK


@pytest.mark.parametrize(("platform", "name", "rows"), ALL, ids=[f"{platform}: {name}" for platform, name, _ in ALL])
def test_a_workbook_of_the_same_cells_is_the_same_table(put, tmp_path, platform, name, rows):
    rows = [[cell.removeprefix("=") for cell in row] for row in rows]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if re.fullmatch("0|[1-9][0-9]*", cell) else cell for cell in row])
    book.save(tmp_path / "export.xlsx")
    one, other = read_grid(put(rows)), read_grid(tmp_path / "export.xlsx")
    assert (other.headers, other.rows, recognised(other)) == (one.headers, one.rows, platform)


LAYOUTS = sorted(name for name, importer in importers_by_name().items() if hasattr(importer, "layout"))


@pytest.mark.parametrize("forced", LAYOUTS)
def test_an_importer_that_is_told_to_read_any_file_says_what_each_column_is_or_refuses(put, forced):
    odd = [[["x"], ["1"]], [["", "b"], ["1", ""]], [["a", "a", "["], ["]", "/", " - "]], [["_other", "/"], ["=", "-"]]]
    for rows in (*(rows for _, _, rows in ALL), *odd):
        grid = read_grid(put(rows))
        try:
            layout = importers_by_name()[forced].layout(grid, [grid])
        except Fault:
            continue
        if layout is not None:
            assert [heading.at for heading in layout.headings] == list(range(len(grid.headers)))
            assert layout.first <= len(grid.rows)
            assert all(row < len(grid.rows) for row in layout.marks)
