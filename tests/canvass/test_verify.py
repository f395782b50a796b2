"""`canvass verify`: the study's own numbers recomputed, and faults found."""

import json
import os
import re
import shutil
import subprocess

import pytest
from commands import CANVASS, CHECKOUT, canvass
from lxml import html

from analysis.task import procedure_names

ENGINES = ("Rscript", "pspp")
needed = pytest.mark.skipif(not all(map(shutil.which, ENGINES)), reason="R or PSPP is not installed")


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """The results of this repository's study, verified."""
    folder = tmp_path_factory.mktemp("verified")
    assert canvass("analyse", "--output", folder / "results.json").returncode == 0
    done = canvass("verify", "--output", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def told(build):
    return json.loads((build / "verification.json").read_text(encoding="utf-8"))


def changed(build, tmp_path, result, table, row, column, by):
    """results.json with one number moved."""
    data = json.loads((build / "results.json").read_text(encoding="utf-8"))
    found = next(each for each in data["results"][result]["tables"] if each["name"] == table)
    at = [each["word"] for each in found["columns"]].index(column)
    found["rows"][row][at] += by
    path = tmp_path / "results.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return canvass("verify", "--results", path, "--output", tmp_path)


@needed
def test_all_that_engines_can_compute_agrees(told):
    cells = told["cells"]
    assert cells["differs"] == 0
    assert cells["checked"] >= 0.95 * (cells["checked"] + cells["unanswered"])
    assert {name: each["unanswered"] for name, each in told["procedures"].items() if each["unanswered"]} == {
        "questionnaire": 156
    }
    assert [engine.split()[0] for engine in told["engines"]] == ["R", "PSPP"]


@needed
def test_many_cells_are_computed_by_both_engines(told):
    cells = [cell for result in told["checked"] for table in result["tables"] for cell in table["cells"]]
    assert sum(len(cell["theirs"]) == 2 for cell in cells) > 3000
    assert all(cell["reason"].keys() == {"en", "zh"} for cell in cells if cell["verdict"] == "unanswered")


@needed
@pytest.mark.parametrize(
    ("result", "table", "row", "column", "by", "where"),
    [
        ("reliability_match", "reliability", 0, "alpha", 0.001, "reliability_match · reliability · match · alpha"),
        ("drive", "coefficients", 3, "b", 0.001, "drive · coefficients · model=1 · q3 · b"),
        ("topline", "statistics", 0, "valid", 1, "topline · statistics · q1 · valid"),
        ("returns", "returns", 1, "count", 1, "returns · returns · returned · count"),
        ("sensitivity", "sensitivity", 1, "n", 1, "sensitivity · sensitivity · q1 · valid · speeder · n"),
        ("validity", "kmo_bartlett", 0, "kmo", -0.001, "validity · kmo_bartlett · overall · kmo"),
    ],
)
def test_one_cell_moved_by_a_unit_of_its_last_digit_is_found(build, tmp_path, result, table, row, column, by, where):
    done = changed(build, tmp_path, result, table, row, column, by)
    assert done.returncode == 1
    assert where in done.stderr
    assert "不一致 1 个" in done.stderr
    page = html.fromstring((tmp_path / "verification.html").read_bytes())
    assert len(page.xpath("//details[@open]")) == 1


@needed
def test_the_page_needs_no_network_and_has_every_cell(build, told):
    page = html.fromstring((build / "verification.html").read_bytes())
    assert not page.xpath("//script[@src] | //link | //img | //*[@href]")
    cells = told["cells"]
    assert len(page.xpath("//details//tbody/tr")) == cells["checked"] + cells["unanswered"]


@needed
def test_a_report_of_the_same_numbers_has_the_account_and_one_of_others_has_not(build, tmp_path):
    shutil.copy(build / "verification.json", tmp_path)
    words = ("report", "--format", "html", "--output", tmp_path)
    assert canvass(*words).returncode == 0
    assert "其他引擎核对的数字" in (tmp_path / "report.html").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "verification.json").read_text(encoding="utf-8"))
    (tmp_path / "verification.json").write_text(json.dumps({**data, "results": "other"}), encoding="utf-8")
    assert canvass(*words).returncode == 0
    assert "其他引擎核对的数字" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_plan_that_ci_verifies_has_every_procedure_but_one():
    plan = (CHECKOUT / "tests" / "canvass" / "every_procedure.yaml").read_text(encoding="utf-8")
    assert set(procedure_names()) - set(re.findall(r"procedure: (\w+)", plan)) == {"multiple_response"}


def test_results_of_other_answers_are_refused(tmp_path):
    data = {"format": 1, "wave": "", "simulated": True, "inputs": {}, "engines": {}, "results": {}}
    (tmp_path / "other.json").write_text(json.dumps(data), encoding="utf-8")
    done = canvass("verify", "--results", tmp_path / "other.json", "--output", tmp_path)
    assert done.returncode == 1
    assert "这些结果出自另一批答卷" in done.stderr or "均未安装" in done.stderr


def test_without_an_engine_it_says_so_and_writes_nothing(tmp_path):
    environment = {**os.environ, "PATH": str(tmp_path), "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = [str(CANVASS), "verify", "--output", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=CHECKOUT, check=False)
    assert done.returncode == 1
    assert "R, PSPP 均未安装" in done.stderr
    assert list(tmp_path.iterdir()) == []
