"""Layers of a crosstab, and what strata of two by two have in common, against PSPP and R."""

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, answers_tally, read

from analysis.procedures import crosstab
from analysis.statistics import stratified
from analysis.undefined import Undefined
from instrument.message import Fault

NUMBERS = read("stratified/numbers.csv")
NAN = float("nan")
PLACES = {
    "mantel_haenszel": ("conditional_independence", "mantel_haenszel"),
    "cochran": ("conditional_independence", "cochran"),
    "breslow_day": ("odds_ratio_homogeneity", "breslow_day"),
    "tarone": ("odds_ratio_homogeneity", "tarone"),
}


def run(tally, row, column, *layers, **options):
    rows, columns = ((tally.codebook.variable(name),) for name in (row, column))
    return crosstab.run(
        tally, crosstab.Options(rows, columns, tuple(tally.codebook.variable(name) for name in layers), **options)
    )


def berkeley():
    rows = read("stratified/berkeley.csv")
    codes = {"Admitted": 1, "Rejected": 2, "Male": 1, "Female": 2}
    columns = {
        "admit": [codes[row["Admit"]] for row in rows],
        "gender": [codes[row["Gender"]] for row in rows],
        "department": [ord(row["Dept"]) - ord("A") + 1 for row in rows],
        "n": [float(row["Freq"]) for row in rows],
    }
    return tally_of(columns, weight="n")


CASES = {
    "sex*t1*unit": lambda: run(answers_tally(), "sex", "t1", "unit", statistics=("cmh",)),
    "t1*t2*education": lambda: run(answers_tally(), "t1", "t2", "education", statistics=("cmh",)),
    "berkeley": lambda: run(berkeley(), "admit", "gender", "department", statistics=("cmh",)),
}


@pytest.mark.parametrize("case", ["t1*t2*education", "berkeley"])
def test_what_strata_have_in_common_is_that_of_r(case):
    result, compared = CASES[case](), 0
    for row in (row for row in NUMBERS if row["case"] == case):
        if row["what"].startswith("mantel_haenszel") and case != "berkeley":
            continue  # R drops the correction where it is larger than the gap, SPSS only where the gap is 0
        what, word = row["what"].removesuffix("_p"), "p" if row["what"].endswith("_p") else "chi_square"
        if what in PLACES:
            table, statistic = PLACES[what]
            found = result.table(table).cell({"statistic": statistic}, word)
        else:
            found = result.table("common_odds_ratio").cell({"statistic": "mantel_haenszel"}, what)
        assert agrees(found, row["value"], digits=7), row
        compared += 1
    assert compared >= 11


def test_a_stratum_with_one_row_or_column_says_nothing_of_the_odds_ratio():
    tables = np.array([[[8.0, 3], [2, 9]], [[5, 6], [4, 7]], [[3, 0], [4, 0]]])
    kept = stratified.informative(tables)
    assert len(kept) == 2
    assert stratified.breslow_day(kept).df == 1.0


def test_odds_ratios_of_four_departments_are_those_of_r():
    patterns = answers_tally().patterns(["sex", "t1", "unit"]).listwise()
    tables = np.zeros((4, 2, 2))
    for (sex, t1, unit), weight in zip(patterns.values, patterns.weights, strict=True):
        if unit < 5:
            tables[int(unit) - 1, int(sex) - 1, int(t1)] += weight
    found = stratified.common_ratio(tables, 0.95)
    expected = {row["what"]: row["value"] for row in NUMBERS if row["case"] == "sex*t1*unit"}
    for word in ("estimate", "ci_low", "ci_high", "ln_estimate", "se_ln"):
        assert agrees(getattr(found, word), expected[word], digits=7), word
    assert agrees(stratified.tarone(tables).value, expected["tarone"], digits=7)
    assert agrees(stratified.breslow_day(tables).p, expected["breslow_day_p"], digits=6)
    assert agrees(stratified.independence(tables).cochran.value, expected["cochran"], digits=7)


def test_general_association_of_larger_tables_is_that_of_r():
    table = run(answers_tally(), "q1", "unit", "sex", statistics=("cmh",)).table("conditional_independence")
    expected = {row["what"]: row["value"] for row in NUMBERS if row["case"] == "q1*unit*sex"}
    row = {"statistic": "general_association"}
    assert agrees(table.cell(row, "chi_square"), expected["general_association"], digits=7)
    assert table.cell(row, "df") == float(expected["df"])
    assert agrees(table.cell(row, "p"), expected["p"], digits=7)
    assert isinstance(table.cell({"statistic": "cochran"}, "chi_square"), Undefined)


