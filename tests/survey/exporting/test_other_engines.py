"""What other programs make of an exported file: PSPP runs its syntax, R reads it, and both say what we say."""

import csv
import hashlib
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas
import pyreadstat
import pytest

from instrument.codebook import Codebook, Level, Variable
from instrument.kinds import codebook
from instrument.message import Message
from survey.datafiles import read_data
from survey.exporting.material import exporters_by_word
from survey.exporting.spss_missing import missing_values

NUMBERS = ["sex", "likes_1", "likes_9", "years", "stage", "views_2", "order_3", "joy"]
LOOK = """INSERT FILE='kinds.sps'.
DISPLAY DICTIONARY.
MRSETS /DISPLAY NAME=ALL.
DESCRIPTIVES {numbers} /STATISTICS=MEAN.
WEIGHT OFF.
DESCRIPTIVES {numbers} /STATISTICS=MEAN.
SAVE TRANSLATE /OUTFILE='pspp.csv' /TYPE=CSV /FIELDNAMES /MISSING=IGNORE /CELLS=VALUES.
"""
STORED = Path(__file__).parents[2] / "reference" / "exporting"


def needs(program):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


@pytest.fixture
def sav(material, write):
    return write(exporters_by_word()["sav"].export(material))


@pytest.fixture
def pspp(sav):
    """What PSPP prints after running the syntax, and the cases that it saves."""
    needs("pspp")
    script = sav.with_name("look.sps")
    script.write_text(f"GET FILE='{sav}'.\n{LOOK.format(numbers=' '.join(NUMBERS))}", encoding="utf-8")
    command = ["pspp", "-O", "format=csv", "-e", "errors.txt", script.name]
    done = subprocess.run(command, cwd=sav.parent, capture_output=True, encoding="utf-8", check=False)
    errors = (sav.parent / "errors.txt").read_text(encoding="utf-8") if (sav.parent / "errors.txt").exists() else ""
    assert (done.returncode, errors) == (0, "")
    with (sav.parent / "pspp.csv").open(encoding="utf-8", newline="") as file:
        return done.stdout, list(csv.DictReader(file))


def test_pspp_reads_the_same_cells(pspp, responses):
    _, cases = pspp
    days = [datetime.strptime(case["day"], "%m/%d/%Y").date().isoformat() for case in cases]
    assert days == list(responses.columns["day"])
    assert [case["id"] for case in cases] == list(responses.ids)
    for name in NUMBERS:
        found = [float(case[name]) if case[name].strip() else np.nan for case in cases]
        assert np.allclose(found, np.asarray(responses.columns[name], float), equal_nan=True), name
    assert [case["words"] for case in cases] == list(responses.columns["words"])


def test_pspp_runs_the_syntax_and_has_sets_weight_and_roles(pspp):
    printed, _ = pspp
    assert "$likes,您喜欢什么？" in printed.replace('"', "")
    dictionary = [line for line in printed.splitlines() if line.startswith(("joy,", "words,", "sex,", "w,"))]
    assert any("joy," in line and "Both" in line for line in dictionary)
    assert any("words," in line and "None" in line for line in dictionary)
    assert any("sex," in line and "Input" in line for line in dictionary)


def test_pspp_counts_valid_cases_and_weights_as_we_do(pspp, responses):
    printed, _ = pspp
    weighted, unweighted = printed.split("Table: Descriptive Statistics")[1:]
    weights = np.asarray(responses.columns["w"], float)
    for name in ("stage", "years", "views_2"):
        values = np.asarray(responses.columns[name], float)
        missing = [code for code in responses.codebook.variable(name).missing if code != 9]  # no room for it in SPSS
        valid = np.isfinite(values) & ~np.isin(values, missing)
        mean = np.average(values[valid], weights=weights[valid])
        assert _means(weighted)[name] == pytest.approx(mean, abs=0.006), name
        assert _means(unweighted)[name] == pytest.approx(values[valid].mean(), abs=0.006), name


