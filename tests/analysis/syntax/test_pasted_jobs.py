"""Jobs as the dialogs of SPSS paste them: formats that the texts tell, values that print by their format."""

import pytest

from analysis.syntax.active import Format
from analysis.syntax.automatic_formats import automatic
from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job
from analysis.syntax.labels_shown import by_format

READ = """
GET DATA  /TYPE=TXT
  /FILE="a.csv"
  /DELIMITERS=","
  /FIRSTCASE=2
  /DATATYPEMIN PERCENTAGE=95.0
  /VARIABLES=
  id AUTO
  income AUTO
  handed AUTO
  city AUTO
  /MAP.
"""
TEXT = "id,income,handed,city\n1,4867.65,2024-07-01 08:00:00,巴州区\n12,,2024-07-02 09:01:00,南江县\n"


def ran(source, folder):
    job = Job(Folder(folder))
    job.run(source, "job.sps")
    assert [str(each.message) for each in job.items if isinstance(each, Problem)] == []
    return job


def test_get_data_finds_the_formats_of_texts(tmp_path):
    (tmp_path / "a.csv").write_text(TEXT, encoding="utf-8")
    active = ran(READ, tmp_path).active
    assert [str(each.format) for each in active.fields.values()] == ["F2", "F8.2", "YMDHMS19", "A9"]
    assert active.columns["city"].tolist() == ["巴州区", "南江县"]


@pytest.mark.parametrize(
    ("texts", "least", "found"),
    [
        (["1", "22", "", "."], 50, Format("F", 2, 0)),
        (["1", "x"], 95, Format("A", 1, 0)),
        ([".5", "-1.25"], 95, Format("F", 5, 2)),
        (["01/02/2020"], 95, Format("ADATE", 10, 0)),
        (["1.2.2020", "12.11.2020"], 95, Format("EDATE", 10, 0)),
        (["2020-01-02", "2020/1/2"], 95, Format("SDATE", 10, 0)),
        (["8:30"], 95, Format("TIME", 5, 0)),
        (["", ""], 95, Format("F", 1, 0)),
    ],
)
def test_a_column_has_the_format_that_enough_of_its_texts_have(texts, least, found):
    assert automatic(texts, least) == found


def test_a_value_without_a_label_prints_as_its_format_writes_it(tmp_path):
    source = "data list free /a * b (f1.0) c.\nbegin data\n1 1 1.256\n2 2 2\nend data.\nfrequencies a b c."
    job = ran(source + "\nformats c (f8.2).\nvalue labels a 1 'one'.\nfrequencies a c.", tmp_path)
    first, second = (each.result.labels for each in job.items if isinstance(each, Printed))
    assert (first["a=1"]["en"], first["b=1"], second["a=1"]["en"], second["a=2"]["zh"]) == ("1.00", {}, "one", "2.00")
    assert by_format(job.items[-1].result, job.active, {}) == job.items[-1].result


SEVEN = """data list free /y a b x * s (a1).
begin data
0 1 1 2 p 1 2 1 3 q 0 3 2 1 p 1 1 2 4 q 1 2 1 5 p 0 3 1 2 q 0 1 2 3 p 1 3 2 4 p 0 2 2 1 q 1 3 1 5 p 0 1 1 4 q 1 2 2 2 q
end data.
"""


def said(source, folder):
    job = Job(Folder(folder))
    job.run(SEVEN + source, "job.sps")
    problems = [str(each.message) for each in job.items if isinstance(each, Problem)]
    return problems, [each.result for each in job.items if isinstance(each, Printed)]


def test_a_contrast_alone_makes_a_variable_categorical(tmp_path):
    pasted = "logistic regression variables y /method=enter a x /contrast (a)=indicator(1) /print=ci(95)."
    problems, (found,) = said(pasted, tmp_path)
    assert not problems
    assert [row[1] for row in found.tables[-1].rows].count("a=1") == 0
    written = pasted.replace("/contrast", "/categorical=a /contrast")
    assert said(written, tmp_path)[1] == [found]
    problems, _ = said(pasted.replace("/print", "/contrast (b)=indicator /print").replace("a x", "a b x"), tmp_path)
    assert problems == []


