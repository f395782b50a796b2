"""OMS sends tables of a job to files as they are printed, and takes them out of the output where it is asked."""

import csv
import io

import openpyxl
from commands import canvass

JOB = """title 'The title'.
data list list notable / g y (f2).
begin data
1 1
1 2
2 2
end data.
oms /select tables /if commands=['Frequencies'] subtypes=['Statistics']
  /destination format=csv outfile='few.csv' viewer=no /tag='few'.
oms /select tables /destination format=xlsx outfile='all.xlsx'.
oms /destination format=html outfile='page.html'.
oms /select tables /exceptif commands=['Frequencies'] /destination format=text outfile='rest.txt'.
frequencies y /statistics=mean.
omsend tag=['few'].
frequencies g /statistics=mean.
crosstabs g by y.
"""


def test_chosen_tables_go_to_files_and_the_rest_is_printed(tmp_path):
    (tmp_path / "job.sps").write_text(JOB, encoding="utf-8")
    done = canvass("run", tmp_path / "job.sps", "--language", "en")
    assert (done.returncode, done.stderr) == (0, "")
    few = list(csv.reader(io.StringIO((tmp_path / "few.csv").read_text(encoding="utf-8-sig"))))
    assert ["Statistics"] in few
    assert not any("Cumulative" in cell for row in few for cell in row)
    assert done.stdout.count("Cumulative") == 2
    assert done.stdout.count("Mean") == 1  # of the second command, behind the end of the capture
    assert "The title" in done.stdout
    cells = [
        str(cell) for sheet in openpyxl.load_workbook(tmp_path / "all.xlsx") for row in sheet.values for cell in row
    ]
    assert any("Crosstabulation" in cell for cell in cells)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("<table") >= 4
    rest = (tmp_path / "rest.txt").read_text(encoding="utf-8")
    assert "Crosstabulation" in rest
    assert "Cumulative" not in rest


def test_a_file_that_is_no_table_is_refused(tmp_path):
    (tmp_path / "job.sps").write_text("oms /destination format=html outfile='job.sps'.\nomsend.", encoding="utf-8")
    done = canvass("run", tmp_path / "job.sps", "--language", "en")
    assert done.returncode == 1
    assert "'job.sps' is no name for such a file; possible: .html, .htm" in done.stderr
    assert (tmp_path / "job.sps").read_text(encoding="utf-8").startswith("oms")


def test_the_title_stands_in_every_kind_of_output(tmp_path):
    (tmp_path / "job.sps").write_text("title 'The title'.\nsubtitle 'Below it'.\necho 'said'.", encoding="utf-8")
    for suffix in ("txt", "html", "json", "csv"):
        target = tmp_path / f"out.{suffix}"
        assert canvass("run", tmp_path / "job.sps", "--output", target).returncode == 0
        written = target.read_text(encoding="utf-8-sig")
        assert all(words in written for words in ("The title", "Below it", "said")), suffix
    for suffix in ("docx", "pdf", "xlsx"):
        target = tmp_path / f"out.{suffix}"
        assert canvass("run", tmp_path / "job.sps", "--output", target).returncode == 0
        assert target.stat().st_size > 1000
