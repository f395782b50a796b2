"""Data commands leave the file as GNU PSPP leaves it; what PSPP has not is worked out by hand."""

import subprocess

import numpy as np
import pyreadstat
import pytest
from transformed import assert_same, here, needs_pspp, problems, saved, there

from analysis.syntax.dictionary_tables import format_written
from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Told
from analysis.syntax.job import Job

SAVED_BEFORE = """sort cases by id.
save outfile='other.sav' /keep=id x s /rename=(x = z).
select if id <= 4.
compute y = 9.
compute new = id * 2.
compute x = $sysmis.
aggregate outfile='table.sav' /break=id /top=max(y) /n=n.
save outfile='newer.sav' /keep=id y x new.
"""
JOBS = {
    "flip with names": "compute k = $casenum.\nselect if k <= 4.\nflip variables=x y w /newnames=k.",
    "add files": "add files /file=* /in=here /file='other.sav' /rename=(z = x) /in=there.",
    "add files by key": "sort cases by id.\nadd files /file=* /file='newer.sav' /by id /first=f /last=l /drop=w.",
    "match files side by side": "match files /file=* /file='other.sav' /rename=(id s = i2 s2).",
    "match files by key": "sort cases by id.\nmatch files /file=* /in=a /table='table.sav' /in=b /by id.",
    "aggregate": "aggregate outfile=* /break=id /m=mean(x) /s=sd(x) /n=n /nu=nu(x) /nm=nmiss(x) /mx=max(s) /f=first(x)"
    " /l=last(y) /sm=sum(w) /p=pgt(y 2) /i=fin(y 1 2).",
    "aggregate as variables": "aggregate outfile=* mode=addvariables /break=id /m=mean(x) /n=n.",
    "aggregate weighted": "weight by w.\naggregate outfile=* /break=y /m=mean(x) /s=sd(x) /n=n(x) /nu=nu.",
    "aggregate columnwise": "aggregate outfile=* /missing=columnwise /break=id /m=mean(x) /mn=min(y).",
    "sort cases": "sort cases by y (d) s (a) x.",
    "select if": "select if x > 3 and y < 4.",
    "first cases": "n of cases 7.",
    "delete and rename": "delete variables w.\nrename variables (x y = y x) (s = t).",
    "temporary": "temporary.\nselect if x > 3.\nlist.\ncompute k = 1.",
    "numbers for temporary values": "temporary.\nselect if x > 3.\nautorecode s /into sr.",
    "filter": "compute f = x > 3.\nfilter by f.",
    "datasets": "dataset name one.\ndataset copy two.\ncompute k = 1.\ndataset activate two.\ncompute q = 2.",
    "labels": "variable labels x 'An x' y 'A y'.\nvalue labels x 1 'one' 2 'two' / s 'a' 'An a'.\n"
    "add value labels x 3 'three'.\nmissing values x (lo thru 0, 9) s ('bb').\nformats x (f5.1) w (comma9.2).\n"
    "variable level x (ordinal) y (nominal).\nvariable width x (12).\nvariable alignment x (left).",
    "strings": "string long (a300).\ncompute long = concat('x', rpad(s, 280), 'z').\ncompute w = w * 1e10.",
    "do repeat": "do repeat a = x y / b = p q.\ncompute b = a + 1.\nend repeat.",
    "data of lines": "data list list notable /a (f4.1) b (a5) c (adate10).\nbegin data\n1.5 'a b' 01/02/2003\n"
    "2 b 3/4/99\n. '' .\nend data.",
    "data of columns": "data list fixed notable /a 1-2 b 3-6 (1) c 8-10 (a) /d 1-4.\nbegin data\n12 123 abc\n7\n"
    " 3.123xdef\n12.5\nend data.",
}


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    """What one run of GNU PSPP leaves after each job, with labels; one run, for it begins slowly."""
    folder = tmp_path_factory.mktemp("pspp")
    parts = [f"get file='{saved(folder)}'.", SAVED_BEFORE]
    for number, commands in enumerate(JOBS.values()):
        parts += ["dataset close all.", f"get file='{folder}/data.sav'.", commands, f"save outfile='out{number}.sav'."]
        parts += ["temporary off.", "filter off.", "weight off."][1:]
    (folder / "job.sps").write_text("\n".join(parts), encoding="utf-8")
    told = subprocess.run(["pspp", "job.sps"], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    found = {}
    for number, name in enumerate(JOBS):
        assert (folder / f"out{number}.sav").exists(), told.stdout[-3000:]
        found[name] = pyreadstat.read_sav(
            folder / f"out{number}.sav", user_missing=True, disable_datetime_conversion=True
        )
    return found


@needs_pspp
@pytest.mark.parametrize("name", JOBS)
def test_a_data_command_leaves_the_file_as_pspp_does(name, theirs, tmp_path):
    here(SAVED_BEFORE, tmp_path)
    job = here(JOBS[name], tmp_path)
    assert problems(job) == []
    frame, about = theirs[name]
    assert_same(job.active, frame)
    fields = job.active.fields.values()
    assert [each.label for each in fields] == [label or "" for label in about.column_labels]
    assert {each.name.lower(): dict(each.levels) for each in fields if each.levels} == {
        key.lower(): labels for key, labels in about.variable_value_labels.items()
    }
    formats = {key.lower(): value for key, value in about.original_variable_types.items()}
    formats |= {"case_lbl": "A64"} if "case_lbl" in formats else {}  # 8 bytes cut long names
    assert {each.name.lower(): format_written(each.format) for each in fields} == formats


@needs_pspp
@pytest.mark.parametrize("suffix", ["sav", "zsav"])
def test_a_saved_file_is_read_back_the_same_here_and_by_pspp(suffix, tmp_path):
    made = """string long (a300) / t (a12).
compute long = concat('x', rpad(s, 280), 'z').
compute t = s.
mrsets /mdgroup name=$m label='My set' variables=x y value=1 /mcgroup name=$c label='多选' variables=x y.
variable labels x '很长的标签' y 'Y'.
value labels y 1 'low' 4 'high' / t 'a' 'An a'.
missing values x (lo thru 0, 9) y (7 thru hi) t ('bb').
variable level x (ordinal) w (scale) / variable width x (20).
variable alignment x (left) y (center).
variable role /target x /none y.
weight by w.
file label The file.
document first line.
""".replace(" / variable width", ".\nvariable width")
    job = here(made + f"save outfile='a.{suffix}'.", tmp_path)
    assert problems(job) == []
    again = Job(Folder(tmp_path))
    again.run(f"get file='a.{suffix}'.", "job.sps")
    before, after = job.active, again.active
    for name in before.names:
        np.testing.assert_array_equal(before.columns[name], after.columns[name], err_msg=name)
    assert {name: plain(each) for name, each in after.fields.items()} == {
        name: plain(each) for name, each in before.fields.items()
    }
    assert (after.weight, after.label, after.documents) == ("w", "The file", ("first line",))
    assert {each.name.strip("$"): (each.label, each.members, each.counted) for each in after.sets} == {
        each.name: (each.label, each.members, each.counted) for each in before.sets
    }
    listing = (
        f"get file='a.{suffix}'.\ndisplay dictionary.\nmrsets /display name=all.\nshow weight.\ndisplay documents."
    )
    (tmp_path / "see.sps").write_text(listing, encoding="utf-8")
    command = ["pspp", "-O", "format=csv", "see.sps"]
    seen = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60).stdout
    assert "x,2,很长的标签,Ordinal,Output,20,Left,F8.2,F8.2,LOWEST THRU 0; 9" in seen
    assert "y,3,Y,Nominal,None,8,Center,F8.2,F8.2,7 THRU HIGHEST" in seen or ",7 THRU HIGHEST" in seen
    for words in ("$m,My set,Dichotomies,1,", "$c,多选,Categories,,", "WEIGHT is w", "first line", "A300", "A12"):
        assert words in seen, words


