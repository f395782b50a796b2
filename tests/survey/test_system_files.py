"""Plain .sav files are read as the reader of all kinds reads them; what is not plain is left to it."""

import json
import os
import shutil
import subprocess

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from instrument.message import Fault
from survey.files.reader_process import begin, finish
from survey.files.statistical import read_statistical
from survey.files.system_file import plain_dictionary, read_system_file
from survey.files.whole import read_bytes

FRAME = pd.DataFrame(
    {
        "sex": [1, 2, 9, np.nan, 1] * 40,
        "a_long_name_for_age": [17.5, 1e300, -99, 0, 151] * 40,
        "区县": ["成都", "", "绵阳 ", "a" * 20, "x"] * 40,
        "code": ["1", "2", "", "9", "1"] * 40,
        "day": np.arange(200) * 86400.0,
    }
)


def by_pyreadstat(path, is_zipped=False):
    pyreadstat.write_sav(
        FRAME,
        path,
        file_label="一份问卷",
        note=["first line", "第二行"],
        column_labels={"sex": "性别", "区县": "所在地 "},
        variable_value_labels={"sex": {1: "男", 2: "女", 9: "未答"}, "code": {"1": "yes", "2": "no"}},
        missing_ranges={"sex": [9], "a_long_name_for_age": [{"lo": -99, "hi": -1}, 999]},
        variable_measure={"sex": "nominal", "a_long_name_for_age": "scale", "区县": "nominal"},
        variable_display_width={"sex": 4},
        variable_format={"day": "SDATE10"},
        compress=is_zipped,
    )


JOB = """DATA LIST FREE /n (F5.1) s (A3) long (A21) d (DATE11).
BEGIN DATA
1 ab 一二三四五六七 01-JAN-2020
-100.5 '' x 02-JAN-2020
. c 'a b' 03-FEB-1999
250 '' '' 04-MAR-2001
END DATA.
VARIABLE LABELS n 'A label '.
VALUE LABELS n 1 'one' 2.5 'two and a half' /s 'ab' 'AB'.
MISSING VALUES n (LO THRU -5, 99) s ('c').
VARIABLE LEVEL n (SCALE) s (NOMINAL).
VARIABLE ROLE /TARGET n.
WEIGHT BY n.
ADD DOCUMENT 'A document'.
SAVE OUTFILE='{path}' /{packing}.
"""


def by_pspp(path, packing):
    if shutil.which("pspp") is None:
        pytest.skip("pspp is not here")
    script = path.with_suffix(".sps")
    script.write_text(JOB.format(path=path, packing=packing), encoding="utf-8")
    subprocess.run(["pspp", script], check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


WRITERS = {
    "pyreadstat": by_pyreadstat,
    "pyreadstat, ZLIB": lambda path: by_pyreadstat(path, is_zipped=True),
    "pspp, packed": lambda path: by_pspp(path, "COMPRESSED"),
    "pspp, plain": lambda path: by_pspp(path, "UNCOMPRESSED"),
    "pspp, ZLIB": lambda path: by_pspp(path, "ZCOMPRESSED"),
}


@pytest.fixture(params=WRITERS)
def written(request, tmp_path):
    path = tmp_path / "answers.sav"
    WRITERS[request.param](path)
    return path


def test_a_plain_file_gives_what_the_reader_of_all_kinds_gives(written):
    found = read_system_file(written.read_bytes())
    assert found is not None
    head, columns = found
    expected, numbers = finish(begin(written), written)
    assert json.loads(json.dumps(head)) == {name: expected[name] for name in head}
    words, at = iter(expected["words"]), 0
    for column, is_text in zip(columns, expected["is_text"], strict=True):
        if is_text:
            assert column.tolist() == next(words)
        else:
            wanted = np.frombuffer(numbers, count=expected["rows"], offset=at)
            np.testing.assert_array_equal(column, wanted)
            at += wanted.nbytes


def test_a_file_that_is_not_plain_is_left_to_the_reader_of_all_kinds(tmp_path):
    path = tmp_path / "answers.sav"
    pyreadstat.write_sav(pd.DataFrame({"long": ["a" * 300, "b"], "n": [1, 2]}), path)
    content, sha256 = read_bytes(path)
    assert plain_dictionary(content) is None
    assert read_system_file(content) is None
    assert read_statistical(path, sha256).columns["long"].tolist() == ["a" * 300, "b"]


def test_texts_in_another_encoding_are_left_to_the_reader_of_all_kinds(written):
    content = written.read_bytes()
    assert plain_dictionary(content.replace(b"UTF-8", b"GB180")) is None


@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_damaged_file_is_read_elsewhere_or_refused_in_one_sentence(tmp_path, is_zipped):
    whole = tmp_path / "whole.sav"
    by_pyreadstat(whole, is_zipped)
    content = whole.read_bytes()
    path, random = tmp_path / "answers.sav", np.random.default_rng(7)
    assert all(read_system_file(content[:end]) is None for end in range(0, len(content), 97))
    read = 0
    for place in random.integers(0, len(content), 400):
        damaged = bytearray(content)
        damaged[place] ^= 1 << int(random.integers(8))
        found = read_system_file(bytes(damaged))
        read += found is not None and found[0]["rows"] == len(FRAME)
    assert is_zipped or read > 200  # bits of values and labels
    path.write_bytes(content[:-8])
    with pytest.raises(Fault):
        read_statistical(path, "")


def test_a_header_that_promises_more_cases_than_there_are_is_not_believed(written):
    content = bytearray(written.read_bytes())
    content[80:84] = (2_000_000_000).to_bytes(4, "little")
    assert read_system_file(bytes(content)) is None
