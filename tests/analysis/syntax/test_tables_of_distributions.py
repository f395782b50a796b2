"""EXAMINE, ROC and CTABLES as jobs: what is written of a plan reads back, and what a command asks is what is told."""

import numpy as np
import pytest
from examples import EXAMPLES, answers

from analysis.syntax.active import Active, Field, Format
from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job
from analysis.syntax.measuring import measured
from analysis.syntax.writing import written
from analysis.task import task
from instrument.message import Place

COMMANDS = ("examine", "roc", "custom_tables")
CASES = [(name, example) for name in COMMANDS for example in EXAMPLES[name]]
DATA = """
DATA LIST LIST /score (F8.2) g (F8.0) h (F8.0) name (A8).
BEGIN DATA
3.5 1 1 ann
2.25 1 2 bob
7 2 1 cid
9.5 2 2 dan
1 2 1 eve
4.75 1 1 fay
. 2 2 hal
30 2 9 ida
END DATA.
VARIABLE LABELS score 'Score' g 'Group'.
VALUE LABELS g 1 'One' 2 'Two'.
VARIABLE LEVEL score (SCALE) g h (NOMINAL).
MISSING VALUES h (9).
"""


def job_of_answers(folder):
    columns = answers()
    return Job(Folder(folder), Active({name: Field(name) for name in columns}, columns, 60))


def ran(folder, source):
    """The results of a job and what it said."""
    job = Job(Folder(folder))
    job.run(DATA + source)
    return [each.result for each in job.items if isinstance(each, Printed)], told(job)


def told(job):
    return [str(each.message) for each in job.items if isinstance(each, Problem)]


def numbers(table):
    """Rows as they stand, without the columns that commands leave out; a set without a name gets one of a command."""
    kept = [at for at, column in enumerate(table.columns) if column.word != "rank"]
    rows = [tuple(row[at] for at in kept) for row in table.rows]
    return [table.columns[at] for at in kept], [(str(row[0]).replace("set1", "all_options"), *row[1:]) for row in rows]


@pytest.mark.parametrize(("name", "example"), CASES)
def test_what_is_written_of_a_plan_reads_back_with_the_same_numbers(tmp_path, name, example):
    job = job_of_answers(tmp_path)
    wanted = task(
        "", name, {**example, "missing": "pairwise"} if name == "examine" else example, job.tally().codebook, Place()
    )
    (lines,) = (each.lines for each in written([wanted], {each: each for each in job.active.names}))
    expected = wanted.run(job.tally())
    job.run("\n".join(lines))
    assert told(job) == []
    (found,) = (each.result for each in job.items if isinstance(each, Printed))
    assert [table.name for table in found.tables] == [table.name for table in expected.tables]
    for one, other in zip(found.tables, expected.tables, strict=True):
        if one.name not in ("tests_of_normality", "roc_cases"):  # SPSS cuts a probability, and counts respondents
            assert numbers(one) == numbers(other), one.name


def test_examine_tells_the_whole_file_then_each_factor_and_their_combinations(tmp_path):
    found, said = ran(tmp_path, "EXAMINE VARIABLES=score BY g, h, g BY h /STATISTICS=DESCRIPTIVES EXTREME(2).")
    assert [each.tables[0].about for each in found] == [(), ("g",), ("h",), ("g", "h")]
    assert [table.name for table in found[0].tables] == ["case_processing", "explored", "extreme_values"]
    assert said == []


def test_listwise_leaves_out_who_lacks_a_factor_but_counts_them_in_their_group(tmp_path):
    found, _ = ran(tmp_path, "EXAMINE score BY g h /STATISTICS=NONE.")
    table = found[1].tables[0]
    assert [row[1:] for row in table.rows] == [
        ("g=1", 3.0, 100.0, 0.0, 0.0, 3.0, 100.0),
        ("g=2", 3.0, 60.0, 2.0, 40.0, 5.0, 100.0),
    ]


def test_missing_values_of_a_factor_are_a_group_where_they_are_reported(tmp_path):
    found, _ = ran(tmp_path, "EXAMINE score BY h /MISSING=PAIRWISE REPORT /NOTOTAL /STATISTICS=NONE.")
    assert [row[1] for row in found[0].tables[0].rows] == ["h=1", "h=2", "h=9"]


def test_cases_keep_their_numbers_behind_a_filter_and_have_names_where_an_id_is_given(tmp_path):
    source = "COMPUTE f = g = 2.\nFILTER BY f.\nEXAMINE score /STATISTICS=EXTREME(1).\nFILTER OFF.\n"
    found, _ = ran(tmp_path, source + "EXAMINE score /STATISTICS=EXTREME(1) /ID=name.")
    assert [row[3] for row in found[0].table("extreme_values").rows] == ["8", "5"]
    assert [row[3] for row in found[1].table("extreme_values").rows] == ["ida", "eve"]