def test_statistics_of_strings_are_blank_and_their_modes_are_not_told(tmp_path):
    _, (found,) = said("frequencies x s /statistics=mean mode.", tmp_path)
    number, text = found.tables[0].rows
    assert None not in number
    assert text == ("s", 12, 0, None, None)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("unianova x by a /print=gef etasq.", "GEF"),
        ("unianova x by a /print=test(lmatrix) etasq.", "TEST"),
        ("means x by a /cells=mean spct(a).", "SPCT(a)"),
        ("t-test pairs=x b /es display(true) standardizer(average).", "STANDARDIZER(AVERAGE)"),
    ],
)
def test_what_is_not_printed_is_told(source, told, tmp_path):
    problems, results = said(source, tmp_path)
    assert problems == [f"{told} is not available and was left out"]
    assert results
    assert "estimated_means" not in [table.name for table in results[0].tables]


def test_charts_of_residuals_are_drawn_and_durbin_behind_them_is_printed(tmp_path):
    source = "regression /statistics coeff xtx r /dependent y /method=enter x /residuals histogram(zresid) durbin."
    problems, (found,) = said(source, tmp_path)
    assert problems == ["XTX is not available and was left out"]
    (summary,) = (table for table in found.tables if table.name == "model_summary")
    assert "durbin_watson" in [column.word for column in summary.columns]


def test_unianova_of_several_dependent_variables_says_so(tmp_path):
    problems, results = said("unianova x a by b.\nunianova x a /wsfactor=time 2.\nfrequencies x.", tmp_path)
    assert problems == [
        "several dependent variables are not available here; possible: GLM",
        "'wsfactor' of repeated measures is not available here; possible: GLM",
    ]
    assert len(results) == 1


@pytest.mark.parametrize("source", ["freq var a.", "desc var x y /stat mean.", "regression dep y /enter x."])
def test_the_keyword_of_a_list_may_be_cut_and_lack_its_sign(source, tmp_path):
    problems, results = said(source, tmp_path)
    assert (problems, len(results)) == ([], 1)


def test_a_variable_of_the_name_of_a_keyword_is_that_variable(tmp_path):
    problems, (found,) = said("compute var=x.\nfreq var a.", tmp_path)
    assert problems == []
    assert list(found.options["variables"]) == ["var", "a"]


def test_a_file_is_named_without_a_sign_and_on_a_drive_that_is_not_here(tmp_path):
    problems, (found,) = said("save outfile 'kept.sav'.\nget file 'D:\\data\\kept.sav'.\ndescriptives x.", tmp_path)
    assert (problems, found.procedure) == ([], "descriptives")


def test_a_file_of_a_drive_is_written_beside_the_job_and_one_elsewhere_is_refused(tmp_path):
    problems, _ = said("save outfile='C:\\Users\\me\\Desktop\\kept.sav' /compressed.", tmp_path)
    assert (problems, [path.name for path in tmp_path.iterdir()]) == ([], ["kept.sav"])
    for elsewhere in ("../kept.sav", "/kept.sav", "C:\\", "\\\\server\\share\\"):
        problems, _ = said(f"save outfile='{elsewhere}'.", tmp_path)
        assert len(problems) == 1, elsewhere
    assert [path.name for path in tmp_path.iterdir()] == ["kept.sav"]


def test_exact_probabilities_that_are_not_computed_are_told(tmp_path):
    problems, results = said(
        "npar tests /k-s(poisson)=x /method=exact.\nnpar tests /k-w=x by b(1 2) /method=exact.", tmp_path
    )
    assert problems == ["exact probabilities of KOLMOGOROV-SMIRNOV are left out"]
    assert any(column.word == "exact_p" for table in results[1].tables for column in table.columns)


def test_case_summaries_hold_what_means_prints(tmp_path):
    source = "summarize /tables=x y by a by b /format=nolist total /title='Case Summaries' /cells=count mean stddev."
    problems, (found,) = said(source, tmp_path)
    assert problems == []
    _, (means,) = said("means x y by a by b /cells=count mean stddev.", tmp_path)
    assert found.table("case_summaries").rows == means.table("group_means").rows
    problems, (listed,) = said("summarize x /format=validlist casenum total limit=3 /cells=count.", tmp_path)
    assert problems == []
    assert len(listed.table("case_list").rows) == 3


def test_what_is_saved_behind_temporary_is_told(tmp_path):
    problems, results = said("temporary.\nselect if x > 1.\ndescriptives x /save.\ndescriptives y.", tmp_path)
    assert (problems, len(results)) == (["Zx: what a procedure behind TEMPORARY saves is not kept"], 2)
