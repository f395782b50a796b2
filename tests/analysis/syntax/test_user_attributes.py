"""Attributes of variables and files stay with a saved file, for this program and for GNU PSPP."""

import subprocess

from transformed import needs_pspp, problems

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed
from analysis.syntax.job import Job

MADE = """data list list notable / a b c.
begin data
1 2 3
end data.
datafile attribute attribute = key('value') array('one') Array[2]('two').
variable attribute variables = a b attribute = Rule[2]('a + b > 2') rule[1]('it''s / (x): y') / variables = c
 attribute = Wording('X or Y?').
variable role / target b.
save outfile = 'out.sav'.
"""
ROWS = (
    ("(dataset)", "array[1]", "one"),
    ("(dataset)", "array[2]", "two"),
    ("(dataset)", "key", "value"),
    ("a", "Rule[1]", "it's / (x): y"),
    ("a", "Rule[2]", "a + b > 2"),
    ("b", "Rule[1]", "it's / (x): y"),
    ("b", "Rule[2]", "a + b > 2"),
    ("c", "Wording", "X or Y?"),
)


def ran(source, folder):
    job = Job(Folder(folder))
    job.run(source, "job.sps")
    assert problems(job) == []
    return [each.result.tables[0].rows for each in job.items if isinstance(each, Printed)], job


def test_attributes_are_displayed_saved_and_deleted(tmp_path):
    assert ran(f"{MADE}display attributes.", tmp_path)[0] == [ROWS]
    deleted = "datafile attribute delete = array[1] key.\nvariable attribute variables = b c delete = rule[1] wording."
    shown, job = ran(f"get file = 'out.sav'.\ndisplay attributes.\n{deleted}\ndisplay attributes.", tmp_path)
    assert shown[0] == ROWS
    assert shown[1] == (("(dataset)", "array", "two"), *ROWS[3:5], ("b", "Rule", "a + b > 2"))
    assert job.active.fields["b"].role == "target"


@needs_pspp
def test_pspp_reads_the_attributes(tmp_path):
    ran(MADE, tmp_path)
    (tmp_path / "there.sps").write_text("get file='out.sav'.\ndisplay attributes.\n", encoding="utf-8")
    told = subprocess.run(
        ["pspp", "-O", "format=csv", "there.sps"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert [line.split(",", 1)[1] for line in told.splitlines()[2:10]] == [f"{name},{value}" for _, name, value in ROWS]
