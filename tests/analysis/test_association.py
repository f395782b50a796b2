"""Measures of association, agreement and risk in a crosstab, against PSPP and R."""

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, answers_tally, pspp_tables, read

from analysis.procedures import crosstab
from analysis.statistics import agreement, risk
from analysis.undefined import Undefined

NAN = float("nan")
PAIRS = [("education", "q1"), ("t1", "t2"), ("q1", "q2"), ("q4", "unit")]
SYMMETRIC = {
    "Kendall's tau-b": "tau_b",
    "Kendall's tau-c": "tau_c",
    "Gamma": "gamma",
    "Spearman Correlation": "spearman",
    "Pearson's R": "pearson_r",
    "Kappa": "kappa",
}
DIRECTIONAL = {
    "Lambda": "lambda",
    "Goodman and Kruskal tau": "goodman_kruskal_tau",
    "Uncertainty Coefficient": "uncertainty",
    "Somers' d": "somers_d",
    "Eta": "eta",
}


def run(tally, row, column, **options):
    variables = tally.codebook.variable(row), tally.codebook.variable(column)
    return crosstab.run(tally, crosstab.Options(variables[:1], variables[1:], **{"statistics": ("all",), **options}))


def of_counts(counts, codes=None, **options):
    """The result for a table of counts, codes 1, 2, … or those given for rows and for columns."""
    rows, columns = codes or (range(1, len(counts) + 1), range(1, len(counts[0]) + 1))
    cells = [
        (i, j, count) for i, line in zip(rows, counts, strict=True) for j, count in zip(columns, line, strict=True)
    ]
    data = dict(zip(("a", "b", "w"), zip(*cells, strict=True), strict=True))
    return run(tally_of(data, weight="w"), "a", "b", **options)


def names_of(row, column):
    return {"Symmetric": "symmetric", f"{row} Dependent": row, f"{column} Dependent": column}


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_symmetric_measures_are_those_of_pspp(at, weight):
    found = run(answers_tally(weight), *PAIRS[at]).table("symmetric_measures")
    printed = [rows for title, rows in pspp_tables("association") if title == "Symmetric Measures"]
    compared = 0
    for _, name, *cells in printed[at + (len(PAIRS) if weight else 0)][1:-1]:
        if name not in SYMMETRIC:
            continue
        for word, cell in zip(("coefficient", "se", "t"), cells, strict=True):
            if (name, word) == ("Kappa", "se"):
                continue  # PSPP's differs from Fleiss, Cohen & Everitt's formula, which R's vcd has: see below
            assert agrees(found.cell({"statistic": SYMMETRIC[name]}, word), cell), (name, word)
            compared += 1
    assert compared >= 14


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_directional_measures_are_those_of_pspp(at, weight):
    found = run(answers_tally(weight), *PAIRS[at]).table("directional_measures")
    printed = [rows for title, rows in pspp_tables("association") if title == "Directional Measures"]
    name, compared = "", 0
    for _, statistic, dependent, *cells in printed[at + (len(PAIRS) if weight else 0)][1:]:
        name = statistic or name
        keys = {"statistic": DIRECTIONAL[name], "dependent": names_of(*PAIRS[at])[dependent]}
        for word, cell in zip(("coefficient", "se", "t", "p"), cells, strict=True):
            ours = found.cell(keys, word)
            if name == "Lambda" and float(cells[0]) == 0 and word in ("t", "p"):
                assert isinstance(ours, Undefined)  # PSPP prints NaN, or T of 0
            elif cell:
                assert agrees(ours, cell) or abs(ours - float(cell)) < 1e-12, (keys, word)  # PSPP's own rounding
                compared += 1
    assert compared >= 25


@pytest.mark.parametrize("pair", PAIRS)
def test_measures_and_their_errors_are_the_definitions_of_r(pair):
    result = run(answers_tally(), *pair)
    rows = [row for row in read("association/numbers.csv") if row["pair"] == "*".join(pair)]
    assert len(rows) > 30
    dependents = {"row": pair[0], "column": pair[1], "symmetric": "symmetric"}
    for row in rows:
        statistic, dependent = row["statistic"], row["dependent"]
        if statistic in ("mcnemar", "mcnemar_bowker"):
            found = result.table("chi_square").cell({"statistic": statistic}, row["what"])
        elif statistic == "odds_ratio":
            found = result.table("risk").cell({"statistic": statistic}, row["what"])
        elif statistic == "relative_risk":
            found = result.table("risk").cell({"category": f"{pair[1]}={dependent}"}, row["what"])
        elif dependent:
            keys = {"statistic": statistic, "dependent": dependents[dependent]}
            found = result.table("directional_measures").cell(keys, row["what"])
        else:
            found = result.table("symmetric_measures").cell({"statistic": statistic}, row["what"])
        assert agrees(found, row["value"], digits=7), row


def test_ordered_measures_go_by_codes_whatever_the_order_of_the_questionnaire():
    columns = {"a": [1, 1, 2, 2, 3, 3, 3], "b": [1, 2, 2, 3, 3, 3, 1]}
    measures = [
        run(tally_of(columns, [variable("a", codes)]), "a", "b").table("symmetric_measures").column("coefficient")[3:]
        for codes in ((1, 2, 3), (3, 1, 2))
    ]
    assert measures[0] == measures[1]


