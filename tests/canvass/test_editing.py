"""Reports edited in Word: never written over, refreshed beside, pulled into the chapters."""

import io
import json
import shutil
import subprocess
import zipfile

import docx as python_docx
import pytest
from commands import CHECKOUT, canvass

from canvass.keeping import write_report
from instrument.message import Fault
from survey.importers.wenjuanxing.conventions import Mode
from survey.simulation.__main__ import write_sample

CHAPTER = """\
# Sample

There are {{ n('returns', 'valid') }} valid forms, see {{ ref('table:returns') }}.

{{ table('returns') }}

A last paragraph.
"""
DECIDED = """\
# Relations

{% if n('returns', 'valid') > 1 %}
Enough forms came back.
{% endif %}
"""
STUDY = """\
title: {zh: 研究, en: A study}
questionnaire: questionnaire.yaml
plan: plan.yaml
chapters: chapters
language: en
waves:
  "2025": {issued: 400, responses: data}
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A study of two chapters and its report; empty files leave out the chapters that are suggested."""
    folder = tmp_path_factory.mktemp("study")
    shutil.copy(CHECKOUT / "instrument/questionnaires/bazhong.yaml", folder / "questionnaire.yaml")
    shutil.copy(CHECKOUT / "analysis/plans/bazhong.yaml", folder / "plan.yaml")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    chapters = folder / "chapters/en"
    chapters.mkdir(parents=True)
    for path in (CHECKOUT / "reports/suggestions/en").glob("*.md.j2"):
        (chapters / path.name).write_text("", encoding="utf-8")
    (chapters / "01-own.md.j2").write_text(CHAPTER, encoding="utf-8")
    (chapters / "02-own-too.md.j2").write_text(DECIDED, encoding="utf-8")
    done = canvass("report", "--study", folder, "--format", "docx")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def study(written, tmp_path):
    """A copy that a test may change."""
    return shutil.copytree(written, tmp_path / "study")


def chapter(study, name="01-own.md.j2"):
    return (study / "chapters/en" / name).read_text(encoding="utf-8")


def edit(path, old, new):
    """As a person does, by another program."""
    document = python_docx.Document(path)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
    document.save(path)


def another_sample(study):
    (study / "data").mkdir()
    write_sample(study / "questionnaire.yaml", study / "data/simulated.xlsx", Mode.TEXT, seed=9, n=300)


def text(path):
    return zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/document.xml").decode()


def test_an_edited_report_is_not_written_over_and_the_other_formats_are_written(study):
    report = study / "build/report.docx"
    edit(report, "A last paragraph", "My last paragraph")
    mine = report.read_bytes()
    done = canvass("report", "--study", study, "--format", "docx,html")
    assert done.returncode == 1
    assert report.read_bytes() == mine
    assert (study / "build/report.html").is_file()
    (refusal,) = [line for line in done.stderr.splitlines() if line.startswith("refused")]
    assert refusal.startswith(
        f"refused: {report}: this file was edited since it was written; possible: canvass refresh"
    )
    assert f"canvass pull {report}" in refusal
    report.unlink()
    assert canvass("report", "--study", study, "--format", "docx,html").returncode == 0


def test_an_unedited_report_is_written_anew(study):
    before = (study / "build/report.docx").read_bytes()
    another_sample(study)
    assert canvass("report", "--study", study, "--format", "docx").returncode == 0
    assert (study / "build/report.docx").read_bytes() != before
    assert canvass("report", "--study", study, "--format", "docx").returncode == 0


def test_a_changed_page_is_not_written_over_either(study):
    canvass("report", "--study", study, "--format", "html")
    page = study / "build/report.html"
    page.write_text("mine", encoding="utf-8")
    done = canvass("report", "--study", study, "--format", "html")
    assert done.returncode == 1
    assert "report.html: this file was changed since it was written; possible: to move it away" in done.stderr
    assert page.read_text(encoding="utf-8") == "mine"


