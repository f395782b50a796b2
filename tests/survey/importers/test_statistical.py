"""Files of SAS and portable files of SPSS with the variables of a questionnaire."""

import shutil
import subprocess

import pandas as pd
import pyreadstat
import pytest

from survey.files.opening import read_grid
from survey.files.reader_process import catalog_of
from survey.files.statistical_child import from_catalog
from survey.reading import answer_files, read_responses

NAMES = ["id", "q1", "q1_other", "q2_1", "q2_2", "q2_3", "q2_other", "q3_1", "q3_2", "q4", "q5", "q6_1", "q6_2", "q7"]
ROWS = [
    [1, 1, "", 1, 0, 1, "maps", 3, 1, 41, "2020-05-01", 2, 1, "=SUM(1,1)"],
    [2, 3, "driver", 0, 1, 0, "", 2, 2, 1250, "", 1, 2, "N/A"],
    [3, None, "", -3, -3, -3, "", -2, -2, None, "", None, None, ""],
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "driver", ""],
    "q2_1": [1, 0, -3],
    "q3_1": [3, 2, -2],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q7": ["=SUM(1,1)", "N/A", ""],
}
FRAME = pd.DataFrame(ROWS, columns=NAMES)


def written_by_haven(path):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not here")
    FRAME.to_csv(path.with_suffix(".csv"), index=False)
    script = f"""d <- read.csv("{path.with_suffix(".csv")}", colClasses = c(q5 = "character"), na.strings = "NA_")
      for (n in c("q1", "q4", "q6_1", "q6_2")) d[[n]] <- as.numeric(d[[n]])
      suppressWarnings(haven::write_sas(d, "{path}"))"""
    ran = subprocess.run(["Rscript", "-e", script], capture_output=True, check=False)
    if ran.returncode:
        pytest.skip("haven is not here")


WRITERS = {
    "por": lambda path: pyreadstat.write_por(FRAME, path),
    "xpt": lambda path: pyreadstat.write_xport(FRAME, path),
    "sas7bdat": written_by_haven,
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_with_the_names_of_the_questionnaire_gives_its_answers(tmp_path, columns, form, suffix):
    path = tmp_path / f"answers.{suffix}"
    WRITERS[suffix](path)
    found = columns(path, form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize(("suffix", "importer"), [("por", "spss"), ("xpt", "sas")])
def test_the_source_is_told(tmp_path, form, suffix, importer):
    path = tmp_path / f"answers.{suffix}"
    WRITERS[suffix](path)
    assert read_responses([path], form).responses.source.importer == importer


@pytest.mark.parametrize("suffix", ["por", "xpt", "sas7bdat"])
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path, refusal, form, suffix):
    path = tmp_path / f"answers.{suffix}"
    path.write_bytes(b"\x00\x01 damaged" * 500)
    assert refusal(path, form).startswith(f"answers.{suffix}: the file ")


def test_dates_of_sas_count_from_1960_and_not_as_those_of_spss(tmp_path):
    path = tmp_path / "dates.xpt"
    frame = pd.DataFrame({"day": [22036.0, None], "moment": [1903910400.0, 0.0], "plain": [5.0, 6.5]})
    formats = {"day": "DATE9.", "moment": "DATETIME20."}
    pyreadstat.write_xport(frame, path, variable_format=formats)
    assert read_grid(path).rows == (("2020-05-01", "2020-05-01", "5"), ("", "1960-01-01", "6.5"))


def test_a_catalog_tells_the_labels_of_the_formats_that_variables_have():
    formats = {"SEX": "SEXFMT", "AGE": "BEST", "CITY": "$TOWN"}
    labels = {"SEXFMT.": {1.0: "Male", 2.0: "Female"}, "$TOWN": {"B": "Bazhong"}}
    assert dict(from_catalog(formats, labels)) == {"SEX": labels["SEXFMT."], "CITY": labels["$TOWN"]}


def test_the_catalog_of_a_sas_file_is_that_of_its_name_or_the_only_one_beside_it(tmp_path):
    data = tmp_path / "answers.sas7bdat"
    assert catalog_of(data) is None
    (tmp_path / "formats.sas7bcat").write_bytes(b"x")
    assert catalog_of(data).name == "formats.sas7bcat"
    (tmp_path / "others.sas7bcat").write_bytes(b"x")
    assert catalog_of(data) is None
    (tmp_path / "answers.sas7bcat").write_bytes(b"x")
    assert catalog_of(data).name == "answers.sas7bcat"
    assert catalog_of(tmp_path / "answers.sav") is None


def test_a_damaged_catalog_is_refused_and_a_catalog_is_no_file_of_answers(tmp_path, refusal, form):
    path = tmp_path / "answers.sas7bdat"
    written_by_haven(path)
    (tmp_path / "answers.sas7bcat").write_bytes(b"damaged" * 50)
    assert refusal(path, form).startswith("answers.sas7bdat: the file ")
    assert answer_files(tmp_path) == [tmp_path / "answers.csv", path]


LABELLED = {"q1": {1.0: "Office", 2.0: "Field", 3.0: "Other"}}


def written(path, labels, values):
    pyreadstat.write_sav(FRAME, path, column_labels=labels, variable_value_labels=values)
    return path


def test_labels_of_the_questionnaire_make_a_name_sure_and_other_ones_make_it_a_guess(tmp_path, columns, refusal, form):
    sure = written(tmp_path / "sure.sav", {"q4": "How old are you?", "q3_1": "It is useful"}, LABELLED)
    assert columns(sure, form)["q4"] == [41, 1250, None]
    said = refusal(written(tmp_path / "other.sav", {"q4": "Monthly income"}, LABELLED), form)
    assert said.startswith("other.sav:1: 1 places are guessed: 'q4' → q4; ")


def test_codes_go_by_the_labels_of_the_file_and_a_label_of_no_option_is_asked_about(tmp_path, columns, refusal, form):
    turned = {"q1": {1.0: "Field", 2.0: "Office", 3.0: "Other"}}
    assert columns(written(tmp_path / "turned.sav", {}, turned), form)["q1"] == [2, 3, None]
    strange = {"q1": {1.0: "Factory", 2.0: "Field", 3.0: "Other"}}
    said = refusal(written(tmp_path / "strange.sav", {}, strange), form)
    assert "1 places are guessed: q1: '1' → 1; " in said
