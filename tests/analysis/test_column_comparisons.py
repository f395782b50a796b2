"""Letters of column proportions against R's prop.test, in both of SPSS's notations."""

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import agrees, answers_tally, read

from analysis.crosstabs.column_letters import letter
from analysis.procedures import crosstab
from analysis.statistics.column_comparisons import compare, marks
from instrument.message import Fault

PAIRS = [("q1", "unit"), ("t1", "unit"), ("unit", "education"), ("q1", "q2")]


def run(tally, row, column, **options):
    rows, columns = ((tally.codebook.variable(name),) for name in (row, column))
    return crosstab.run(tally, crosstab.Options(rows, columns, **{"letters": "bonferroni", **options}))


def of_counts(counts, **options):
    cells = [(i, j, count) for i, line in enumerate(counts) for j, count in enumerate(line)]
    columns = dict(zip(("a", "b", "w"), zip(*cells, strict=True), strict=True))
    return run(tally_of(columns, weight="w"), "a", "b", **options).table("column_proportions")


@pytest.mark.parametrize("pair", PAIRS)
def test_probabilities_are_those_of_prop_test_adjusted_for_the_pairs_of_a_row(pair):
    table = run(answers_tally(), *pair).table("crosstab")
    keys = [column.under for column in table.columns if column.word == "count"][:-1]
    bases = np.array([table.cell({"category": "total"}, "count", key) for key in keys])
    expected = [row for row in read("column_comparisons/numbers.csv") if row["pair"] == "*".join(pair)]
    for key in table.column("category")[:-1]:
        found = compare(np.array([table.cell({"category": key}, "count", each) for each in keys]), bases)
        rows = [row for row in expected if f"{pair[0]}={row['row']}" == key]
        assert len(found) == len(rows)
        for each, row in zip(found, rows, strict=True):
            assert (keys[each.first], keys[each.second]) == (f"{pair[1]}={row['first']}", f"{pair[1]}={row['second']}")
            assert agrees(each.p, row["p"], digits=7)
            assert agrees(each.adjusted, row["adjusted"], digits=7)


@pytest.mark.parametrize("pair", PAIRS)
def test_letters_stand_where_the_adjusted_probabilities_of_r_are_below_the_level(pair):
    table = run(answers_tally(), *pair).table("column_proportions")
    keys = [column.under for column in table.columns if column.word == "count"]
    expected = {(row["row"], key): set() for row in lines_of(pair) for key in keys}
    for row in lines_of(pair):
        ends = [f"{pair[1]}={row[end]}" for end in ("first", "second")]
        low, high = sorted(ends, key=lambda key, row=row: share(table, pair, row["row"], key))
        if float(row["adjusted"]) < 0.05:
            expected[row["row"], high].add(letter(keys.index(low)))
    for (row, key), letters in expected.items():
        found = table.cell({"category": f"{pair[0]}={row}"}, "larger_than", key)
        assert set((found or "").split()) == letters, (row, key)


def lines_of(pair):
    return [row for row in read("column_comparisons/numbers.csv") if row["pair"] == "*".join(pair)]


def share(table, pair, row, key):
    return table.cell({"category": f"{pair[0]}={row}"}, "column_percent", key)


def test_the_letter_of_the_smaller_column_stands_in_the_larger_and_a_shared_subset_means_no_difference():
    table = of_counts([[60, 40, 20], [40, 60, 80]])
    row = {"category": "a=0"}
    assert [table.cell(row, "larger_than", f"b={k}") for k in range(3)] == ["B C", "C", None]
    assert [table.cell(row, "subset", f"b={k}") for k in range(3)] == ["a", "b", "c"]
    assert [table.cell({"category": "a=1"}, "larger_than", f"b={k}") for k in range(3)] == [None, "A", "A B"]


def test_a_column_between_two_others_is_of_two_subsets():
    table = of_counts([[60, 50, 40], [40, 50, 60]])
    assert [table.cell({"category": "a=0"}, "subset", f"b={k}") for k in range(3)] == ["a", "a, b", "b"]
    assert [table.cell({"category": "a=0"}, "larger_than", f"b={k}") for k in range(3)] == ["C", None, None]


def test_a_column_that_has_all_or_none_of_a_row_is_not_compared():
    table = of_counts([[30, 10, 0], [10, 30, 40]])
    assert [table.cell({"category": "a=0"}, "subset", f"b={k}") for k in range(3)] == ["a", "b", None]
    assert "a column whose proportion is 0 or 1 is not compared" in [str(note) for note in table.notes]


def test_without_adjustment_more_columns_differ():
    counts = [[60, 50, 45], [40, 50, 55]]
    assert of_counts(counts).cell({"category": "a=0"}, "larger_than", "b=0") is None
    assert of_counts(counts, letters="unadjusted").cell({"category": "a=0"}, "larger_than", "b=0") == "C"
    assert of_counts(counts, level=0.2).cell({"category": "a=0"}, "larger_than", "b=0") == "C"


def test_notes_say_which_letter_is_whose_and_what_letters_mean():
    assert [str(note) for note in of_counts([[60, 40], [40, 60]]).notes] == [
        "(A) b=0",
        "(B) b=1",
        "columns that share a subset letter do not differ in their proportions at the 0.05 level",
        "a column has the letter of each column whose proportion is significantly smaller",
        "tests of two columns are adjusted for all pairs of a row (Bonferroni)",
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=2, max_size=7))
def test_two_compared_columns_share_a_subset_exactly_where_they_do_not_differ(cells):
    counts, bases = (np.array(each, dtype=float) for each in zip(*((n, n + m) for n, m in cells), strict=True))
    found = compare(counts, bases)
    drawn = marks(found, len(bases), 0.05)
    for each in found:
        shared = set(drawn.subsets[each.first]) & set(drawn.subsets[each.second])
        assert bool(shared) == (each.adjusted >= 0.05)
        assert (each.second in drawn.above[each.first]) == (each.adjusted < 0.05 and each.z > 0)


def test_letters_go_on_after_z():
    assert [letter(at) for at in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_many_columns_that_do_not_differ_are_one_subset_at_once():
    table = of_counts([[20] * 60, [30] * 60])
    assert {table.cell({"category": "a=0"}, "subset", f"b={k}") for k in range(60)} == {"a"}


def test_more_columns_than_letters_can_tell_apart_are_refused():
    with pytest.raises(Fault) as found:
        of_counts([[20] * 61, [30] * 61])
    assert str(found.value) == "letters: letters compare up to 60 columns, and there are 61"


def test_a_level_that_is_no_share_is_refused():
    with pytest.raises(Fault) as found:
        of_counts([[1, 2], [3, 4]], level=5)
    assert str(found.value) == (
        "level: '5' is not a level of significance; possible: a number between 0 and 1, such as 0.05"
    )
