"""Files of SAS and portable files of SPSS with the variables of a questionnaire."""

import shutil
import subprocess

import pandas as pd
import pyreadstat
import pytest

from survey.files.opening import read_grid
from survey.reading import read_responses

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
