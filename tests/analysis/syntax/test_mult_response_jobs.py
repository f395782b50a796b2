"""MULT RESPONSE with every keyword: spans of codes, single variables, sets beside sets, what is missing."""

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job

DATA = """data list free /g a b c x y.
begin data
1 1 0 1 1 2  1 0 1 0 2 3  2 1 1 . 3 9  2 0 0 0 1 1  3 1 0 0 2 2  1 . . . 9 4
end data.
missing values x y (9).
value labels g 1 'One' 2 'Two' 3 'Three'/x y 1 'r' 2 's' 3 't'.
"""
GROUPS = "mult response groups=$m 'Ticks' (a b c (1)) $k 'Codes' (x y (1,3)) "


def ran(source, folder):
    job = Job(Folder(folder))
    job.run(DATA + GROUPS + source, "job.sps")
    problems = [str(each.message) for each in job.items if isinstance(each, Problem)]
    return problems, [each.result for each in job.items if isinstance(each, Printed)]


def counts(source, folder, name="multiple_response", column=1):
    problems, found = ran(source, folder)
    assert problems == []
    return [tuple(row[column:]) for each in found for table in each.tables if table.name == name for row in table.rows]


def first(source, folder, name="multiple_response"):
    return [row[0] for row in counts(source, folder, name)]


def test_codes_outside_of_the_span_of_a_group_are_no_answers(tmp_path):
    assert first("/frequencies=$k.", tmp_path) == [3.0, 4.0, 2.0, 9.0]
    wider = GROUPS.replace("(1,3)", "(1,4)").replace("mult response groups=", "")
    _, (found,) = ran(f"{wider} /frequencies=$k.", tmp_path)
    assert found.tables[1].column("count") == (3.0, 4.0, 2.0, 1.0, 10.0)


# IBM SPSS Statistics documentation, MULT RESPONSE, overview: the frequency of a value adds up those of all variables.
def test_a_code_that_a_case_gives_twice_counts_twice(tmp_path):
    _, (found,) = ran("/frequencies=$k.", tmp_path)
    table = found.table("multiple_response")
    assert [row[0] for row in table.rows] == ["k=1", "k=2", "k=3", "total"]
    assert table.column("percent_of_cases")[0] == pytest.approx(100 * 3 / 5)
    assert table.column("percent_of_responses")[0] == pytest.approx(100 * 3 / 9)


def test_a_case_that_lacks_an_answer_lacks_all_of_them_where_that_is_asked(tmp_path):
    assert first("/frequencies=$m.", tmp_path) == [3.0, 2.0, 1.0, 6.0]
    assert first("/frequencies=$m /missing=mdgroup.", tmp_path) == [2.0, 1.0, 1.0, 4.0]
    assert first("/frequencies=$k /missing=mrgroup.", tmp_path) == [3.0, 4.0, 1.0, 8.0]


def test_codes_declared_missing_count_where_that_is_asked(tmp_path):
    wide = GROUPS.replace("(1,3)", "(1,9)").replace("mult response groups=", "")
    _, (found,) = ran(f"{wide} /frequencies=$k /missing=include.", tmp_path)
    assert found.tables[1].column("count")[-2:] == (2.0, 12.0)


def test_a_single_variable_counts_within_its_span(tmp_path):
    problems, (found,) = ran("/variables=g(1 2) /tables=$m by g.", tmp_path)
    assert problems == []
    table = found.table("multiple_response_by")
    assert [column.under for column in table.columns[1:]] == ["g=1", "g=2", "total"]
    assert table.rows[-1][1:] == (2.0, 1.0, 3.0)


def test_groups_may_stand_in_rows_and_options_in_columns(tmp_path):
    problems, (found,) = ran("/tables=g(1,3) by $m /cells=row.", tmp_path)
    assert problems == []
    table = found.table("multiple_response_by")
    assert table.about == ("g", "m")
    assert [row[:3] for row in table.rows] == [("g=1", 1.0, 50.0), ("g=2", 1.0, 100.0), ("g=3", 1.0, 100.0),
                                               ("total", 3.0, 75.0)]  # fmt: skip


