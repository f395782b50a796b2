"""Files to checked responses: several files, the ledger, the sample, the rejected rows."""

import openpyxl
import pytest

from instrument.loading import read
from instrument.message import Fault
from survey.reading import answer_files, read_folder, read_responses
from survey.rejected import write_rejected
from survey.sources import importers_by_name

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - {id: a, kind: single, zh: 性别, options: [{code: 1, zh: 男}, {code: 2, zh: 女}]}
  - {id: b, kind: text, zh: 意见, required: false}
"""
META = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]


@pytest.fixture(scope="module")
def form():
    return read(FORM.encode(), "form.yaml")


@pytest.fixture
def export(table):
    def write(name, *answers):
        rows = [[number, "", "60秒", "", "", "192.0.2.1", sex, words] for number, sex, words in answers]
        return table([[*META, "1、性别", "2、意见"], *rows], name)

    return write


def sexes(reading):
    return dict(zip(reading.responses.ids, reading.responses.columns["a"].tolist(), strict=True))


def test_parts_of_a_collection_are_put_together(export, form):
    paths = [export("1.csv", ("1", "男", "")), export("2.csv", ("2", "女", "好"))]
    assert sexes(read_responses(paths, form)) == {"1": 1, "2": 2}


def test_the_same_file_twice_is_the_same_answers(export, form):
    paths = [export("1.csv", ("1", "男", "")), export("2.csv", ("1", "男", ""))]
    reading = read_responses(paths, form)
    assert (sexes(reading), len(reading.origins)) == ({"1": 1}, 1)


def test_a_later_export_that_holds_the_earlier_one_counts_each_respondent_once(export, form):
    paths = [export("1.csv", ("1", "男", "")), export("2.csv", ("1", "男", ""), ("2", "女", "好"))]
    assert sexes(read_responses(paths, form)) == {"1": 1, "2": 2}


def test_collections_whose_numbers_clash_are_told_apart_by_their_file(export, form):
    paths = [export("1.csv", ("1", "男", "")), export("2.csv", ("1", "女", ""))]
    assert sexes(read_responses(paths, form)) == {"1.csv:1": 1, "2.csv:1": 2}


def test_numbers_of_different_sources_are_different_respondents(export, form, table):
    paths = [export("1.csv", ("1", "男", "")), table([["id", "a", "b"], ["1", "男", ""]], "2.csv")]
    assert sexes(read_responses(paths, form)) == {"2.csv:1": 1, "1.csv:1": 1}


def test_exports_that_agree_on_some_shared_rows_only_are_refused(export, form):
    first = export("1.csv", ("1", "男", ""), ("2", "女", ""))
    second = export("2.csv", ("1", "男", ""), ("2", "男", ""))
    with pytest.raises(Fault) as caught:
        read_responses([first, second], form)
    assert str(caught.value) == (
        "2.csv: number '2' has other answers in '1.csv'; numbers with the same answers in both files: 1"
    )


def test_a_folder_is_read_without_hidden_files_and_readmes(export, form, tmp_path):
    export("b.csv", ("1", "男", ""))
    export("a.csv", ("2", "男", ""))
    for name in (".gitkeep", "~$b.xlsx", "README.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "old").mkdir()
    assert [path.name for path in answer_files(tmp_path)] == ["a.csv", "b.csv"]
    assert sorted(sexes(read_folder(tmp_path, form))) == ["1", "2"]


def test_a_file_of_another_kind_in_the_folder_is_not_passed_over(form, tmp_path):
    (tmp_path / "answers.pdf").write_text("x")
    with pytest.raises(Fault) as caught:
        read_folder(tmp_path, form)
    assert str(caught.value).startswith("answers.pdf: a file ending in '.pdf' is not read; possible: .xlsx")


def test_an_empty_folder_gives_the_simulated_sample_and_says_so(bazhong, tmp_path):
    reading = read_folder(tmp_path / "nothing", bazhong)
    assert reading.responses.source.simulated
    assert reading.responses.ledger.returned == 400


def test_an_empty_folder_without_a_sample_is_refused(form, tmp_path):
    with pytest.raises(Fault) as caught:
        read_folder(tmp_path, form)
    assert str(caught.value) == (
        f"{tmp_path}: no answers here, and no simulated sample of 'form'; "
        "possible: files ending in .xlsx, .xlsm, .xls, .csv, .tsv, .txt, .sav, .zsav, .por, .dta, .sas7bdat, .xpt, "
        ".json, .parquet"
    )


def test_real_files_are_not_simulated(export, form):
    assert not read_responses([export("1.csv", ("1", "男", ""))], form).responses.source.simulated


def test_the_sample_stays_simulated_when_it_is_copied_and_saved_as_text(bazhong, sample_rows, table):
    assert read_responses([table(sample_rows, "real.csv")], bazhong).responses.source.simulated


def test_the_ledger_adds_up_and_every_rejected_case_is_kept_as_given(bazhong, tmp_path):
    reading = read_folder(tmp_path, bazhong, issued=450)
    ledger = reading.responses.ledger
    assert (ledger.issued, ledger.returned, ledger.valid) == (450, 400, 389)
    assert ledger.by_rule() == {"speeder": 7, "straight_line": 3, "duplicate": 1}
    assert len(reading.responses) == ledger.valid == ledger.returned - len(reading.rejected)
    assert {each.exclusion.id for each in reading.rejected}.isdisjoint(reading.responses.ids)

    write_rejected(reading.rejected, tmp_path / "rejected.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "rejected.xlsx").active.iter_rows(values_only=True))
    assert rows[0][:6] == ("file", "id", "rule", "evidence", "序号", "提交答卷时间")
    assert len(rows) == 1 + 11
    speeder = next(row for row in rows if row[2] == "speeder")
    assert speeder[1] == speeder[4]
    assert speeder[3] == "took 29.0 s, the median is 234.5 s"


def test_addresses_and_sources_enter_neither_the_responses_nor_the_rejected_rows(bazhong, tmp_path):
    reading = read_folder(tmp_path, bazhong)
    write_rejected(reading.rejected, tmp_path / "rejected.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "rejected.xlsx").active
    shown = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "192.0.2." not in shown
    assert "来自IP" not in shown
    assert set(reading.responses.columns) == {variable.name for variable in reading.responses.codebook}


def test_rejected_rows_of_files_with_other_columns_stand_on_other_sheets(export, table, tmp_path):
    strict = read(FORM.replace("duplicates: false", "duplicates: true").encode(), "form.yaml")
    paths = [
        export("1.csv", ("1", "男", "x"), ("2", "男", "x")),
        table([["id", "a", "b"], ["8", "女", "=1+1"], ["9", "女", "=1+1"]], "2.csv"),
    ]
    write_rejected(read_responses(paths, strict).rejected, tmp_path / "rejected.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rejected.xlsx")
    assert [[cell.value for cell in row] for row in book["rejected2"]][1] == [
        "2.csv",
        "9",
        "duplicate",
        "every answer equals that of number '8'",
        "9",
        "女",
        "=1+1",
    ]
    assert book["rejected2"]["G2"].data_type == "s"
    assert len(book.sheetnames) == 2


def test_no_rejected_case_still_gives_a_file(tmp_path):
    write_rejected((), tmp_path / "rejected.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "rejected.xlsx").active
    assert list(sheet.iter_rows(values_only=True)) == [("file", "id", "rule", "evidence")]


def test_more_forms_than_were_issued_are_told(export, form):
    reading = read_responses([export("1.csv", ("1", "男", ""), ("2", "男", ""))], form, issued=1)
    assert [(issue.id, issue.rule, str(issue.message)) for issue in reading.issues] == [
        ("", "issued", "2 forms came back, but only 1 were issued")
    ]


def test_every_importer_offers_what_reading_asks_of_it():
    found = importers_by_name()
    assert {"delimited", "limesurvey", "spss", "stata", "wenjuanxing"} <= set(found)
    for importer in found.values():
        assert callable(importer.recognises)
        assert callable(getattr(importer, "layout", None) or importer.read)
        assert importer.__doc__
