"""What is written as data reads back as the same answers."""

import zipfile
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.datafiles import read_data
from survey.exporting.material import exporters_by_word
from survey.files.injection import guarded, unguarded
from survey.reading import read_responses

READ_BY_US = ("sav", "zsav", "dta", "xlsx", "csv")


def differing(found, given):
    """The variables whose answers differ, missing codes and unknown cells included."""
    return [name for name in given.columns if not same(found.columns[name], given.columns[name])]


def same(found, given):
    found, given = np.asarray(found), np.asarray(given)
    if given.dtype == object:
        return list(found) == list(given)
    return np.array_equal(found, given, equal_nan=True)


def test_the_answers_hold_every_state(responses):
    stage = np.asarray(responses.columns["stage"])
    assert {-2.0, -3.0, 8.0, 9.0} <= set(stage[np.isfinite(stage)])
    assert np.isnan(stage).any()


@pytest.mark.parametrize("word", READ_BY_US)
def test_what_is_written_reads_back_as_the_same_answers(word, material, instrument, responses, write):
    path = write(exporters_by_word()[word].export(material))
    found = read_responses([path], instrument).responses
    assert tuple(found.ids) == tuple(responses.ids)
    assert differing(found, responses) == []


def test_a_csv_for_machines_is_named_so_and_reads_back_too(material, instrument, responses, write, table):
    exported = exporters_by_word()["csv"].export(replace(material, is_raw=True))
    path = write(exported)
    assert path.name == "kinds-raw.csv"
    assert "=SUM(1,1)" in [cell for row in table(exported) for cell in row]
    texts = {"sex_other", "day", "words"}  # a plain table has no questionnaire: it codes texts
    assert set(differing(read_data(path), responses)) <= texts


def test_parquet_reads_back_with_its_codebook_weight_and_row_numbers(material, responses, write):
    found = read_data(write(exporters_by_word()["parquet"].export(material)))
    assert found.codebook == responses.codebook
    assert (tuple(found.ids), found.weight) == (tuple(responses.ids), "w")
    assert differing(found, responses) == []


@pytest.mark.parametrize("word", [*READ_BY_US, "parquet", "sps"])
def test_the_same_answers_give_the_same_bytes(word, material):
    exporter = exporters_by_word()[word]
    assert exporter.export(material).files == exporter.export(material).files


def test_no_cell_of_a_csv_begins_with_a_sign_that_a_spreadsheet_runs(material, table):
    header, *rows = table(exporters_by_word()["csv"].export(material))
    texts = [at for at, name in enumerate(header) if name in ("id", "sex_other", "day", "words")]
    cells = [row[at] for row in rows for at in texts]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n\0＝＋－＠"))]
    assert {"'=SUM(1,1)", "''=1", "'quoted'", "'＝1"} <= set(cells)


def test_numbers_of_a_csv_have_no_apostrophe(material, table):
    header, *rows = table(exporters_by_word()["csv"].export(material))
    assert {row[header.index("years")] for row in rows} >= {"-3", "-2"}


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(material, write):
    path = write(exporters_by_word()["xlsx"].export(material))
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b"hyperlink" not in parts.read("xl/worksheets/sheet1.xml")
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert "=SUM(1,1)" in {cell.value for cell in cells}


@given(st.text(alphabet="'=+-@\t\r\n\0＝＋－＠a1 \"", max_size=8))
def test_what_guards_a_cell_can_be_taken_off_again(text):
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
