"""`canvass import`: what a person is shown and asked, what is kept, and that a refusal keeps nothing."""

import csv
import hashlib
import os
import pty
import subprocess
import zipfile
from pathlib import Path

import pytest
from commands import CANVASS, canvass

FORM = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
questions:
  - id: q1
    number: "1"
    kind: single
    zh: 性别
    en: Sex
    options: [{code: 1, zh: 男, en: M}, {code: 2, zh: 女, en: F}]
  - id: q2
    number: "2"
    kind: multiple
    zh: 读什么
    en: What do you read
    options: [{code: 1, zh: 新闻, en: News}, {code: 2, zh: 书, en: Books}]
  - {id: q3, number: "3", kind: text, zh: 怎么称呼您, en: Your call sign, identifying: true}
"""
STUDY = """\
title: {zh: 试, en: Try}
questionnaire: form.yaml
plan: plan.yaml
language: en
waves:
  "2025": {responses: data/2025}
  "2026": {responses: data/2026}
"""
OWN = ["id", "submitdate", "lastpage", "startlanguage", "ipaddr"]
SECRETS = ("Zulu-Seven", "192.0.2.77")


def rows(*answers, first=1):
    headers = [*OWN, "Q1", "Q2[SQ001]", "Q2[SQ002]", "Q3"]
    return [
        headers,
        *([str(at), "2026-01-01 10:00:00", "3", "en", SECRETS[1], *each] for at, each in enumerate(answers, first)),
    ]


ANSWERS = (["1", "Y", "", "Zulu-Seven"], ["2", "Y", "Y", "Zulu-Seven"])


@pytest.fixture
def study(tmp_path):
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "form.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("tasks: {f: {procedure: frequencies, variables: [q1]}}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def put(study):
    def write(table, name="export.csv"):
        with (study / name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(table)
        return study / name

    return write


def imported(study, *words):
    return canvass("import", *words, "--study", study, folder=study)


def kept(study, wave="2025"):
    folder = study / "data" / wave
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_guesses_are_shown_and_without_anybody_to_ask_nothing_is_kept(study, put):
    done = imported(study, put(rows(*ANSWERS)), "--wave", "2025")
    assert done.returncode == 1
    assert "'Q2[SQ001]' → q2_1  (guessed: by the number in its code)" in done.stdout
    assert "'Q1' → q1  (sure)" in done.stdout
    assert done.stderr.endswith(
        "refused: some columns are guessed, and there is nobody to ask; possible: --yes where they are right\n"
    )
    assert not (study / "data").exists()


def test_what_is_kept_is_the_file_under_its_hash_the_persons_apart_and_the_mapping(study, put):
    path = put(rows(*ANSWERS))
    assert imported(study, path, "--wave", "2025", "--yes").returncode == 0
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    names = [f"{sha256}.csv", f"identifiers/{sha256}.csv", f"identifiers/{sha256}.keys.csv", "mapping.yaml"]
    assert kept(study) == sorted([*names, "identifiers/.gitignore"])
    assert (study / "data/2025" / names[0]).read_bytes() == path.read_bytes()
    persons = (study / "data/2025" / names[1]).read_text(encoding="utf-8-sig").splitlines()
    assert persons[0] == "key,ipaddr,Q3"
    assert len({line.partition(",")[0] for line in persons[1:]}) == 2
    mapping = (study / "data/2025/mapping.yaml").read_text(encoding="utf-8")
    assert f'"{sha256}.csv": {{name: "export.csv", platform: limesurvey}}' in mapping
    assert '"Q2[SQ001]": q2_1  # number of the part' in mapping


def test_persons_are_in_no_other_file_and_on_no_screen(study, put):
    done = imported(study, put(rows(*ANSWERS)), "--wave", "2025", "--yes")
    more = canvass("check", "--study", study, "--wave", "2025", "--all", folder=study)
    results = canvass("analyse", "--study", study, "--wave", "2025", "--output", study / "r.json", folder=study)
    said = "".join((done.stdout, done.stderr, more.stdout, more.stderr, results.stderr))
    said += (study / "r.json").read_text(encoding="utf-8")
    said += (study / "data/2025/mapping.yaml").read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in said]
    assert "2 returned, 2 valid" in more.stderr


def test_the_same_file_twice_adds_nothing(study, put):
    path = put(rows(*ANSWERS))
    imported(study, path, "--wave", "2025", "--yes")
    before = kept(study), (study / "data/2025/mapping.yaml").read_bytes()
    again = imported(study, path, put(rows(*ANSWERS), "copy.csv"), "--wave", "2025")
    assert (again.returncode, again.stderr.count("is in the wave already; nothing is added")) == (0, 2)
    assert (kept(study), (study / "data/2025/mapping.yaml").read_bytes()) == before


def test_a_file_that_was_put_into_the_wave_is_confirmed_where_it_lies(study, put):
    (study / "data/2025").mkdir(parents=True)
    path = put(rows(*ANSWERS), "data/2025/dropped.csv")
    refused = canvass("check", "--study", study, "--wave", "2025", folder=study)
    assert "2 places are guessed" in refused.stderr
    assert "canvass import, which shows them and asks" in refused.stderr
    assert imported(study, path, "--wave", "2025", "--yes").returncode == 0
    assert [name for name in kept(study) if "/" not in name] == ["dropped.csv", "mapping.yaml"]
    assert canvass("check", "--study", study, "--wave", "2025", folder=study).returncode == 0
    again = imported(study, path, "--wave", "2025")
    assert "nothing is added" in again.stderr


def test_the_next_wave_needs_no_question(study, put):
    imported(study, put(rows(*ANSWERS)), "--wave", "2025", "--yes")
    done = imported(study, put(rows(["2", "", "Y", "Zulu-Seven"], first=9), "next.csv"), "--wave", "2026")
    assert done.returncode == 0, done.stderr
    assert "guessed" not in done.stdout
    assert canvass("check", "--study", study, "--wave", "2026", folder=study).returncode == 0


def test_a_person_is_asked_and_may_say_no(study, put):
    path = put(rows(*ANSWERS))
    for answer, status in ((b"n\n", 1), (b"y\n", 0)):
        master, slave = pty.openpty()
        environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
        command = [str(CANVASS), "import", str(path), "--study", str(study), "--wave", "2025"]
        os.write(master, answer)
        done = subprocess.run(command, stdin=slave, capture_output=True, encoding="utf-8", env=environment, check=False)
        os.close(master)
        os.close(slave)
        assert "Is this right?" in done.stdout
        assert done.returncode == status, done.stderr
    assert "mapping.yaml" in kept(study)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda table: [[*row, "x" if at else "Q9"] for at, row in enumerate(table)],
        lambda table: [[*row[:5], "7" if at else row[5], *row[6:]] for at, row in enumerate(table)],
        lambda table: [row[:-3] + row[-2:] for row in table],
    ],
    ids=["a column too many", "an unknown answer", "a column too few"],
)
def test_a_file_that_does_not_fit_leaves_the_wave_as_it_was(study, put, spoil):
    imported(study, put(rows(*ANSWERS)), "--wave", "2025", "--yes")
    before = kept(study), (study / "data/2025/mapping.yaml").read_bytes()
    done = imported(study, put(spoil(rows(["1", "Y", "", "x"], first=7)), "bad.csv"), "--wave", "2025", "--yes")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (kept(study), (study / "data/2025/mapping.yaml").read_bytes()) == before


def test_the_platform_can_be_said(study, put):
    path = put([["id", "q1", "q2_1", "q2_2", "q3"], ["1", "男", "1", "0", "Zulu-Seven"]], "plain.csv")
    assert imported(study, path, "--wave", "2025", "--from", "delimited").returncode == 0
    assert (
        "refused: plain2.csv: no platform 'lime'; possible: delimited, limesurvey, "
        in imported(study, put([["id", "q1"], ["1", "1"]], "plain2.csv"), "--wave", "2025", "--from", "lime").stderr
    )
    assert "Zulu-Seven" in next((study / "data/2025/identifiers").glob("*[0-9a-f].csv")).read_text(encoding="utf-8-sig")


def test_a_line_in_the_mapping_leaves_a_column_out_and_another_names_what_is_absent(study, put):
    folder = study / "data/2025"
    folder.mkdir(parents=True)
    table = [[*row[:6], "x" if at else "Extra", row[8]] for at, row in enumerate(rows(*ANSWERS))]
    put(table, "data/2025/dropped.csv")
    lines = 'platforms:\n  limesurvey:\n    columns: {"Extra": "-"}\n    absent: [q2]\n'
    (folder / "mapping.yaml").write_text(lines, encoding="utf-8")
    done = canvass("check", "--study", study, "--wave", "2025", folder=study)
    assert done.returncode == 0, done.stderr
    (folder / "mapping.yaml").write_text(lines.replace('"-"', "q77"), encoding="utf-8")
    done = canvass("check", "--study", study, "--wave", "2025", folder=study)
    assert "mapping.yaml names 'q77' for column 'Extra', which is no variable of the questionnaire" in done.stderr


def test_answers_by_letters_are_said_once_in_the_mapping(study, put):
    form = FORM.replace("zh: 男, en: M}", "zh: 男, en: Man}").replace("zh: 女, en: F}", "zh: 女, en: Woman}")
    (study / "form.yaml").write_text(form, encoding="utf-8")
    path = put(rows(["A1", "Y", "", "x"], ["A2", "", "Y", "y"]))
    done = imported(study, path, "--wave", "2025", "--yes")
    assert "q1: 'A1' → 1  (guessed: by the number in its code)" in done.stdout
    assert 'q1: {"A1": 1, "A2": 2}' in Path(study / "data/2025/mapping.yaml").read_text(encoding="utf-8")


EVENTS = [
    ["record_id", "redcap_event_name", "q1", "q2___1", "q2___2", "q3", "form_complete"],
    ["1", "baseline_arm_1", "1", "1", "0", "x", "2"],
    ["1", "month_1_arm_1", "2", "0", "1", "x", "2"],
    ["2", "baseline_arm_1", "2", "0", "1", "y", "2"],
]


def test_the_event_that_is_chosen_once_is_read_in_the_next_wave_without_a_word(study, put):
    done = imported(study, put(EVENTS), "--wave", "2025")
    assert "possible: canvass import --rows redcap_event_name=… with one of these" in done.stderr
    assert not (study / "data").exists()
    done = imported(study, put(EVENTS), "--wave", "2025", "--rows", "redcap_event_name=baseline_arm_1")
    assert "2 returned, 2 valid" in done.stderr
    assert 'rows: {"redcap_event_name": "baseline_arm_1"}' in (study / "data/2025/mapping.yaml").read_text()
    later = [*EVENTS, ["3", "baseline_arm_1", "1", "1", "1", "z", "2"]]
    assert "3 returned, 3 valid" in imported(study, put(later, "later.csv"), "--wave", "2026").stderr


def test_rows_that_are_chosen_without_a_sign_are_refused(study, put):
    done = imported(study, put(EVENTS), "--wave", "2025", "--rows", "baseline")
    assert done.stderr.endswith("refused: 'baseline' chooses no rows; possible: a header, =, and a cell\n")


PLAIN = [
    ["id", "q1", "读什么：新闻", "读什么：书", "怎么称呼您"],
    ["1", "男", "1", "0", "甲"],
    ["2", "女", "1", "1", "乙"],
]
STAR = [
    ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、性别", "2、读什么", "3、怎么称呼您"],
    ["1", "2026/1/1 9:00:00", "60秒", "微信", "N/A", "192.0.2.77", "男", "新闻┋书", "Zulu-Seven"],
]


@pytest.mark.parametrize(("rows", "platform"), [(PLAIN, "delimited"), (STAR, "wenjuanxing")])
def test_columns_of_every_importer_are_in_the_mapping_and_the_next_wave_asks_nothing(study, put, rows, platform):
    renamed = [[*rows[0][:-3], "性别是" if platform == "wenjuanxing" else "q1", *rows[0][-2:]], *rows[1:]]
    renamed = rows if platform == "delimited" else renamed
    done = imported(study, put(renamed, "first.csv"), "--wave", "2025", "--yes")
    assert done.returncode == 0, done.stderr
    mapping = (study / "data/2025/mapping.yaml").read_text(encoding="utf-8")
    assert f"  {platform}:\n    columns:" in mapping
    assert "q1  # " in mapping
    later = [renamed[0], *[["9", *row[1:]] for row in renamed[1:2]]]
    again = imported(study, put(later, "second.csv"), "--wave", "2026")
    assert (again.returncode, "guessed" in again.stdout) == (0, False)


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_an_archive_as_a_platform_downloads_it_is_its_files(study, put):
    table = put(rows(*ANSWERS)).read_bytes()
    files = {"form/export.csv": table, "__MACOSX/._export.csv": b"x", "form/media/photo.jpg": b"x"}
    done = imported(study, zipped(study / "export.zip", **files), "--wave", "2025", "--yes")
    assert "2 returned, 2 valid" in done.stderr
    assert (study / "data/2025" / f"{hashlib.sha256(table).hexdigest()}.csv").read_bytes() == table
    again = imported(study, study / "export.zip", "--wave", "2025", "--yes")
    assert "export.csv is in the wave already; nothing is added" in again.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"readme.md": b"x"}, "export.zip: the archive holds 0 data files; possible: 1 to 100, ending in .xlsx"),
        ({"a.csv": b"a,b\n" * 2_000_000}, "export.zip: 'a.csv' in the archive unpacks to more than can be read"),
    ],
)
def test_an_archive_without_data_or_with_too_much_is_refused(study, files, said):
    done = imported(study, zipped(study / "export.zip", **files), "--wave", "2025")
    assert f"refused: {said}" in done.stderr
    assert not (study / "data").exists()


def test_a_damaged_archive_is_refused_and_none_writes_outside(study, put):
    (study / "export.zip").write_bytes(b"PK\x03\x04 damaged")
    assert "the archive is damaged or ends early" in imported(study, study / "export.zip", "--wave", "2025").stderr
    table = put(rows(*ANSWERS)).read_bytes()
    path = zipped(study / "outside.zip", **{"../../../evil.csv": table})
    assert imported(study, path, "--wave", "2025", "--yes").returncode == 0
    assert not list(study.parents[1].glob("**/evil.csv"))


def test_what_a_rule_leaves_out_is_counted_in_the_account_and_can_be_left_in(study, put):
    table = rows(*ANSWERS, ["2", "", "Y", "Zulu-Nine"])
    table[3][1] = ""
    done = imported(study, put(table), "--wave", "2025", "--yes")
    assert "3 returned, 2 valid\n  1 left out: not finished\n" in done.stderr
    form = (study / "form.yaml").read_text(encoding="utf-8")
    (study / "form.yaml").write_text(form.replace("questions:", "screening: {unfinished: false}\nquestions:", 1))
    checked = canvass("check", "--study", study, "--wave", "2025", folder=study)
    assert "3 returned, 3 valid" in checked.stderr
