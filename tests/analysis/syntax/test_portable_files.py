"""Portable files hold what they are given, for this program and for GNU PSPP."""

import subprocess

import numpy as np
import pytest
from transformed import needs_pspp, problems

from analysis.syntax.folder import Folder
from analysis.syntax.job import Job
from analysis.syntax.portable import portable

MADE = """
data list list notable / x (f8.2) y (comma10.1) s (a10) d (adate10) wide_name (f8.3).
begin data
1 2.5 'abc' 01/02/2003 1e20
-3.125 1e-9 'it''s' 03/04/1999 -1e300
. 4 '' . 0.1
12345678901234567 -0.333333333333333314829616256247 'zz' 12/31/1999 3
end data.
variable labels x 'The x' s 'A string'.
value labels x 1 'one' 2 'two' / s 'abc' 'ABC label'.
missing values x (9, 11) y (lo thru -5, 99) s ('zz') d ('01/01/2000') wide_name (3 thru hi).
export outfile = 'out.por'.
"""


def ran(source, folder):
    job = Job(Folder(folder))
    job.run(source, "job.sps")
    return job


def test_a_portable_file_brings_back_what_was_exported(tmp_path):
    job = ran(MADE, tmp_path)
    assert problems(job) == ["job.sps:12: EXPORT, column 27: names are cut to eight letters: wide_name"]
    before, after = job.active, ran("import file = 'out.por'.", tmp_path).active
    assert after.names == ("X", "Y", "S", "D", "WIDE_NAM")
    for name, other in zip(before.names, after.names, strict=True):
        old, new = before.fields[name], after.fields[other]
        assert (old.label, old.levels, old.format) == (new.label, new.levels, new.format)
        assert (old.missing, old.missing_range) == (new.missing, new.missing_range)
        np.testing.assert_array_equal(before.columns[name], after.columns[other])


@needs_pspp
def test_pspp_reads_the_portable_file(tmp_path):
    import pyreadstat

    before = ran(MADE, tmp_path).active
    (tmp_path / "there.sps").write_text("import file='out.por'.\nsave outfile='out.sav'.\n", encoding="utf-8")
    subprocess.run(["pspp", "there.sps"], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    theirs, told = pyreadstat.read_sav(tmp_path / "out.sav", user_missing=True, disable_datetime_conversion=True)
    for name, other in zip(before.names, theirs.columns, strict=True):
        column = before.columns[name]
        if column.dtype == object:
            assert column.tolist() == [text.rstrip() for text in theirs[other]]
        else:
            np.testing.assert_allclose(column, theirs[other].to_numpy(float), rtol=1e-14)
    assert told.variable_value_labels == {"X": {1: "one", 2: "two"}, "S": {"abc": "ABC label"}}
    missing = {name: [(each["lo"], each["hi"]) for each in found] for name, found in told.missing_ranges.items()}
    assert missing["X"] == [(9, 9), (11, 11)]
    assert missing["Y"][0][1] == -5
    assert missing["WIDE_NAM"][0][0] == 3


@pytest.mark.parametrize("value", [0.0, 1.0, -1.0, 29.0, 30.0, 1e15, 1 / 3, 2**-60, 1.5e300, -7e-290, 123456.789])
def test_every_number_comes_back_as_it_was(value, tmp_path):
    import pyreadstat

    job = ran(f"data list list notable / x.\nbegin data\n{value!r}\nend data.", tmp_path)
    (tmp_path / "one.por").write_bytes(portable(job.active, "test"))
    np.testing.assert_allclose(pyreadstat.read_por(tmp_path / "one.por")[0]["X"].to_numpy(), [value], rtol=3e-16)
