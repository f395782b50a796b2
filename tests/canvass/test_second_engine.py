"""The study's own numbers, computed again by PSPP while the test runs."""

import csv
import json
import re
import shutil
import subprocess

import numpy as np
import pytest
from commands import CHECKOUT, canvass

from instrument.loading import load
from survey.reading import read_folder

ITEMS = [f"q{number}" for number in range(8, 17)]
SYNTAX = """SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='{file}' /DELIMITERS="," /FIRSTCASE=2 /VARIABLES={columns}.
RELIABILITY /VARIABLES={items} /MODEL=ALPHA.
FACTOR /VARIABLES={items} /PRINT=KMO INITIAL.
REGRESSION /VARIABLES=policy enclave /DEPENDENT=q13 /STATISTICS=COEFF R ANOVA.
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A csv of the simulated answers with system-missing blanks."""
    folder = tmp_path_factory.mktemp("second")
    instrument = load(CHECKOUT / "instrument" / "questionnaires" / "bazhong.yaml")
    responses = read_folder(folder / "nothing", instrument).responses
    names = [*ITEMS, "policy", "enclave"]
    columns = [np.asarray(responses.columns[name], dtype=float) for name in names]
    with (folder / "answers.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(
            ["" if value < 0 or np.isnan(value) else repr(float(value)) for value in row]
            for row in zip(*columns, strict=True)
        )
    return folder, names


def pspp(folder, names):
    if shutil.which("pspp") is None:
        pytest.skip("pspp is not installed")
    columns = " ".join(f"{name} F8.6" for name in names)
    job = SYNTAX.format(file=folder / "answers.csv", columns=columns, items=" ".join(ITEMS))
    (folder / "job.sps").write_text(job)
    subprocess.run(["pspp", str(folder / "job.sps"), "-o", str(folder / "out.csv")], check=True, capture_output=True)
    return (folder / "out.csv").read_text()


def ours(folder, *words):
    done = canvass("run", words[0], folder / "answers.csv", *words[1:], "--json")
    assert done.returncode == 0, done.stderr
    return {table["name"]: table for table in json.loads(done.stdout)["tables"]}


def cell(table, word, row=0):
    return table["rows"][row][[column["word"] for column in table["columns"]].index(word)]


def test_pspp_finds_the_same_alpha_kmo_and_regression(study):
    folder, names = study
    printed = pspp(folder, names)
    alpha = float(re.search(r"Table: Reliability Statistics\n.*\n([.\d]+),9", printed).group(1))
    assert cell(ours(folder, "reliability", f"items={','.join(ITEMS)}")["reliability"], "alpha") == pytest.approx(
        alpha, abs=1e-10
    )
    kmo = float(re.search(r"Sampling Adequacy,+([.\d]+)", printed).group(1))
    assert cell(ours(folder, "factor", f"items={','.join(ITEMS)}")["kmo_bartlett"], "kmo") == pytest.approx(
        kmo, abs=1e-10
    )
    squared = float(re.search(r"Table: Model Summary.*\n.*\n([.\d]+),([.\d]+)", printed).group(2))
    summary = ours(folder, "regression", "dependent=q13", "blocks=policy,enclave")["model_summary"]
    assert cell(summary, "r_squared") == pytest.approx(squared, abs=1e-10)