def plain(field):
    """What a file keeps of a variable; its width on the screen, alignment and measure where somebody said them."""
    return (field.width, str(field.format), field.label, field.levels, field.missing, span(field), field.role)


def span(field):
    """A range whose ends may be as far as numbers go."""
    return None if field.missing_range is None else tuple(np.clip(field.missing_range, -1e300, 1e300))


def test_cases_become_variables_called_by_their_number(tmp_path):
    """IBM calls the first VAR001, GNU PSPP VAR000."""
    job = here("n of cases 3.\nflip variables=x s y.", tmp_path)
    start = here("", tmp_path).active.columns
    assert job.active.names == ("CASE_LBL", "VAR001", "VAR002", "VAR003")
    assert job.active.columns["CASE_LBL"].tolist() == ["x", "s", "y"]
    np.testing.assert_array_equal(job.active.columns["VAR002"], [start["x"][1], np.nan, start["y"][1]])


def test_a_dataset_with_a_name_stays_open_where_another_file_is_read(tmp_path):
    """As IBM describes it; GNU PSPP closes it."""
    here(SAVED_BEFORE, tmp_path)
    joined = "dataset activate one.\nmatch files file=* /table=two /by id.\ndataset display."
    job = here(f"sort cases by id.\ndataset name one.\nget file='table.sav'.\ndataset name two.\n{joined}", tmp_path)
    assert problems(job) == []
    assert job.active.names == ("id", "x", "y", "s", "w", "top", "n")
    assert job.datasets.names == ("one", "two")
    job.run("dataset close two.\ndataset activate two.", "job.sps")
    assert problems(job) == ["job.sps:2: DATASET ACTIVATE, column 18: no dataset 'two'; possible: one"]


