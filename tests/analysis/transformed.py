"""Jobs of transformations, run here and by GNU PSPP on the same file."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas
import pyreadstat
import pytest

from analysis.syntax.active import Active
from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem
from analysis.syntax.job import Job

needs_pspp = pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
CASES = 40


def answers(seed: int = 3) -> pandas.DataFrame:
    """Forty cases in groups `id`, with numbers that are missing here and there, strings and weights."""
    random = np.random.default_rng(seed)
    x = np.where(random.random(CASES) < 0.15, np.nan, random.integers(0, 10, CASES))
    return pandas.DataFrame(
        {
            "id": np.sort(random.integers(1, 9, CASES)).astype(float),
            "x": x,
            "y": random.integers(1, 5, CASES).astype(float),
            "s": random.choice(["a", "bb", "", "ccc"], CASES),
            "w": random.integers(1, 4, CASES) * 0.7,
        }
    )


def saved(folder: Path) -> Path:
    """`answers` as a system file where 4 is a missing value of y."""
    path = folder / "data.sav"
    pyreadstat.write_sav(answers(), str(path), missing_ranges={"y": [4]}, variable_format={"s": "A4"})
    return path


def here(commands: str, folder: Path) -> Job:
    """The job after the commands."""
    saved(folder)
    job = Job(Folder(folder))
    job.run(f"get file='data.sav'.\n{commands}", "job.sps")
    return job


def problems(job: Job) -> list[str]:
    """What a job tells that it did not do."""
    return [f"{each.place}: {each.message}" for each in job.items if isinstance(each, Problem)]


def there(commands: str, folder: Path) -> pandas.DataFrame:
    """The same file after GNU PSPP ran the commands."""
    written = [f"get file='{saved(folder)}'.", commands, f"save outfile='{folder / 'out.sav'}'."]
    (folder / "job.sps").write_text("\n".join(written), encoding="utf-8")
    told = subprocess.run(["pspp", folder / "job.sps"], capture_output=True, text=True, check=False, timeout=60)
    assert (folder / "out.sav").exists(), told.stdout
    return pyreadstat.read_sav(folder / "out.sav", user_missing=True)[0]


def assert_same(active: Active, theirs: pandas.DataFrame) -> None:
    assert [name.lower() for name in active.names] == [name.lower() for name in theirs.columns]
    for name, other in zip(active.names, theirs.columns, strict=True):
        ours = active.columns[name]
        if ours.dtype == object:
            assert ours.tolist() == [str(each).rstrip() for each in theirs[other]], name
        else:
            np.testing.assert_allclose(ours, theirs[other].to_numpy(float), rtol=1e-10, atol=1e-12, err_msg=name)
