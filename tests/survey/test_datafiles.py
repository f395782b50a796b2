"""Data files of any study, their variables as the files describe them."""

import subprocess
import sys

import numpy as np
import pytest

from instrument.message import Fault
from survey.datafiles import is_number, read_data
from survey.files.reader_process import LARGE, begin_early
from survey.files.writing import write_workbook


def variable(responses, name):
    return responses.codebook.variable(name)


@pytest.mark.parametrize("cell", ["1", "-1", "+2", ".5", "5.", "1.5", "0", "0.0", "1e+05", "1.5E-07"])
def test_numbers_are_numbers(cell):
    assert is_number(cell)
    float(cell)


@pytest.mark.parametrize(
    "cell", ["007", "00", "1e5", "", "-", "+", ".", "e+05", "１", "1,000", "1 000", "12a", "nan", "inf"]
)
def test_names_made_of_digits_are_not(cell):
    assert not is_number(cell)


def test_columns_of_a_table_are_numbers_levels_or_text(table):
    rows = [["n", "level", "mixed", "code"], ["1.25", "乙", "x", "007"], ["", "甲", "3", "008"], ["-2", "", "", "007"]]
    responses = read_data(table(rows))
    assert [variable(responses, name).is_text for name in ("n", "level", "mixed", "code")] == [
        False,
        False,
        True,
        False,
    ]
    assert variable(responses, "n").decimals == 2
    np.testing.assert_array_equal(responses.columns["n"], [1.25, np.nan, -2])
    np.testing.assert_array_equal(responses.columns["level"], [1, 2, np.nan] if "乙" < "甲" else [2, 1, np.nan])
    assert [level.text["zh"] for level in variable(responses, "level").levels] == sorted(["甲", "乙"])
    assert [level.text["en"] for level in variable(responses, "code").levels] == ["007", "008"]
    assert responses.columns["mixed"].tolist() == ["x", "3", ""]
    assert (responses.ids, responses.ledger.valid) == (("2", "3", "4"), 3)


def test_a_workbook_gives_the_same_responses_as_a_table(table, tmp_path):
    rows = [["a", "b"], ["1", "x"], ["2", "y"]]
    write_workbook(tmp_path / "a.xlsx", {"s": rows})
    one, other = read_data(table(rows)), read_data(tmp_path / "a.xlsx")
    assert one.codebook == other.codebook
    for name in ("a", "b"):
        np.testing.assert_array_equal(one.columns[name], other.columns[name])


def test_a_word_for_nothing_among_numbers_is_refused_and_never_guessed(table):
    with pytest.raises(Fault) as caught:
        read_data(table([["a"], *([str(n)] for n in range(9)), ["NA"]]))
    assert str(caught.value) == (
        "answers.csv:11: a: 'NA' stands among numbers; possible: a number, or nothing where there is no value"
    )


def test_a_column_twice_is_refused(table):
    with pytest.raises(Fault) as caught:
        read_data(table([["a", "b", "a"], ["1", "2", "3"]]))
    assert str(caught.value) == "answers.csv:1: column 'a' stands 3 times; possible: once".replace("3", "2")


@pytest.fixture
def saved(tmp_path):
    pandas = pytest.importorskip("pandas")
    import pyreadstat

    frame = pandas.DataFrame({"q1": [1, 2, 9, float("nan")], "城市": ["b", "a", "", "zz"], "w": [1.5, 2, 0, 1]})
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(
        frame,
        path,
        column_labels={"q1": "性别"},
        variable_value_labels={"q1": {1: "男", 2: "女", 9: "拒答"}, "城市": {"a": "成都"}},
        missing_ranges={"q1": [9, {"lo": 90, "hi": 99}], "城市": ["zz"]},
        variable_measure={"q1": "ordinal"},
        variable_format={"w": "F8.3"},
    )
    return path


def test_an_spss_file_brings_labels_missing_values_and_measures(saved):
    responses = read_data(saved)
    q1, city = variable(responses, "q1"), variable(responses, "城市")
    assert (q1.text["zh"], q1.measure, q1.missing, q1.missing_range) == ("性别", "ordinal", (9.0,), (90.0, 99.0))
    assert [(level.code, level.text["zh"], level.missing) for level in q1.levels] == [
        (1, "男", False),
        (2, "女", False),
        (9, "拒答", True),
    ]
    np.testing.assert_array_equal(responses.columns["q1"], [1, 2, 9, np.nan])
    assert [(level.code, level.text["zh"], level.missing) for level in city.levels] == [
        (1, "成都", False),
        (2, "b", False),
        (3, "zz", True),
    ]
    np.testing.assert_array_equal(responses.columns["城市"], [2, 1, np.nan, 3])
    assert variable(responses, "w").decimals == 3
    assert responses.weight is None