def _means(table):
    lines = [
        line.split(",") for line in table.splitlines() if line and line.split(",")[-1].replace(".", "", 1).isdigit()
    ]
    labels = {"阶段": "stage", "读了几年？": "years", "书太贵": "views_2"}
    return {labels.get(line[0], line[0]): float(line[-1]) for line in lines}


def test_pyreadstat_sees_labels_missing_values_measures_and_widths(sav, instrument):
    _, about = pyreadstat.read_sav(sav, user_missing=True)
    book = codebook(instrument)
    for variable in book:
        assert about.column_names_to_labels[variable.name] == " ".join(variable.text["zh"].split())
        measure = "scale" if variable.name == "day" else str(variable.measure)
        assert about.variable_measure[variable.name] == measure
        levels = {level.code: level.text["zh"] for level in variable.levels}
        assert about.variable_value_labels.get(variable.name, {}) == levels
    assert about.missing_ranges["stage"] == [{"lo": -3, "hi": -2}, {"lo": 8, "hi": 8}]
    assert about.original_variable_types["years"] == "F8.1"
    assert about.variable_display_width["words"] >= 8
    assert about.file_label == "每一种问题"


def test_pspp_reads_a_zsav_as_the_sav(material, write):
    needs("pspp")
    path = write(exporters_by_word()["sav"].export(material))
    write(exporters_by_word()["zsav"].export(material))
    for suffix in ("sav", "zsav"):
        command = ["pspp-convert", f"kinds.{suffix}", f"{suffix}.csv"]
        assert subprocess.run(command, cwd=path.parent, check=False).returncode == 0
    assert (path.parent / "zsav.csv").read_bytes() == (path.parent / "sav.csv").read_bytes()


def test_the_file_itself_says_what_weights_it(sav):
    assert read_data(sav).weight == "w"