def test_kappa_counts_a_category_that_only_one_coder_used_as_empty_for_the_other():
    result = of_counts([[8, 2], [1, 7], [1, 1]], codes=((1, 2, 3), (1, 2)))
    table = result.table("symmetric_measures")
    square = np.array([[8.0, 2, 0], [1, 7, 0], [1, 1, 0]])
    assert table.cell({"statistic": "kappa"}, "coefficient") == pytest.approx(agreement.kappa(square).value)
    assert [str(note) for note in table.notes] == [
        "a category that only one of the two variables has counts as empty for the other"
    ]
    assert result.table("chi_square").cell({"statistic": "mcnemar_bowker"}, "df") == 3.0


def test_kappa_of_variables_without_a_common_category_is_not_defined():
    table = of_counts([[8, 2], [1, 7]], codes=((1, 2), (3, 4))).table("symmetric_measures")
    reason = table.cell({"statistic": "kappa"}, "coefficient").reason
    assert str(reason) == "the two variables have no category in common"


def test_change_and_agreement_are_not_defined_where_codes_are_alike_by_chance():
    """1 man, 2 woman against 0 no, 1 yes: SPSS refuses, for the categories are not the same."""
    result = of_counts([[71, 85], [79, 85]], codes=((1, 2), (0, 1)))
    found = result.table("chi_square").cell({"statistic": "mcnemar"}, "exact_p_two_sided")
    assert str(found.reason) == "the two variables have only one category in common"
    kappa = result.table("symmetric_measures").cell({"statistic": "kappa"}, "coefficient")
    assert str(kappa.reason) == "the two variables have only one category in common"
    assert not any("counts as empty" in str(note) for note in result.table("chi_square").notes)


def test_a_test_of_change_says_which_categories_it_adds():
    notes = of_counts([[8, 2], [1, 7], [1, 1]], codes=((1, 2, 3), (1, 2))).table("chi_square").notes
    assert "a category that only one of the two variables has counts as empty for the other" in map(str, notes)


def test_perfect_agreement_has_measures_of_one_and_a_correlation_without_t():
    table = of_counts([[4, 0, 0], [0, 5, 0], [0, 0, 6]]).table("symmetric_measures")
    for word in ("tau_b", "gamma", "spearman", "pearson_r", "kappa"):
        assert table.cell({"statistic": word}, "coefficient") == pytest.approx(1), word
        assert table.cell({"statistic": word}, "se") == pytest.approx(0, abs=1e-9)
    assert str(table.cell({"statistic": "pearson_r"}, "t").reason) == "the correlation is perfect"


def test_a_lambda_of_zero_has_neither_t_nor_p():
    table = of_counts([[10, 5], [12, 6]]).table("directional_measures")
    row = table.where({"statistic": "lambda", "dependent": "b"})[0]
    assert row[2] == 0.0
    assert {str(cell.reason) for cell in row[4:]} == {"knowing one variable does not change the guess of the other"}


def test_a_risk_with_an_empty_cell_is_not_defined_and_others_stand():
    table = of_counts([[0, 9], [4, 6]]).table("risk")
    assert str(table.cell({"statistic": "odds_ratio"}, "estimate").reason) == "a cell of the table is empty"
    assert isinstance(table.cell({"category": "b=1"}, "estimate"), Undefined)
    assert table.cell({"category": "b=2"}, "estimate") == pytest.approx(1 / 0.6)


def test_risks_of_a_larger_table_are_not_defined():
    reason = of_counts([[3, 9, 1], [4, 6, 2]]).table("risk").cell({"statistic": "odds_ratio"}, "estimate").reason
    assert str(reason) == "computed for a table of two by two only"


def test_the_confidence_of_risks_can_be_chosen():
    table = np.array([[12.0, 5], [7, 9]])
    wide, narrow = risk.odds_ratio(table, 0.99), risk.odds_ratio(table, 0.9)
    assert wide.ci_low < narrow.ci_low < narrow.estimate < narrow.ci_high < wide.ci_high


def test_mcnemar_of_large_counts_is_the_binomial_probability():
    from scipy import stats

    table = np.array([[5.0, 40], [25, 3]])
    assert agreement.mcnemar(table) == pytest.approx(stats.binomtest(25, 65).pvalue)
    assert str(agreement.mcnemar(np.diag([3.0, 4])).reason) == "no case changed"


def test_mcnemar_says_that_its_probability_is_binomial():
    table = of_counts([[5, 8], [3, 9]], statistics=("mcnemar",)).table("chi_square")
    assert table.column("statistic") == ("mcnemar", "n_valid")
    assert [str(note) for note in table.notes] == ["the probability of McNemar's test is of the binomial distribution"]


def test_a_variable_against_itself_has_each_directional_measure_once():
    table = run(tally_of({"a": [1, 2, 2, 3, 3]}), "a", "a").table("directional_measures")
    assert set(table.column("dependent")) == {"symmetric", "a"}
    assert table.cell({"statistic": "lambda", "dependent": "a"}, "coefficient") == 1.0


@pytest.mark.parametrize(
    ("columns", "reason"),
    [({"a": [1, 1, 1], "b": [1, 2, 2]}, "only one category has cases"), ({"a": [NAN], "b": [1]}, "no valid cases")],
)
def test_measures_of_one_category_have_a_reason(columns, reason):
    result = run(tally_of(columns), "a", "b")
    cells = [*result.table("directional_measures").column("coefficient")]
    cells += result.table("symmetric_measures").column("coefficient")[:-1]
    assert {str(cell.reason) for cell in cells} == {reason}
