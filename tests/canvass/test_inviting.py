"""`canvass invite` writes slips and lists whose codes open the form, and refuses what it cannot use."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from survey.store.invitations import Invitations, hashed

CANVASS = Path(sys.executable).with_name("canvass")
QUESTIONNAIRE = Path(__file__).parents[1] / "survey" / "web" / "all.yaml"
STUDY = """title: {{zh: 试, en: Try}}
questionnaire: {questionnaire}
plan: plan.yaml
language: en
collect: {{mode: {mode}, address: "http://survey.example:8080"}}
waves:
  "2026/1": {{responses: data/1}}
"""
PEOPLE = 'name,mail\n甲,a@one.example\n"=HYPERLINK(""http://evil.example"")",b@one.example\n+1,c@one.example\n'


@pytest.fixture
def study(tmp_path):
    (tmp_path / "plan.yaml").write_text("tasks: {}\n")
    (tmp_path / "study.yaml").write_text(STUDY.format(questionnaire=QUESTIONNAIRE, mode="token"))
    (tmp_path / "people.csv").write_text(PEOPLE)
    return tmp_path


def invite(study, *words):
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    command = [CANVASS, "invite", "--study", study, *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_codes_are_in_slips_and_lists_and_only_their_hashes_in_the_store(study):
    done = invite(study, "12")
    assert done.returncode == 0, done.stderr
    assert "12 invitations; of all 12, 0 are used" in done.stderr
    rows = rows_of(study / "invitations" / "2026-1-001.csv")
    assert rows[0] == ["number", "code", "link"]
    codes = [row[1] for row in rows[1:]]
    assert len(set(codes)) == 12
    assert all(re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){4}", code) for code in codes)
    assert all(row[2] == f"http://survey.example:8080/?invitation={row[1]}" for row in rows[1:])
    held = Invitations(study / "data" / "1" / "collected" / "invitations")
    assert all(held.is_open(hashed(code)) for code in codes)
    stored = b"".join(path.read_bytes() for path in (study / "data").rglob("*") if path.is_file())
    assert not [code for code in codes if code.encode() in stored]
    page = (study / "invitations" / "2026-1-001.html").read_text()
    assert all(code in page for code in codes)
    assert not re.search(r'(src|href)="(?!data:)', page)
    assert {path.stat().st_mode & 0o777 for path in (study / "invitations").glob("2026*")} == {0o600}
    assert (study / "invitations" / ".gitignore").read_text() == "*\n"


def test_a_list_of_people_keeps_its_columns_and_runs_nothing_in_a_spreadsheet(study):
    done = invite(study, "--list", study / "people.csv")
    assert done.returncode == 0, done.stderr
    rows = rows_of(study / "invitations" / "2026-1-001.csv")
    assert rows[0] == ["name", "mail", "number", "code", "link"]
    assert [row[0] for row in rows[1:]] == ["甲", '\'=HYPERLINK("http://evil.example")', "'+1"]
    sheet = openpyxl.load_workbook(study / "invitations" / "2026-1-001.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert sheet["A3"].value == '=HYPERLINK("http://evil.example")'
    page = (study / "invitations" / "2026-1-001.html").read_text()
    assert "=HYPERLINK(&#34;http://evil.example&#34;)" in page


@pytest.mark.skipif(
    shutil.which("zbarimg") is None or shutil.which("chromium") is None, reason="zbarimg or chromium is not installed"
)
def test_a_phone_reads_the_link_off_the_printed_slip(study, tmp_path):
    invite(study, "4")
    page, picture = study / "invitations" / "2026-1-001.html", tmp_path / "page.png"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}")
    size = ("--window-size=800,460", "--force-device-scale-factor=3", f"--screenshot={picture}")
    subprocess.run(["chromium", *quiet, *size, page.as_uri()], check=True, capture_output=True, timeout=60)
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True).stdout
    assert set(read.split()) == {row[2] for row in rows_of(page.with_suffix(".csv"))[1:]}


def test_more_invitations_are_added_to_those_there_are(study):
    invite(study, "2")
    assert "3 invitations; of all 5, 0 are used" in invite(study, "3").stderr
    assert sorted(path.name for path in (study / "invitations").glob("*.csv")) == ["2026-1-001.csv", "2026-1-002.csv"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "how many invitations is not said; possible: a number, or --list FILE"),
        (("2", "--list", "people.csv"), "people.csv: 2 invitations were asked for, and the list names 3"),
        (("2", "--address", "survey.example"), "'survey.example' is no address of a form; possible: http://NAME:8080"),
        (("2", "--address", "javascript://a"), "is no address of a form"),
        (("--list", "again.csv"), "again.csv:1: the list has a column 'code' already"),
        (("--list", "none.csv"), "no rows"),
    ],
)
def test_bad_input_is_told_in_one_sentence_and_nothing_is_written(study, words, sentence):
    (study / "again.csv").write_text("name,code\n甲,1\n")
    (study / "none.csv").write_text("name,mail\n")
    words = [study / word if word.endswith(".csv") else word for word in words]
    done = invite(study, *words)
    assert done.returncode == 1
    assert sentence in done.stderr or "names nobody" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (study / "invitations").exists()
    assert not (study / "data").exists()


def test_a_form_that_is_open_to_everybody_needs_no_invitations(study):
    (study / "study.yaml").write_text(STUDY.format(questionnaire=QUESTIONNAIRE, mode="link"))
    done = invite(study, "2")
    assert done.returncode == 1
    assert "everybody who has its address may answer this form; possible: mode: token under collect" in done.stderr


def test_how_far_a_list_is_used_is_told_by_tens_and_of_nobody(study):
    assert "no list of invitations lies here" in invite(study, "--used").stderr
    invite(study, "25")
    invite(study, "3")
    folder = study / "data" / "1" / "collected" / "invitations"
    codes = [row[1] for row in rows_of(study / "invitations" / "2026-1-001.csv")[1:]]
    few = [row[1] for row in rows_of(study / "invitations" / "2026-1-002.csv")[1:]]
    for count, told in ((9, 0), (10, 10), (19, 10), (25, 20)):
        held = Invitations(folder)
        for code in [*codes[:count], *few]:
            held.take(hashed(code))
        held.settle()
        done = invite(study, "--used")
        assert done.returncode == 0, done.stderr
        assert f"2026-1-001.csv: {told} or more of 25 invitations are used" in done.stderr
        assert "2026-1-002.csv: 3 invitations, too few to tell how many are used" in done.stderr
    assert len(list(folder.glob("*.codes"))) == 2