def test_variables_become_cases_and_cases_variables_again(tmp_path):
    job = here("compute k = $casenum.\nvarstocases /make v 'Both' from x y /index=i /null=keep.", tmp_path)
    start = here("", tmp_path).active.columns
    columns = job.active.columns
    assert job.active.names == ("id", "s", "w", "k", "i", "v")
    np.testing.assert_array_equal(columns["v"], np.column_stack([start["x"], start["y"]]).reshape(-1))
    assert columns["i"].tolist() == [1, 2] * 40
    job.run("casestovars /id=k /index=i /separator='_'.")
    assert job.active.names == ("k", "id", "s", "w", "v_1", "v_2")
    np.testing.assert_array_equal(job.active.columns["v_1"], start["x"])
    np.testing.assert_array_equal(job.active.columns["v_2"], start["y"])
    assert job.active.fields["v_1"].label == "Both"
    assert problems(job) == []


def test_cases_without_a_value_are_left_out_and_indexes_may_be_names_or_two_numbers(tmp_path):
    start = here("", tmp_path).active.columns
    job = here("varstocases /make v from x y /index=which(v) /count=n /id=case.", tmp_path)
    assert job.active.n == 80 - np.isnan(start["x"]).sum()
    assert set(job.active.columns["which"]) == {"x", "y"}
    assert set(job.active.columns["n"]) == {1.0, 2.0}
    job = here(
        "compute a = 1.\ncompute b = 2.\nvarstocases /make v from x y a b /index=i(2) j(2) /null=keep.", tmp_path
    )
    assert list(zip(job.active.columns["i"][:4], job.active.columns["j"][:4], strict=True)) == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]


def test_missing_and_labelled_values_are_written_as_dates(tmp_path):
    data = "data list list notable / d (adate10) x.\nbegin data\n01/02/2003 1\nend data.\n"
    job = Job(Folder(tmp_path))
    job.run(f"{data}missing values d ('01/02/2003') x ().\nvalue labels d '03/04/2003' 'later'.", "job.sps")
    assert problems(job) == []
    day = job.active.columns["d"][0]
    assert job.active.fields["d"].missing == (day,)
    assert job.active.fields["d"].levels == ((day + 61 * 86400, "later"),)
    job.run("missing values d ('never').", "job.sps")
    assert "'never'" in problems(job)[0]


def test_temporary_ends_where_a_command_changes_the_file_for_good(tmp_path):
    job = here("temporary.\nselect if x > 3.\nsort cases by x.\nlist.", tmp_path)
    assert problems(job) == ["job.sps:4: SORT CASES: TEMPORARY ends here: what came behind it stays"]
    assert job.active.columns["x"].min() > 3


@needs_pspp
def test_temporary_cases_alone_are_ranked(tmp_path):
    commands = (
        "temporary.\nselect if s = 'a'.\nrank x /rank into ra /print=no.\n"
        "temporary.\nselect if s ne 'a'.\nrank x y /rank into rb rc /print=no."
    )
    assert_same(here(commands, tmp_path).active, there(commands, tmp_path))


def test_newer_values_replace_older_ones_of_the_same_key(tmp_path):
    """Worked out by hand from IBM's description: missing values replace nothing, new keys are added."""
    lines = "data list list notable /id a (2f4) s (a2).\nbegin data\n{}\nend data.\n"
    old, new = lines.format("1 10 aa\n2 20 bb\n4 40 dd").replace("(2f4)", "(f4)"), lines.replace("(2f4)", "(f4)")
    job = Job(Folder(tmp_path))
    job.run(new.format("2 21 ''\n3 31 cc\n4 . xx") + "save outfile='new.sav'.\n" + old, "job.sps")
    job.run("update /file=* /in=o /file='new.sav' /in=n /by id.", "job.sps")
    columns = job.active.columns
    assert problems(job) == []
    assert columns["id"].tolist() == [1, 2, 3, 4]
    assert columns["a"].tolist() == [10, 21, 31, 40]
    assert columns["s"].tolist() == ["aa", "bb", "cc", "xx"]
    assert (columns["o"].tolist(), columns["n"].tolist()) == ([1, 1, 0, 1], [0, 1, 1, 1])