def haven(path):
    """Variable → its parts as R sees them: now where R has haven, else as stored for a file of the same bytes."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    stored = STORED / f"{path.name}.txt"
    if has_haven():
        command = ["Rscript", "--vanilla", str(STORED / "haven.R"), str(path)]
        printed = f"{digest}\n{printed_by(command)}"
        if os.environ.get("STORE"):
            stored.write_text(printed, encoding="utf-8")
        assert stored.read_text(encoding="utf-8") == printed, "store what R reads now: STORE=1 pytest with R and haven"
    known, _, told = stored.read_text(encoding="utf-8").partition("\n")
    assert known == digest, "R has not read this file yet: STORE=1 pytest with R and haven"
    records = [record.split("\x1e") for record in told.split("\x1d") if record.strip()]
    parts = ("label", "names", "codes", "missing", "range", "values", "tags")
    return {name.strip(): dict(zip(parts, rest, strict=False)) for name, *rest in records}


def printed_by(command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment).stdout


def has_haven():
    command = ["Rscript", "--vanilla", "-e", "library(haven)"]
    return bool(shutil.which("Rscript")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def numbers(text):
    return [np.nan if part in ("NA", "NaN", "") else float(part) for part in text.split("\x1f")]


def test_haven_reads_the_same_sav(sav, responses):
    found = haven(sav)
    for variable in responses.codebook:
        column = np.asarray(responses.columns[variable.name])
        read = found[variable.name]
        assert read["label"] == " ".join(variable.text["zh"].split())
        if variable.is_text:
            assert read["values"].split("\x1f") == list(column), variable.name
            continue
        assert np.allclose(numbers(read["values"]), column.astype(float), equal_nan=True), variable.name
        if variable.levels:
            labels = dict(zip(numbers(read["codes"]), read["names"].split("\x1f"), strict=True))
            assert labels == {level.code: level.text["zh"] for level in variable.levels}
    assert sorted(numbers(found["views_2"]["missing"])) == [-3, -2]


def test_haven_reads_tagged_missing_values_of_a_dta(material, write, responses):
    found = haven(write(exporters_by_word()["dta"].export(material)))
    stage = np.asarray(responses.columns["stage"])
    tags = found["stage"]["tags"].split("\x1f")
    codes = responses.codebook.variable("stage").missing
    told = {"abcd"[at]: code for at, code in enumerate(codes)}
    assert [told.get(tag) for tag in tags] == [code if code in codes else None for code in stage]
    assert "未询问 [-3]" in found["stage"]["names"].split("\x1f")


@pytest.mark.parametrize(
    ("codes", "held"),
    [
        ((), ([], ())),
        ((-3, -2, 8), ([-3, -2, 8], ())),
        ((-3, -2, 8, 9), ([{"lo": -3, "hi": -2}, 8], (9,))),
        ((-3, -2, -8, -9), ([{"lo": -9, "hi": -2}], ())),
        ((-3, -2, -8, 9), ([{"lo": -8, "hi": -2}, 9], ())),
    ],
)
def test_missing_values_that_spss_cannot_hold_are_a_range_or_told(codes, held):
    levels = tuple(Level(code, {"zh": "否"}, missing=code in codes) for code in (1, 2, *codes))
    variable = Variable("q", levels=levels, missing=codes, bounds=(1, 2))
    assert missing_values(variable) == held


def test_a_missing_code_that_spss_has_no_room_for_is_told(material):
    losses = [str(loss) for loss in exporters_by_word()["sav"].export(material).losses]
    assert losses == ["SPSS holds three missing values or a range and one more; these codes are valid there: stage = 9"]


def test_labels_too_long_are_cut_between_characters_and_told(material):
    long = Variable("sex", {"zh": "长" * 100}, levels=(Level(1, {"zh": "签" * 50}),))
    answers = replace(material.responses, columns={"sex": material.responses.columns["sex"]})
    exported = exporters_by_word()["sav"].export(
        replace(material, codebook=Codebook((long,)), answers=answers, weight=None)
    )
    assert [str(loss) for loss in exported.losses] == ["labels too long for the format are cut, 2 in all: sex"]
    assert isinstance(exported.losses[0], Message)


def has_calc():
    found = shutil.which("soffice")
    return found is not None and (Path(found).resolve().parent / "libsclo.so").exists()


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("word", ["xlsx", "csv"])
def test_libreoffice_shows_what_was_typed_and_calculates_nothing(word, material, write, responses):
    path = write(exporters_by_word()[word].export(material))
    home = f"-env:UserInstallation=file://{path.parent}/home"
    command = ["soffice", home, "--headless", "--convert-to", "ods", "--outdir", f"{path.parent}/ods", path.name]
    subprocess.run(command, cwd=path.parent, check=True, capture_output=True, timeout=180)
    with zipfile.ZipFile(path.parent / "ods" / "kinds.ods") as parts:
        content = parts.read("content.xml").decode()
    assert "table:formula" not in content
    assert "=SUM(1,1)" in content


def test_an_answer_longer_than_spss_holds_is_cut_and_told(material, write):
    words = np.array(["长" * 12_000, *[""] * 59], dtype=object)
    answers = replace(material.responses, columns={"words": words})
    exported = exporters_by_word()["sav"].export(replace(material, answers=answers, weight=None))
    assert "answers too long for the format are cut, 1 in all: words" in [str(loss) for loss in exported.losses]
    frame, _ = pyreadstat.read_sav(write(exported))
    assert frame["words"][0] == "长" * (32_767 // 3)


def test_tagged_missing_values_of_another_program_are_missing_and_stop_nothing(tmp_path):
    path = tmp_path / "other.dta"
    frame = pandas.DataFrame({"a": pandas.Series([1.0, "a", "z", 2.0], dtype=object), "b": [1.0, 2.0, 3.0, 4.0]})
    labels = {"a": {1: "one", "a": "refused"}}
    pyreadstat.write_dta(frame, path, missing_user_values={"a": ["a", "z"]}, variable_value_labels=labels)
    found = read_data(path)
    assert np.array_equal(np.asarray(found.columns["a"]), [1, np.nan, np.nan, 2], equal_nan=True)
    assert [level.text["en"] for level in found.codebook.variable("a").levels] == ["one"]