def test_refresh_writes_beside_and_lists_what_changed(study):
    report = study / "build/report.docx"
    edit(report, "A last paragraph", "My last paragraph")
    mine = report.read_bytes()
    another_sample(study)
    done = canvass("refresh", report, "--study", study)
    assert done.returncode == 0, done.stderr
    fresh, changes = study / "build/report-refreshed.docx", study / "build/report-refreshed-changes.md"
    assert report.read_bytes() == mine
    assert "My last paragraph" in text(fresh)
    assert f"{fresh}: written; every change with its sentence is in {changes.name}" in done.stderr
    assert "  n('returns', 'valid'): 389 → " in done.stderr
    assert "  - `n('returns', 'valid')`: 389 → **" in changes.read_text(encoding="utf-8")
    canvass("refresh", report, "--study", study)
    assert (study / "build/report-refreshed-2.docx").read_bytes() == fresh.read_bytes()


def test_refresh_writes_where_it_is_told_unless_something_stands_there(study, tmp_path):
    report, target = study / "build/report.docx", tmp_path / "fresh.docx"
    assert canvass("refresh", report, "--study", study, "--output", target).returncode == 0
    assert target.is_file()
    done = canvass("refresh", report, "--study", study, "--output", report)
    assert done.returncode == 1
    assert "report.docx: this file is there already; possible: another name" in done.stderr
    done = canvass("refresh", report, "--study", study, "--output", tmp_path / "fresh.pdf")
    assert "fresh.pdf: a file ending in '.pdf' is not written; possible: .docx" in done.stderr


def test_pull_brings_words_into_their_lines(study):
    report = study / "build/report.docx"
    edit(report, "A last paragraph", "My last paragraph")
    done = canvass("pull", report, "--study", study)
    assert done.returncode == 0, done.stderr
    assert chapter(study) == CHAPTER.replace("A last paragraph", "My last paragraph")
    assert chapter(study, "02-own-too.md.j2") == DECIDED
    assert "01-own.md.j2: the changed words are in their lines" in done.stderr
    assert "1 of 2 chapters stand word for word as they did" in done.stderr


def test_the_ends_of_lines_stay_as_the_chapter_has_them(study):
    path = study / "chapters/en/01-own.md.j2"
    path.write_bytes(CHAPTER.replace("\n", "\r\n").encode())
    assert canvass("report", "--study", study, "--format", "docx").returncode == 0
    edit(study / "build/report.docx", "A last paragraph", "My last paragraph")
    assert canvass("pull", study / "build/report.docx", "--study", study).returncode == 0
    expected = CHAPTER.replace("A last paragraph", "My last paragraph").replace("\n", "\r\n")
    assert path.read_bytes() == expected.encode()


def test_a_chapter_in_another_encoding_is_refused_in_one_sentence(study):
    path = study / "chapters/en/01-own.md.j2"
    path.write_bytes("# 样本".encode("gb18030"))
    done = canvass("pull", study / "build/report.docx", "--study", study)
    assert done.stderr.splitlines() == [f"refused: {path}: this is not UTF-8; save the file as UTF-8"]


def test_pull_writes_beside_what_conditions_make(study):
    report = study / "build/report.docx"
    edit(report, "Enough forms", "Plenty of forms")
    done = canvass("pull", report, "--study", study)
    assert done.returncode == 0
    assert "02-own-too.md.j2:4: conditions, loops or macros make lines 4 to 4" in done.stderr
    assert chapter(study, "02-own-too.md.j2") == DECIDED
    assert chapter(study, "02-own-too.md.j2.new") == "# Relations\n\nPlenty of forms came back.\n"
    (study / "chapters/en/02-own-too.md.j2.new").write_text("mine", encoding="utf-8")
    done = canvass("pull", report, "--study", study)
    assert done.returncode == 1
    assert "02-own-too.md.j2.new: this file is there already; possible: to move it away" in done.stderr
    assert chapter(study, "02-own-too.md.j2.new") == "mine"