def test_the_correction_is_dropped_only_where_observed_and_expected_agree():
    balanced = np.array([[[4.0, 4], [4, 4]], [[3, 3], [3, 3]]])
    assert stratified.independence(balanced).mantel_haenszel.value == 0.0
    near = np.array([[[5.0, 4], [4, 4]]])
    gap = 5 - 9 * 9 / 17
    margins = 9 * 8 * 9 * 8 / (17**2 * 16)
    assert stratified.independence(near).mantel_haenszel.value == pytest.approx((gap - 0.5) ** 2 / margins)


def test_each_layer_has_its_own_table_and_tests_and_the_total_comes_last():
    result = run(answers_tally(), "sex", "t1", "unit", statistics=("chi_square", "phi"))
    table = result.table("crosstab", "sex", "t1", "unit")
    assert table.columns[0].word == "layer"
    assert list(dict.fromkeys(table.column("layer"))) == [*(f"unit={k}" for k in range(1, 6)), "total"]
    counts = {
        (layer, sex): table.cell({"layer": layer, "category": sex}, "count", "t1=1")
        for layer in ("unit=1", "unit=2", "total")
        for sex in ("sex=1", "sex=2")
    }
    assert counts == {  # as PSPP prints them, and their sum
        ("unit=1", "sex=1"): 41,
        ("unit=1", "sex=2"): 32,
        ("unit=2", "sex=1"): 14,
        ("unit=2", "sex=2"): 6,
        ("total", "sex=1"): 69,
        ("total", "sex=2"): 61,
    }
    tests = result.table("chi_square")
    assert agrees(tests.cell({"layer": "unit=2", "statistic": "pearson"}, "value"), "2.54")
    assert agrees(tests.cell({"layer": "unit=5", "statistic": "fisher"}, "exact_p_two_sided"), ".200")
    plain = run(answers_tally(), "sex", "t1").table("chi_square").cell({"statistic": "pearson"}, "value")
    assert tests.cell({"layer": "total", "statistic": "pearson"}, "value") == pytest.approx(plain)
    assert any(str(note).startswith("unit=5: 4 cells (100.0%)") for note in tests.notes)


def test_a_layer_shows_only_rows_that_somebody_in_it_gave():
    tally = tally_of({"a": [1, 2, 2, 3], "b": [1, 1, 2, 2], "c": [1, 1, 2, 2]})
    table = run(tally, "a", "b", "c").table("crosstab")
    shown = [row[:2] for row in table.rows]
    assert shown == [
        *(("c=1", key) for key in ("a=1", "a=2", "total")),
        *(("c=2", key) for key in ("a=2", "a=3", "total")),
        *(("total", key) for key in ("a=1", "a=2", "a=3", "total")),
    ]


def test_two_layers_are_crossed_and_only_seen_combinations_are_shown():
    tally = tally_of({"a": [1, 2, 1, 2], "b": [1, 2, 2, 1], "c": [1, 1, 2, 2], "d": [5, 5, 6, 6]})
    table = run(tally, "a", "b", "c", "d", statistics=("chi_square",)).table("crosstab")
    assert [column.word for column in table.columns[:3]] == ["layer", "second_layer", "category"]
    assert list(dict.fromkeys(row[:2] for row in table.rows)) == [
        ("c=1", "d=5"),
        ("c=2", "d=6"),
        ("total", "total"),
    ]


def test_weighted_cells_are_rounded_in_each_layer_and_the_total_adds_them_up():
    columns = {"a": [1, 2] * 3, "b": [1, 1, 2, 2, 1, 2], "c": [1, 1, 1, 1, 2, 2], "w": [1.4] * 6}
    table = run(tally_of(columns, weight="w"), "a", "b", "c").table("crosstab")
    assert table.cell({"layer": "total", "category": "a=1"}, "count", "b=1") == 2.0  # not round(2.8)


def test_layers_without_a_case_leave_reasons():
    result = run(tally_of({"a": [1, 2], "b": [1, 2], "c": [NAN, NAN]}), "a", "b", "c", statistics=("all",))
    assert result.table("crosstab").column("layer") == ("total",)
    assert result.table("common_odds_ratio").about == ("a", "b", "c")
    assert str(result.table("common_odds_ratio").rows[0][1].reason) == "no valid cases"


def test_more_than_three_layers_are_refused():
    tally = tally_of({name: [1, 2] for name in "abcdef"}, [variable("a", (1, 2))])
    with pytest.raises(Fault) as found:
        run(tally, "a", "b", "c", "d", "e", "f")
    assert str(found.value) == "layers: 'c, d, e, f' are too many layers; possible: up to 3"
