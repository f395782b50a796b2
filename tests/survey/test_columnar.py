"""Columns read at once hold what the careful readers read, and a copy beside a raw file is that file's answers."""

import dataclasses
import os

import numpy as np
import pandas
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instrument.message import Fault
from survey import cache, datafiles
from survey.coded import Coded, code
from survey.columnar import store
from survey.datafiles import read_data
from survey.files import plain
from survey.files.plain import read_plain
from survey.numbered import Numbered

NAN = float("nan")


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch):
    monkeypatch.setattr(cache, "LARGE", 0)
    monkeypatch.setattr(plain, "SMALLEST", 0)


def assert_same(one, other):
    assert one.codebook == other.codebook
    assert list(one.ids) == list(other.ids)
    assert (one.weight, one.ledger, one.source) == (other.weight, other.ledger, other.source)
    for name in other.columns:
        np.testing.assert_array_equal(np.asarray(one.columns[name]), np.asarray(other.columns[name]))


def carefully(monkeypatch, path):
    with monkeypatch.context() as patch:
        patch.setattr(datafiles, "read_plain", lambda content: None)
        return datafiles._read_raw(path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([1.0, 2.0, 7.0, -2.0, 9999.0, 0.5, 1e9, NAN]), max_size=20))
def test_a_coded_column_is_the_column(values):
    column = np.array(values, dtype=float)
    np.testing.assert_array_equal(np.asarray(code(column)), column)


def test_numbers_of_rows_are_a_sequence_of_texts():
    assert list(Numbered(3, 2)) == ["2", "3", "4"]
    assert Numbered(3, 2)[1:] == ("3", "4")
    assert Numbered(3).index("3") == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_of_whole_numbers_is_read_at_once_as_carefully(tmp_path, monkeypatch, end):
    path = tmp_path / "a.csv"
    lines = ["﻿a, b ,城市", "1,,-3", ",2,40000", "0,5,12345678901234567", "1,2,"]
    path.write_bytes((end.join(lines) + end).encode())
    assert read_plain(path.read_bytes()) is not None
    assert_same(datafiles._read_raw(path), carefully(monkeypatch, path))


@pytest.mark.parametrize(
    "body",
    [
        *["007,1", "1,00", "-0,1", "-,1", "5-3,1", "--1,1", "1e5,2", "N/A,1", "1.5,2", '"1",2', "1,2\n\n3,4", ",\n1,2"],
        *["1,2,3", "1", "1;2,3", "+1,2", " 1,2", "1,2\r3,4", "99999999999999999999,1", "甲,1"],
    ],
)
def test_a_table_with_anything_else_is_left_to_the_careful_reader(body):
    assert read_plain(f"a,b\n1,1\n{body}\n".encode()) is None


@pytest.mark.parametrize("header", ["a,a", "a,", "a;b,c", '"a\nb",c', "a"])
def test_an_unusual_header_is_left_to_the_careful_reader(header):
    assert read_plain(f"{header}\n1,1\n".encode()) is None


def test_parquet_of_another_program_is_described_as_a_table_is(tmp_path):
    path = tmp_path / "a.parquet"
    frame = pandas.DataFrame(
        {
            "whole": pandas.array([1, None, 300], dtype="Int16"),
            "real": [0.25, NAN, 3.0],
            "yes": [True, False, True],
            "word": ["乙", None, "甲"],
            "kind": pandas.Categorical(["b", "a", "b"]),
            "day": pandas.to_datetime(["2026-01-02", None, "2026-01-01"]),
            "none": [None, None, None],
        }
    )
    frame.to_parquet(path)
    found = read_data(path)
    values = {name: np.asarray(found.columns[name]).tolist() for name in found.columns}
    assert values["whole"][::2] == [1, 300]
    assert np.isnan(values["whole"][1])
    assert isinstance(found.columns["whole"], Coded)
    assert found.codebook.variable("real").decimals == 2
    assert values["yes"] == [1, 0, 1]
    words = {level.code: level.text["en"] for level in found.codebook.variable("word").levels}
    assert [words.get(code) for code in values["word"]] == ["乙", None, "甲"]
    assert values["kind"] == [2, 1, 2]
    assert [level.text["en"][:10] for level in found.codebook.variable("day").levels] == ["2026-01-01", "2026-01-02"]
    assert np.isnan(values["none"]).all()
    assert list(found.ids) == ["1", "2", "3"]


def test_a_column_of_lists_and_a_damaged_parquet_are_refused(tmp_path):
    path = tmp_path / "a.parquet"
    pandas.DataFrame({"a": [[1], [2, 3]]}).to_parquet(path)
    with pytest.raises(Fault, match="column 'a' holds 'list<element: int64>'; possible: numbers, texts, dates"):
        read_data(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Fault, match="the file is damaged"):
        read_data(path)
    with pytest.raises(Fault, match="No such file"):
        read_data(tmp_path / "none.parquet")


def labelled(path):
    frame = pandas.DataFrame({"q1": [1.0, 9, NAN], "城市": ["甲", "", "乙"], "w": [1.0, 2.5, 1]})
    pyreadstat.write_sav(
        frame,
        path,
        column_labels={"q1": "Agree?"},
        variable_value_labels={"q1": {1: "yes", 9: "refused"}},
        missing_ranges={"q1": [9]},
    )


def test_what_is_stored_is_read_again_whole(tmp_path):
    labelled(tmp_path / "a.sav")
    responses = datafiles._read_raw(tmp_path / "a.sav")
    store(tmp_path / "a.parquet", dataclasses.replace(responses, weight="w"))
    again = read_data(tmp_path / "a.parquet")
    assert again.weight == "w"
    assert_same(dataclasses.replace(again, weight=None, source=responses.source), responses)


def test_the_second_reading_is_of_the_copy_and_the_same(tmp_path, monkeypatch):
    path = tmp_path / "a.sav"
    labelled(path)
    before = path.read_bytes()
    first = read_data(path)
    monkeypatch.setattr(datafiles, "_read_raw", lambda path: pytest.fail("the raw file is read again"))
    assert_same(read_data(path), first)
    assert path.read_bytes() == before
    assert (tmp_path / cache.FOLDER / ".gitignore").read_text() == "*\n"


def test_other_bytes_of_the_same_name_are_read_anew(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    read_data(path)
    path.write_text("a,b\n3,4\n")
    assert np.asarray(read_data(path).columns["a"]).tolist() == [3]
    assert len(list((tmp_path / cache.FOLDER).glob("*.parquet"))) == 1


def test_a_damaged_copy_is_written_anew(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    read_data(path)
    (copy,) = (tmp_path / cache.FOLDER).glob("*.parquet")
    copy.write_bytes(copy.read_bytes()[:-9])
    assert np.asarray(read_data(path).columns["a"]).tolist() == [1]
    assert np.asarray(read_data(path).columns["b"]).tolist() == [2]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    (tmp_path / cache.FOLDER).write_text("a file where the folder would be")
    assert np.asarray(read_data(path).columns["a"]).tolist() == [1]


def test_a_small_file_leaves_no_copy(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "LARGE", 1_000_000)
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    read_data(path)
    assert os.listdir(tmp_path) == ["a.csv"]