def test_pull_does_not_write_into_a_chapter_that_changed_since(study):
    report = study / "build/report.docx"
    edit(report, "A last paragraph", "My last paragraph")
    path = study / "chapters/en/01-own.md.j2"
    path.write_text(CHAPTER + "\nLater words.\n", encoding="utf-8")
    done = canvass("pull", report, "--study", study)
    assert "01-own.md.j2: the chapter was changed since the report was written" in done.stderr
    assert chapter(study) == CHAPTER + "\nLater words.\n"
    assert "My last paragraph" in chapter(study, "01-own.md.j2.new")


def saved_by_libreoffice(path, folder):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is not installed")
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "saved" / path.name


def test_the_way_round_through_libreoffice_and_another_sample(study, tmp_path):
    """Saved, edited, saved, refreshed with other answers, saved and pulled: the next report says the person's words."""
    mine = saved_by_libreoffice(study / "build/report.docx", tmp_path / "one")
    edit(mine, "There are", "In the end there were")
    edit(mine, "A last paragraph.", "My last paragraph.")
    mine = saved_by_libreoffice(mine, tmp_path / "two")
    another_sample(study)
    fresh = tmp_path / "fresh.docx"
    done = canvass("refresh", mine, "--study", study, "--output", fresh)
    assert done.returncode == 0, done.stderr
    assert "  n('returns', 'valid'): 389 → " in done.stderr
    done = canvass("pull", saved_by_libreoffice(fresh, tmp_path / "three"), "--study", study)
    assert done.returncode == 0, done.stderr
    expected = CHAPTER.replace("There are", "In the end there were").replace("A last", "My last")
    assert (chapter(study), chapter(study, "02-own-too.md.j2")) == (expected, DECIDED)
    assert canvass("report", "--study", study, "--format", "docx").returncode == 0
    told = [each.text for each in python_docx.Document(study / "build/report.docx").paragraphs]
    assert "My last paragraph." in told
    assert any("In the end there were" in each for each in told)


@pytest.mark.parametrize("command", ["refresh", "pull"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "this file cannot be read: No such file or directory"),
        (b"words", "the file is no Word file; possible: the .docx as it was saved"),
        (b"PK\x03\x04broken", "the file is damaged or ends early; possible: the .docx as it was saved"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(study, tmp_path, command, content, sentence):
    path = tmp_path / "given.docx"
    if content is not None:
        path.write_bytes(content)
    done = canvass(command, path, "--study", study)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [f"refused: {path}: {sentence}"]


def test_a_word_file_of_someone_else_is_refused(study, tmp_path):
    path = tmp_path / "letter.docx"
    python_docx.Document().save(path)
    done = canvass("refresh", path, "--study", study)
    assert done.stderr.splitlines()[-1] == f"refused: {path}: the file holds nothing that a study has put there"
    done = canvass("pull", path, "--study", study)
    assert done.stderr.splitlines()[-1] == f"refused: {path}: the file holds nothing that a study has put there"


def test_what_was_written_is_remembered_by_its_hash_and_nothing_else(tmp_path):
    path = tmp_path / "report.docx"
    write_report(path, b"one")
    write_report(path, b"two")
    assert path.read_bytes() == b"two"
    path.write_bytes(b"mine")
    with pytest.raises(Fault, match="edited since"):
        write_report(path, b"three")
    path.write_bytes(b"three")
    write_report(path, b"three")  # the same as what comes
    assert set(json.loads((tmp_path / "written.json").read_text())) == {"report.docx"}


@pytest.mark.parametrize("record", ["", "[]", '{"report.docx": 3}', '{"report.docx": ["x"]}'])
def test_without_a_record_a_file_counts_as_edited(tmp_path, record):
    (tmp_path / "written.json").write_text(record)
    (tmp_path / "report.docx").write_bytes(b"whose")
    with pytest.raises(Fault, match="edited since"):
        write_report(tmp_path / "report.docx", b"ours")
    assert (tmp_path / "report.docx").read_bytes() == b"whose"
