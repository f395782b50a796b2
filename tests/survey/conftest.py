"""Files and questionnaires that the tests of answers share."""

import csv
from pathlib import Path

import pytest

from instrument.loading import load
from survey.files.opening import read_grid
from survey.samples import sample_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXPORTS = ROOT.parent / "shared" / "exports"


@pytest.fixture(scope="session")
def bazhong():
    return load(ROOT / "instrument" / "questionnaires" / "bazhong.yaml")


@pytest.fixture(scope="session")
def training():
    return load(HERE / "training.yaml")


@pytest.fixture(scope="session")
def sample_rows(bazhong):
    """The shipped sample as rows of text, header first."""
    grid = read_grid(sample_of(bazhong))
    return [list(grid.headers), *map(list, grid.rows)]


@pytest.fixture(scope="session")
def exports():
    """The folder of real exports, which never enters the repository."""
    if not EXPORTS.is_dir():
        pytest.skip(f"the real exports are not at {EXPORTS}")
    return EXPORTS


@pytest.fixture
def table(tmp_path):
    """A function that writes rows as a .csv file."""

    def write(rows, name="answers.csv", encoding="utf-8-sig", delimiter=","):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return path

    return write
