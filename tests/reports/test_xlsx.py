"""The workbook of a report, opened again by openpyxl and by LibreOffice."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from sample import HOSTILE, profile, report

from analysis.vocabulary import Kind
from reports.cells import cell, grid, header, row, stub_and_numbers
from reports.document import Document, Grid
from reports.formatting import APA, GB, SPSS, Printed, number
from reports.renderers import xlsx


def has_calc() -> bool:
    found = shutil.which("soffice")
    return found is not None and (Path(found).resolve().parent / "libsclo.so").exists()


def opened(found: Document):
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(found)))


def of_numbers(*texts: str, number: str = "表1-1") -> Document:
    made = grid("数", stub_and_numbers(0.5, len(texts)), [header("项", *map(str, texts))], [row("甲", texts)])
    return Document("zh", "题", "", (), (replace(made, id="table:a", number=number),), contents_title="目录")


def test_every_table_and_the_data_of_every_figure_have_a_sheet_of_their_own():
    found = report()
    tables = [block.number for block in found.blocks if isinstance(block, Grid)]
    assert set(tables) < set(opened(found).sheetnames)


def test_a_number_keeps_its_digits_and_is_shown_as_printed():
    sheet = opened(of_numbers(number(0.31249, Kind.COEFFICIENT) + "***", number(1234567.8, Kind.COUNT)))["表1-1"]
    assert sheet["B3"].value == 0.31249
    assert sheet["B3"].number_format == '0.000"***"'
    assert (sheet["C3"].value, sheet["C3"].number_format) == (1234567.8, "#,##0")


@pytest.mark.parametrize(
    ("value", "kind", "style", "shown"),
    [
        (0.0001, Kind.PROBABILITY, GB, '[<0.001]"<0.001";0.000'),
        (0.0001, Kind.PROBABILITY, APA, '[<0.001]"<.001";.000'),
        (0.5, Kind.COEFFICIENT, APA, ".000"),
        (-2.5, Kind.STATISTIC, GB, "0.00"),
        (0.0000177, Kind.MEAN, SPSS, "0.00E+000"),
    ],
)
def test_the_format_shows_what_was_printed(value, kind, style, shown):
    assert xlsx.number_format(number(value, kind, style)) == shown


def test_no_text_is_a_formula():
    texts = ("=1+1", "+1", "@SUM(A1)", "-1", "\t=1", HOSTILE)
    book = opened(of_numbers(*texts, number="=cmd"))
    cells = [each for sheet in book for line in sheet.iter_rows() for each in line if each.value is not None]
    assert {each.data_type for each in cells} == {"s"}
    assert [each.value for each in book["=cmd"][3]][1:4] == ["=1+1", "+1", "@SUM(A1)"]


def test_two_tables_of_one_number_and_a_number_excel_forbids_still_have_sheets():
    first = replace(profile(), number="a/b:c*[d]?" + "x" * 40)
    found = Document("zh", "题", "", (), (first, replace(first, id="b")), contents_title="目录")
    names = opened(found).sheetnames
    assert len(names) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_number_with_a_mark_is_still_its_value():
    assert (number(2.0, Kind.STATISTIC) + "**").value == 2.0
    assert isinstance(number(2.0, Kind.STATISTIC), Printed)
    assert cell(number(2.0, Kind.STATISTIC)).content[0].text == "2.00"


def test_the_same_report_gives_the_same_workbook():
    assert xlsx.render(report()) == xlsx.render(report())


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_libreoffice_shows_numbers_as_the_report_prints_them(tmp_path):
    texts = [
        number(0.31249, Kind.COEFFICIENT) + "***",
        number(0.0001, Kind.PROBABILITY),
        number(0.047, Kind.PROBABILITY),
    ]
    found = of_numbers(*texts)
    (tmp_path / "report.xlsx").write_bytes(xlsx.render(found))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "html", "--outdir", str(tmp_path), "report.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    cells = html.fromstring((tmp_path / "report.html").read_bytes()).xpath("//td")
    shown = ["".join(each.itertext()).strip() for each in cells]
    assert shown[-4:] == ["甲", "0.312***", "<0.001", "0.047"]
