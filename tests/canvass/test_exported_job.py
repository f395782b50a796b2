"""The job that `canvass export --to sps` writes of a study, run here, against the results of the study's own plan."""

import json
import re
from bisect import bisect_left
from math import isclose

import pytest
from commands import canvass

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job

TASK = re.compile(r"\* (\w+) \(\w+\)\.")
NOT_OF_SPSS = {
    ("reliability", "alpha_ci_low"),  # RELIABILITY prints it of its ICC alone
    ("reliability", "alpha_ci_high"),
    *(("robust_coefficients", word) for word in ("se", "t", "p", "ci_low", "ci_high")),  # REGRESSION knows no HC errors
    *(("heteroscedasticity", word) for word in ("value", "df", "p")),
    *(("residuals_statistics", word) for word in ("minimum", "maximum", "mean", "sd")),  # RESIDUALS prints four rows
}
"""Columns of the plan's tables that the job cannot print, or not whole."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("exported")
    assert canvass("export", "--to", "sav,sps", "--output", found).returncode == 0
    assert canvass("analyse", "--output", found / "results.json").returncode == 0
    return found


def by_task(path):
    """The name of a task → the results that its commands print here."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    begins = {number: found[1] for number, line in enumerate(lines, 1) if (found := TASK.fullmatch(line))}
    job = Job(Folder(path.parent))
    job.run("\n".join(lines), path.name)
    assert [str(each.message) for each in job.items if isinstance(each, Problem)] == []
    printed = {}
    for each in job.items:
        if isinstance(each, Printed):
            name = begins[max(line for line in begins if line < each.line)]
            printed.setdefault(name, []).append(each.result)
    return printed


def numbers(rows):
    return [float(cell) for row in rows for cell in row if isinstance(cell, int | float)]


def holds(ordered, wanted):
    at = bisect_left(ordered, wanted)
    return any(isclose(each, wanted, rel_tol=1e-7, abs_tol=1e-9) for each in ordered[max(at - 1, 0) : at + 1])


def test_the_exported_job_prints_every_cell_of_the_plan(folder):
    (path,) = folder.glob("*.sps")
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))["results"]
    count, missing = 0, []
    for name, printed in by_task(path).items():
        ordered = sorted(cell for each in printed for table in each.tables for cell in numbers(table.rows))
        for table in results[name]["tables"]:
            for place, column in enumerate(table["columns"]):
                for cell in numbers([[row[place]] for row in table["rows"]]):
                    count += 1
                    if (table["name"], column["word"]) not in NOT_OF_SPSS and not holds(ordered, cell):
                        missing.append((name, table["name"], column["word"], cell))
    assert count > 5000
    assert missing == []