def test_lines_of_cases_come_case_by_case(tmp_path):
    commands = "n of cases 2.\nprint / 'A' id (f3).\ndo if $casenum = 2.\nprint / 'B' 5 w (f4.1).\nend if.\nlist id."
    job = here(commands + "\nwrite outfile='w.txt' / id (f2) '-' s.\nexecute.", tmp_path)
    start = here("", tmp_path).active.columns
    lines = next(each for each in job.items if isinstance(each, Told)).text.split("\n")
    ids = [f"{value:3.0f}" for value in start["id"][:2]]
    assert lines == [f"A{ids[0]}", f"A{ids[1]}", f"    B{start['w'][1]:4.1f}"]
    assert (tmp_path / "w.txt").read_text().split("\n")[0] == f"{start['id'][0]:2.0f}-{start['s'][0]}"


def test_other_programs_get_names_labels_and_no_older_file_is_lost(tmp_path):
    commands = "value labels y 1 'low, or lower'.\nn of cases 3.\nsave translate outfile='o.csv' /type=csv /fieldnames"
    job = here(f"{commands} /cells=labels /keep=y s.", tmp_path)
    start = here("", tmp_path).active.columns
    rows = (tmp_path / "o.csv").read_text(encoding="utf-8-sig").splitlines()
    shown = ['"low, or lower"' if value == 1 else f"{value:g}" for value in start["y"][:3]]
    assert rows == ["y,s", *(f"{y},{s}" for y, s in zip(shown, start["s"][:3], strict=True))]
    job.run("save translate outfile='o.csv' /type=csv.", "job.sps")
    assert problems(job) == [
        "job.sps:1: SAVE TRANSLATE, column 41: there is a file 'o.csv' already; possible: /REPLACE"
    ]
    job.run(
        "save translate outfile='o.xlsx' /type=xlsx /fieldnames /replace.\nget data /type=xlsx /file='o.xlsx'.", "j"
    )
    assert job.active.names == ("id", "x", "y", "s", "w")
    np.testing.assert_allclose(job.active.columns["w"], start["w"][:3])


def test_a_filter_drops_no_case_of_a_saved_file_and_unselected_delete_does(tmp_path):
    job = here(
        "compute f = x > 3.\nfilter by f.\nsave outfile='all.sav'.\nsave outfile='some.sav' /unselected=delete.",
        tmp_path,
    )
    job.run("get file='all.sav'.")
    assert job.active.n == 40
    chosen = int((job.active.columns["x"] > 3).sum())
    job.run("get file='some.sav'.")
    assert job.active.n == chosen


def test_a_file_saved_in_a_job_is_read_as_it_was_saved_there(tmp_path):
    job = here(
        "compute k = 1.\nsave outfile='k.sav'.\nget file='k.sav'.\ncompute k = 2.\nsave outfile='k.sav'.", tmp_path
    )
    job.run("get file='k.sav'.")
    assert set(job.active.columns["k"]) == {2.0}


def test_names_labels_or_both_are_printed_as_set_asks(tmp_path):
    job = here("variable labels y 'Why'.\nvalue labels y 1 'one'.", tmp_path)
    for variables, values, told in (
        ("labels", "labels", ("Why", "one")),
        ("names", "values", ("y", "1.00")),
        ("both", "both", ("y Why", "1.00 one")),
    ):
        job.run(f"set tvars={variables} tnumbers={values}.\nfrequencies y.")
        labels = [each for each in job.items if isinstance(each, Printed)][-1].result.labels
        assert (labels["y"]["en"], labels["y=1"]["en"]) == told


@pytest.mark.parametrize(
    "commands",
    [
        "descriptives x y /statistics=all.",
        "frequencies y /statistics=all /percentiles=10 30.",
        "crosstabs x by y /stat=chisq.",
        "means x by y.",
        "split file by id.\ndescriptives x.",
        "correlations x y.",
        "regression /dependent x /method=enter y.",
        "aggregate outfile=* /break=id /m=mean(x) /s=sd(x) /n=n.\nlist.",
        "filter by f.\nmeans y by id.",
        "temporary.\nselect if x > 2.\nfrequencies y.\nfrequencies y.",
        "split file separate by f.\nt-test groups=g(1 2) /variables=x.",
    ],
)
def test_a_weight_of_2_is_the_case_twice(commands, tmp_path):
    begin = "compute f = x > 1.\ncompute g = 1 + (y > 2).\nsort cases by f id.\n"
    weighted = here(begin + "compute two = 2.\nweight by two.\n" + commands, tmp_path)
    twice = here(begin + "compute two = 2.\nadd files /file=* /file=*.\nsort cases by f id.\n" + commands, tmp_path)
    assert problems(weighted) == problems(twice) == []
    assert len(weighted.items) == len(twice.items) > 0
    for one, other in zip(weighted.items, twice.items, strict=True):
        if isinstance(one, Printed):
            assert_near(numbers(one.result), numbers(other.result))


def numbers(result):
    return [cell for table in result.tables for row in table.rows for cell in row if isinstance(cell, int | float)]


def assert_near(one, other):
    np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)