def test_words_keep_their_names_in_every_group_of_a_split_file(tmp_path):
    source = "SORT CASES BY g.\nSPLIT FILE BY g.\nEXAMINE score /STATISTICS=EXTREME(1) /ID=name.\nCTABLES /TABLE name."
    found, _ = ran(tmp_path, source)
    assert [row[3] for each in found[:2] for row in each.table("extreme_values").rows] == ["fay", "bob", "ida", "eve"]
    for table in (each.table("custom_table") for each in found[2:]):
        assert set(table.column("count")) == {1.0}


def test_plots_bring_their_tests(tmp_path):
    found, said = ran(tmp_path, "EXAMINE score BY g /PLOT=BOXPLOT NPPLOT SPREADLEVEL /STATISTICS=NONE /NOTOTAL.")
    assert said == []
    names = [table.name for table in found[0].tables]
    assert names == ["case_processing", "tests_of_normality", "homogeneity_of_variance"]


def test_roc_prints_the_area_alone_and_more_where_it_is_asked(tmp_path):
    found, said = ran(tmp_path, "ROC score BY g (2) /PLOT=NONE.\nROC score BY g (2) /PLOT=NONE /PRINT=SE COORDINATES.")
    assert [[table.name for table in each.tables] for each in found] == [
        ["roc_cases", "area_under_curve"],
        ["roc_cases", "area_under_curve", "roc_coordinates"],
    ]
    assert [len(each.table("area_under_curve").columns) for each in found] == [2, 6]
    assert said == []


def test_ctables_reads_axes_categories_and_titles(tmp_path):
    source = """
CTABLES
  /VLABELS VARIABLES=g h DISPLAY=LABEL
  /TABLE g [C][COUNT 'n' F40.0, COLPCT 'share' PCT40.2] > score [MEAN F8.1] BY h
  /TABLE g BY h /CATEGORIES VAR=g h TOTAL=YES LABEL='All' EMPTY=EXCLUDE /SLABELS VISIBLE=NO /TITLES TITLE='One'.
"""
    found, said = ran(tmp_path, source)
    assert said == []
    assert found[0].options["rows"] == "g [C] > score [S] [COUNT 'n' F40.0, COLPCT 'share' PCT40.2, MEAN F8.1]"
    assert found[1].tables[0].rows[-1][-1] == 7.0
    assert found[1].options["title"] == "One"


def test_compared_columns_have_letters_in_a_table_of_their_own_or_merged(tmp_path):
    apart, merged = (
        f"CTABLES /TABLE g BY h /COMPARETEST TYPE=PROP ADJUST=BH MERGE={each}.\n" for each in ("NO", "YES")
    )
    found, said = ran(tmp_path, apart + merged)
    assert said == []
    assert [[table.name for table in each.tables] for each in found] == [
        ["custom_table", "custom_comparisons"],
        ["custom_table"],
    ]
    assert [column.word for column in found[1].tables[0].columns] == ["row", "count", "count", "subset", "subset"]


# IBM SPSS Statistics Command Syntax Reference, SET, SCALEMIN: the rules in their order.
@pytest.mark.parametrize(
    ("values", "kind", "level"),
    [
        ([1, 2, 3], "F", "nominal"),
        ([1, 2.5, 3], "F", "scale"),
        ([-1, 2, 3], "F", "scale"),
        ([10_000, 10_001], "F", "scale"),
        ([10, 12], "F", "scale"),
        (list(range(24)), "F", "scale"),
        (list(range(23)), "F", "nominal"),
        ([float("nan")], "F", "nominal"),
        ([1, 2], "DOLLAR", "scale"),
        ([1, 2], "DATE", "scale"),
        ([1, 2], "WKDAY", "nominal"),
    ],
)
def test_a_level_that_nobody_declared_is_told_from_the_values(values, kind, level):
    column = np.array(values, dtype=float)
    active = Active({"v": Field("v", format=Format(kind, 8, 0))}, {"v": column}, len(column))
    assert measured(active).fields["v"].measure == level


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("CTABLES /TABLE gg.", "no variable 'gg'; possible: g, score, h, name"),
        ("CTABLES /TABLE g [MEAN].", "'MEAN' needs a scale variable; possible: g [S]"),
        ("CTABLES /TABLE $m.", "no multiple-response set '$m'; possible: –"),
        ("CTABLES /SLABELS VISIBLE=NO /TABLE g.", "SLABELS stands before TABLE"),
        ("CTABLES /TABLE score [MEAN, MEDIAN.LCL 'low' F8.1] BY h.", "MEDIAN.LCL is not available and was left out"),
        ("CTABLES /TABLE g /CATEGORIES VARIABLES=g [1, &x].", "no computed category &x; possible: –"),
        ("EXAMINE /STATISTICS=ALL.", "no variable is named"),
        ("ROC score.", "the command ends too early; possible: BY"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, command, said):
    assert ran(tmp_path, command)[1] == [said]