def test_options_of_a_set_stand_beside_those_of_another(tmp_path):
    problems, (found,) = ran("/tables=$m by $k.", tmp_path)
    assert problems == []
    table = found.table("multiple_response_by")
    assert [column.under for column in table.columns[1:]] == ["k=1", "k=2", "k=3", "total"]
    # Cases with a tick and a code: 1 (a c; r s), 2 (b; s t), 3 (a b; t), 5 (a; s).
    assert [row[1:] for row in table.rows] == [
        (1.0, 3.0, 1.0, 3.0),  # the fifth case gives s twice
        (0.0, 1.0, 2.0, 2.0),
        (1.0, 1.0, 0.0, 1.0),
        (1.0, 3.0, 2.0, 4.0),
    ]


def test_percentages_of_responses_say_so(tmp_path):
    _, (found,) = ran("/tables=$m by g(1 3) /cells=column /base=responses.", tmp_path)
    notes = [str(note) for note in found.table("multiple_response_by").notes]
    assert "Percentages and totals are based on responses." in notes


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/tables=x(1 3) by g(1 3) by $k.", "BY $k is not available and was left out"),
        ("/tables=$m by $k (paired).", "PAIRED takes groups of categories, and was left out"),
        ("/frequencies=$m /format=nolabels.", "'nolabels' is not available and was left out"),
        ("/frequencies=$z.", "no multiple-response set $z; possible: $m, $k"),
        ("/variables=g(1 3).", "no table is named; possible: /FREQUENCIES=$set, /TABLES=$set BY g"),
    ],
)
def test_what_is_left_out_is_told(source, told, tmp_path):
    assert ran(source, tmp_path)[0] == [told]


BY = "multiple_response_by"


# R: table() of each variable of the first set by the variable of the second set in the same place, added up.
def test_paired_variables_count_pairs_of_answers(tmp_path):
    pair = "$j 'Other' (g x (1,3)) "
    problems, (found,) = ran(f"{pair}/tables=$j by $k (paired) /cells=total.", tmp_path)
    table = found.table(BY)
    assert problems == []
    assert [row[1::2] for row in table.rows] == [(2, 2, 0, 4), (1, 1, 2, 4), (0, 1, 0, 1), (3, 4, 2, 9)]
    assert table.rows[0][2::2] == pytest.approx((200 / 9, 200 / 9, 0, 400 / 9))
    assert "Percentages and totals are based on responses." in [str(note) for note in table.notes]


# R: table() of the cases of each level of x.
def test_layers_have_tables_of_their_own_cases(tmp_path):
    problems, (found,) = ran("/tables=$m by g(1 3) by x(1 3).", tmp_path)
    rows = [row for row in found.table(BY).rows if any(row[2:])]
    assert problems == []
    assert [(row[0], row[1]) for row in rows] == [
        *(("x=1", name) for name in ("a", "c", "total")),
        *(("x=2", name) for name in ("a", "b", "total")),
        *(("x=3", name) for name in ("a", "b", "total")),
    ]
    assert [row[2:] for row in rows[3:6]] == [(0, 0, 1, 1), (1, 0, 0, 1), (1, 0, 1, 2)]
    assert found.labels["x=1"]["en"] == "r"


# R: table() of the cases that give each answer to the set in x or y.
def test_answers_to_a_set_make_layers_too(tmp_path):
    problems, (found,) = ran("/tables=$m by g(1 3) by $k.", tmp_path)
    totals = [row for row in found.table(BY).rows if row[1] == "total"]
    assert problems == []
    assert totals == [("k=1", "total", 1, 0, 0, 1), ("k=2", "total", 2, 0, 1, 3), ("k=3", "total", 1, 1, 0, 2)]
    assert found.labels["k=1"]["en"] == "r"


def test_lists_of_tables_go_on_behind_a_slash_without_their_keyword(tmp_path):
    problems, found = ran("/tables=$m by g(1 3) / $k by g(1 3) / g(1 3) by $m.", tmp_path)
    assert problems == []
    assert [each.table(BY).about for each in found] == [("m", "g"), ("k", "g"), ("g", "m")]
