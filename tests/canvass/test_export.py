"""What `canvass export` writes, refuses and leaves alone."""

import json

import openpyxl
import pytest
from commands import CHECKOUT, canvass
from lxml import etree

from canvass.exporting import formats
from instrument.loading import load
from survey.exporting.material import MODULES, exporters_by_word

QUESTIONNAIRE = CHECKOUT / "instrument" / "questionnaires" / "bazhong.yaml"


def listed(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "written.json")


def test_every_exporter_says_whether_it_holds_answers_and_exports():
    found = exporters_by_word()
    assert set(MODULES) <= set(found)
    for exporter in found.values():
        assert isinstance(exporter.ANSWERS, bool)
        assert callable(exporter.export)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    folder = tmp_path_factory.mktemp("everything")
    return folder, canvass("export", "--to", ",".join(formats()), "--output", folder)


def test_every_format_is_written_from_a_study(everything):
    folder, done = everything
    assert done.returncode == 0, done.stderr
    written = [path for path in folder.iterdir() if path.name != "written.json"]
    assert len(written) >= len(formats())
    assert all(path.stat().st_size > 0 for path in written)


def test_files_of_simulated_answers_are_named_so(everything):
    folder, done = everything
    assert "bazhong-2025-simulated.sav" in listed(folder)
    assert "bazhong-codebook.docx" in listed(folder)
    assert "SIMULATED" in done.stderr or "模拟" in done.stderr


def test_a_second_export_of_the_same_answers_gives_the_same_bytes(everything, tmp_path):
    folder, _ = everything
    assert canvass("export", "--to", "sav,xlsx,dta,parquet,ddi", "--output", f"{tmp_path}/").returncode == 0
    for name in listed(tmp_path):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_formats_of_the_questionnaire_read_no_answers(tmp_path):
    done = canvass("export", "--to", "codebook", "--output", f"{tmp_path}/")
    assert (done.returncode, listed(tmp_path)) == (0, ["bazhong-codebook.docx", "bazhong-codebook.html"])
    assert "模拟" not in done.stderr


def test_a_file_that_was_edited_is_not_written_over(tmp_path):
    target = tmp_path / "mine.csv"
    assert canvass("export", "--to", "csv", "--output", target).returncode == 0
    target.write_text("edited", encoding="utf-8")
    done = canvass("export", "--to", "csv", "--output", target)
    assert done.returncode == 1
    assert "mine.csv" in done.stderr
    assert target.read_text(encoding="utf-8") == "edited"


def test_one_file_that_cannot_be_written_over_keeps_the_others_from_being_written(tmp_path):
    (tmp_path / "bazhong-2025-simulated.xlsx").write_text("mine", encoding="utf-8")
    assert canvass("export", "--to", "csv,xlsx", "--output", f"{tmp_path}/").returncode == 1
    assert listed(tmp_path) == ["bazhong-2025-simulated.xlsx"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--to", "savv"], 2, "no format 'savv'; possible: sav"),
        (["--to", "sav", "--public"], 1, "sav 逐人列出答卷，不能提供给他人；可用：codebook"),
        (["--to", "sav", "--output", "x.doc"], 1, "结尾的文件；可用：.sav, .sps"),
        (["--to", "sav,csv", "--output", "x.sav"], 1, "写多种格式需要文件夹，而“x.sav”是文件名"),
        (["--to", "codebook", "--language", "fr"], 1, "问卷没有“fr”的文字；可用：zh, en"),
        (["--to", "csv", "--wave", "1999"], 1, "1999"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words, status, said, tmp_path):
    done = canvass("export", "--study", CHECKOUT, *words, folder=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (status, [])
    assert said in done.stderr


def test_public_tables_hold_no_small_count_and_say_so(everything):
    folder, _ = everything
    book = openpyxl.load_workbook(folder / "bazhong-2025-simulated-tables.xlsx")
    counts = [
        cell.value
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=3)
        for cell in row[1:]
        if isinstance(cell.value, int | float)
    ]
    assert len(counts) > 100
    assert not [count for count in counts if 0 < count < 10]
    page = (folder / "bazhong-2025-simulated-tables.html").read_text(encoding="utf-8")
    assert "人数为 1 至 9 的格略去" in page


def test_the_codebook_for_an_archive_counts_what_the_tables_tell_and_nothing_else(everything):
    folder, _ = everything
    book = openpyxl.load_workbook(folder / "bazhong-2025-simulated-tables.xlsx")
    told = [
        [row[1].value for row in sheet.iter_rows(min_row=3, max_col=2) if row[0].value] for sheet in book.worksheets[1:]
    ]
    root = etree.parse(folder / "bazhong-2025-simulated-ddi.xml")
    counted = {
        each.get("name"): [category.findtext("{*}catStat") for category in each.iter("{*}catgry")]
        for each in root.iter("{*}var")
    }
    q1 = [int(count) for count in counted["q1"] if count]
    assert q1
    assert any(set(q1) <= set(counts) for counts in told)
    every = [int(count) for counts in counted.values() for count in counts if count]
    assert not [count for count in every if 0 < count < 10]
    statistics = {each.get("type") for each in root.iter("{*}sumStat")}
    assert statistics <= {"vald", "invd", "min", "max", "mean", "stdev"}
    hidden = {name for name, counts in counted.items() if None in counts[:-2]}
    telling = [each for each in root.iter("{*}var") if each.find("{*}sumStat[@type='mean']") is not None]
    assert not {each.get("name") for each in telling} & hidden
    assert "SIMULATED" in etree.tostring(root, encoding="unicode")


def test_a_study_declares_its_own_smallest_count(tmp_path):
    study = (CHECKOUT / "study.yaml").read_text(encoding="utf-8")
    for key in ("questionnaire", "plan"):
        path = study.split(f"\n{key}: ")[1].split("\n")[0]
        study = study.replace(f"{key}: {path}", f"{key}: {CHECKOUT / path}")
    (tmp_path / "study.yaml").write_text(f"{study}small_cell: 3\n", encoding="utf-8")
    assert canvass("export", "--to", "tables", "--study", tmp_path, folder=tmp_path).returncode == 0
    page = next((tmp_path / "build" / "export").glob("*.html")).read_text(encoding="utf-8")
    assert "人数为 1 至 2 的格略去" in page


def test_the_record_of_what_was_written_stands_beside(everything):
    folder, _ = everything
    assert set(json.loads((folder / "written.json").read_text(encoding="utf-8"))) == set(listed(folder))


def test_the_questionnaire_exported_is_the_one_loaded(everything):
    folder, _ = everything
    fingerprint = load(QUESTIONNAIRE).fingerprint
    assert fingerprint in (folder / "bazhong-codebook.html").read_text(encoding="utf-8")


def test_the_written_job_runs_here_over_the_written_file(tmp_path):
    assert canvass("export", "--to", "sav,sps", "--output", tmp_path).returncode == 0
    (job,) = tmp_path.glob("*.sps")
    done = canvass("run", job, "--output", tmp_path / "tables.json")
    assert (done.returncode, done.stderr) == (0, "")
    tables = [block for block in json.loads((tmp_path / "tables.json").read_text(encoding="utf-8")) if "table" in block]
    assert {table["command"] for table in tables} >= {"FREQUENCIES", "RELIABILITY", "FACTOR", "ONEWAY", "REGRESSION"}
