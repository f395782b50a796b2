"""OMS into data files: what SPSS calls the variables, what becomes a case, and into datasets."""

from xml.etree import ElementTree

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem
from analysis.syntax.job import Job
from canvass.jobs import _press

DATA = """data list free /g h x.
begin data
1 1 2 1 2 4 2 1 3 2 2 5 1 1 7 2 1 8
end data.
variable labels g 'Group' x 'Score'.
value labels g 1 'One' 2 'Two'/h 1 'A' 2 'B'.
variable level g h (nominal) x (scale).
"""


def ran(source, folder):
    job = Job(Folder(folder), press=lambda: _press("en"))
    job.run(DATA + source, "job.sps")
    return [str(each.message) for each in job.items if isinstance(each, Problem)], job.active


def taken(oms, commands, folder):
    problems, active = ran(f"oms /select tables {oms} viewer=no.\n{commands}\nomsend.\nget file='o.sav'.", folder)
    assert problems == []
    return active


def test_rows_become_cases_and_columns_variables_behind_what_names_the_table(tmp_path):
    active = taken("/if subtypes=['Frequencies'] /destination format=sav outfile='o.sav'", "frequencies g h.", tmp_path)
    assert active.names[:5] == ("Command_", "Subtype_", "Label_", "Var1", "Var2")
    assert active.names[5:] == ("Frequency", "Percent", "ValidPercent", "CumulativePercent")
    assert active.columns["Label_"].tolist() == ["Group", "Group", "Group", "h", "h", "h"]
    assert active.columns["Var2"].tolist() == ["One", "Two", "Total", "A", "B", "Total"]
    assert active.columns["Frequency"].tolist() == [3, 3, 6, 4, 2, 6]
    assert active.columns["Percent"][3] == pytest.approx(200 / 3)
    assert str(active.fields["Percent"].format) == "F8.1"


def test_tables_may_be_numbered(tmp_path):
    oms = "/if subtypes=['Frequencies'] /destination format=sav numbered{} outfile='o.sav'"
    assert taken(oms.format(""), "frequencies g h.", tmp_path).columns["TableNumber_"].tolist() == [1, 1, 1, 2, 2, 2]
    assert taken(oms.format("='No_'"), "frequencies g h.", tmp_path).names[0] == "No_"


def test_an_inner_label_names_a_column_and_an_outer_one_where_several_share_it(tmp_path):
    active = taken("/destination format=sav outfile='o.sav'", "t-test groups=g(1 2) /variables=x.", tmp_path)
    for name in ("Std.Deviation", "F", "t", "df", "TwoSidedp", "MeanDifference", "Lower", "Upper"):
        assert name in active.names
    nested = taken("/destination format=sav outfile='o.sav'", "ctables /table g by h [count, colpct].", tmp_path)
    assert nested.names[5:] == ("A_Count", "A_ColumnN", "B_Count", "B_ColumnN")


# IBM SPSS Statistics documentation, OMS, Variable Names: the second instance of "Count" becomes Count_A.
def test_columns_of_one_label_are_told_apart_by_letters(tmp_path):
    active = taken(
        "/destination format=sav outfile='o.sav'",
        "ctables /table x [s][mean 'Count', sum 'Count', minimum 'Count'].",
        tmp_path,
    )
    assert active.names[-3:] == ("Count", "Count_A", "Count_B")


def test_a_table_may_become_one_case_of_all_its_cells(tmp_path):
    oms = "/if subtypes=['Descriptive Statistics'] /destination format=sav outfile='o.sav'"
    command = "descriptives x h /statistics=mean."
    rows_first = taken(oms.replace("/dest", "/columns sequence=[rall call] /dest"), command, tmp_path)
    assert rows_first.n == 1
    assert "Score_Mean" in rows_first.names
    columns_first = taken(oms.replace("/dest", "/columns sequence=[call rall lall] /dest"), command, tmp_path)
    assert "Mean_Score" in columns_first.names
    turned = taken(oms.replace("/dest", "/columns sequence=[rall] /dest"), command, tmp_path)
    assert turned.columns["Var1"].tolist() == ["N", "Mean"]


def test_a_declared_dataset_takes_the_cases(tmp_path):
    source = """dataset declare d.
oms /select tables /if commands=['Frequencies'] subtypes=['Statistics'] /destination format=sav outfile=d viewer=no.
frequencies x /statistics=mean.
omsend.
dataset activate d."""
    problems, active = ran(source, tmp_path)
    assert problems == []
    assert active.columns["Var1"].tolist() == ["N", "N", "Mean"]


def test_values_that_split_the_file_are_labels_of_rows(tmp_path):
    active = taken(
        "/destination format=sav outfile='o.sav'",
        "sort cases by g.\nsplit file by g.\ndescriptives x /statistics=mean.",
        tmp_path,
    )
    assert active.columns["Var1"].tolist() == ["One", "One", "Two", "Two"]


def test_xml_holds_cells_below_rows_and_columns(tmp_path):
    oms = "oms /select tables /destination format=oxml outfile='o.xml' viewer=no."
    problems, _ = ran(f"{oms}\nfrequencies g.\ndescriptives x /statistics=mean.\nomsend.", tmp_path)
    assert problems == []
    space = {"o": "http://www.ibm.com/software/analytics/spss/xml/oms"}
    tree = ElementTree.parse(tmp_path / "o.xml")  # noqa: S314  # our own file
    table = tree.find(".//o:command[@text='Frequencies']/o:pivotTable[@subType='Frequencies']", space)
    row = table.find("o:dimension[@axis='row']/o:group[@text='Valid']/o:category[@text='One']", space)
    cell = row.find("o:dimension[@axis='column']/o:category[@text='Valid Percent']/o:cell", space)
    assert (float(cell.get("number")), cell.get("text")) == (50.0, "50.0")
    mean = tree.find(".//o:category[@text='Score']//o:category[@text='Mean']/o:cell", space)
    assert float(mean.get("number")) == pytest.approx(29 / 6)


@pytest.mark.parametrize(
    ("oms", "told"),
    [
        ("/columns dimnames=['Statistics']", "'dimnames' is not known and was left out; possible: SEQUENCE"),
        ("/columns sequence=[r1 c1]", "SEQUENCE=[R1 C1] is not available and was left out"),
    ],
)
def test_other_dimensions_are_told(oms, told, tmp_path):
    problems, _ = ran(f"oms /select tables {oms} /destination format=sav outfile='o.sav'.\nomsend.", tmp_path)
    assert problems == [told]