def put_weight(path, element):
    """Names the weight in the header of a plain .sav file, counted in elements of 8 bytes."""
    content = bytearray(path.read_bytes())
    content[76:80] = element.to_bytes(4, "little")
    path.write_bytes(content)


@pytest.mark.parametrize(("element", "weight"), [(0, None), (1, "q1"), (3, "w"), (99, None)])
def test_the_weight_of_an_spss_file_weights_its_cases(saved, element, weight):
    put_weight(saved, element)
    responses = read_data(saved)
    assert responses.weight == weight
    if weight == "w":
        np.testing.assert_array_equal(responses.weights(), [1.5, 2, 0, 1])


def test_a_damaged_spss_file_ends_the_reader_and_not_the_program(saved):
    content = saved.read_bytes()
    place = content.index((4).to_bytes(4, "little") + (1).to_bytes(4, "little"), content.index("男".encode()))
    saved.write_bytes(content[: place + 8] + bytes(4) + content[place + 12 :])  # a value label for variable 0
    with pytest.raises(Fault) as caught:
        read_data(saved)
    assert str(caught.value).startswith("a.sav: the file ")


@pytest.mark.parametrize("name", ["a.sav", "a.zsav", "a.dta"])
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"$FL2" + b"x" * 300)
    with pytest.raises(Fault) as caught:
        read_data(tmp_path / name)
    assert str(caught.value).startswith(f"{name}: the file cannot be read: 'ReadstatError: ")


def test_an_empty_spss_file_is_refused(tmp_path):
    (tmp_path / "a.sav").write_bytes(b"")
    with pytest.raises(Fault) as caught:
        read_data(tmp_path / "a.sav")
    assert str(caught.value) == "a.sav: the file is empty; possible: a header and a row for each respondent"


def test_chinese_text_without_a_declared_encoding_is_not_read_as_western(saved):
    import struct

    pandas = pytest.importorskip("pandas")
    import pyreadstat

    pyreadstat.write_sav(pandas.DataFrame({"a": ["性别"]}), saved, column_labels={"a": "男女"})
    content = saved.read_bytes()
    for words in ("性别", "男女"):
        content = content.replace(words.encode(), f"{words}吗".encode("gbk"))
    at = content.index(struct.pack("<ii", 7, 20))  # the record that declares the encoding
    content = content[:at] + struct.pack("<ii", 7, 99) + content[at + 8 :]
    at = content.index(struct.pack("<iiii", 7, 3, 4, 8)) + 16 + 28  # the code page
    saved.write_bytes(content[:at] + struct.pack("<i", 2) + content[at + 4 :])
    responses = read_data(saved)
    assert variable(responses, "a").text["zh"] == "男女吗"
    assert variable(responses, "a").levels[0].text["zh"] == "性别吗"


def test_reading_data_imports_neither_pandas_nor_the_reader_of_spss_files(saved):
    script = (
        "import sys, pathlib; from survey.datafiles import read_data; "
        f"read_data(pathlib.Path({str(saved)!r})); "
        "print(sorted({'pandas', 'pyreadstat', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_that_is_begun_early_is_read_as_any_other(saved):
    import pyreadstat

    frame, _ = pyreadstat.read_sav(saved)
    saved = saved.with_suffix(".dta")  # a plain .sav needs no beginning
    pyreadstat.write_dta(frame.drop(columns="城市"), saved)
    begun = begin_early(saved)
    assert begun is not None
    early, late = read_data(saved, begun), read_data(saved)
    assert (early.codebook, early.source) == (late.codebook, late.source)
    np.testing.assert_array_equal(early.columns["q1"], late.columns["q1"])
    assert begun.process.returncode == 0


def test_a_damaged_file_that_is_begun_early_is_refused(saved):
    saved.write_bytes(saved.read_bytes()[:300])
    with pytest.raises(Fault) as caught:
        read_data(saved, begin_early(saved))
    assert str(caught.value).startswith("a.sav: the file ")


def test_only_small_files_of_spss_and_stata_are_begun_early(tmp_path):
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "a.sav").write_bytes(bytes(LARGE))
    assert [begin_early(tmp_path / name) for name in ("a.csv", "a.sav", "none.sav")] == [None, None, None]


def test_an_spss_file_with_fewer_cases_than_it_says_is_refused(saved):
    content = bytearray(saved.read_bytes())
    content[80:84] = (5).to_bytes(4, "little")
    saved.write_bytes(content)
    with pytest.raises(Fault) as caught:
        read_data(saved)
    assert str(caught.value).startswith("a.sav: the file ")
