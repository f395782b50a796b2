"""Where SPSS's rule and the recommended one part: both held against R, and said in a footnote only where they do."""

from importlib import import_module
from typing import get_type_hints

import numpy as np
import pytest
from answers import tally_of
from examples import EXAMPLES, NAMES, answers
from examples import solve as solve_example
from scales_answers import VARIABLES, close, columns, numbers, reason, solve

from analysis.dialect import Parting, differ
from analysis.procedures import (
    crosstab,
    factor,
    missing,
    multiple_response,
    nonparametric,
    normality,
    oneway,
    ordinal,
    reliability,
    ttest,
)
from analysis.statistics.description import CONSTANT
from analysis.statistics.pooling import pool
from analysis.undefined import Undefined
from instrument.message import Message

R = numbers("dialect")
DIALECTS = ("spss", "recommended")
OTHER = {"spss": "recommended", "recommended": "spss"}
KNOWING = [name for name in NAMES if "dialect" in get_type_hints(import_module(f"analysis.procedures.{name}").Options)]
SIDES = [
    ("crosstab", crosstab, {"rows": "sex", "columns": "unit"}, "chi_square"),
    ("oneway", oneway, {"variables": "hours", "factor": "unit"}, "anova"),
    ("levene", ttest, {"variables": "hours", "groups": "sex"}, "independent_test"),
    ("pairs", reliability, {"items": "q1 to q4"}, "summary_items"),
    ("ordinal", ordinal, {"dependent": "q5", "covariates": "q1"}, "parameters"),
]


def fractional():
    """The answers under weights that are fractions, as make.R makes them."""
    data = columns()
    weights = [0.35 + (row * 7) % 23 / 10 for row in range(1, len(data["sex"]) + 1)]
    return tally_of(data | {"w": weights}, VARIABLES, weight="w")


def whole():
    return tally_of(columns(), VARIABLES)


def notes(table):
    return [str(note) for note in table.notes if "dialect" in note.sentence]


def printed(topic, dialect, *words):
    return tuple(f"{R[f'{topic}:{dialect}:{word}']:.3f}" for word in words)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_weighted_cells_are_rounded_to_spss_alone(dialect):
    result = solve(crosstab, fractional(), rows="sex", columns="unit", dialect=dialect)
    table = result.table("chi_square")
    close(table.cell({"statistic": "pearson"}, "value"), R[f"crosstab:{dialect}:value"], 1e-12)
    close(table.cell({"statistic": "pearson"}, "p"), R[f"crosstab:{dialect}:p"], 1e-12)
    close(table.cell({"statistic": "n_valid"}, "value"), R[f"crosstab:{dialect}:n"], 1e-12)
    (note,) = notes(table)
    value, p = printed("crosstab", OTHER[dialect], "value", "p")
    assert f"Pearson chi-square is {value}, p {p} (dialect: {OTHER[dialect]})." in note
    assert len(notes(result.table("crosstab"))) == 1


def test_exact_tests_need_whole_cells():
    data = {"a": [1, 1, 2, 2], "b": [1, 2, 1, 2], "w": [3.4, 1.2, 0.8, 4.4]}
    tally = tally_of(data, weight="w")
    words = {"rows": "a", "columns": "b", "statistics": "chi_square,mcnemar"}
    table = solve(crosstab, tally, dialect="recommended", **words).table("chi_square")
    sentence = "an exact probability needs weights that are whole numbers"
    assert reason(table.cell({"statistic": "fisher"}, "exact_p_two_sided")) == sentence
    assert reason(table.cell({"statistic": "mcnemar"}, "exact_p_two_sided")) == sentence
    rounded = solve(crosstab, tally, dialect="spss", **words).table("chi_square")
    close(rounded.cell({"statistic": "fisher"}, "exact_p_two_sided"), R["fisher:spss:p"], 1e-12)
    assert isinstance(rounded.cell({"statistic": "mcnemar"}, "exact_p_two_sided"), float)


def test_cells_of_layers_are_rounded_one_by_one_to_spss():
    data = {"a": [1, 1, 2, 2] * 2, "b": [1, 2, 1, 2] * 2, "c": [1] * 4 + [2] * 4, "w": [2.4] * 8}
    for dialect, count, total in (("spss", 2.0, 4.0), ("recommended", 2.4, 4.8)):
        words = {"rows": "a", "columns": "b", "layers": "c", "dialect": dialect}
        table = solve(crosstab, tally_of(data, weight="w"), **words).table("crosstab")
        close(table.cell({"layer": "c=1", "category": "a=1"}, "count", "b=1"), count)
        close(table.cell({"layer": "total", "category": "a=1"}, "count", "b=1"), total)
        assert len(notes(table)) == 1


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_common_test_of_strata_is_corrected_across_0_by_spss_alone(dialect):
    cells = np.array([[[3, 4], [2, 3]], [[5, 6], [4, 4]]])
    rows = [(a, b, c) for c in (0, 1) for a in (0, 1) for b in (0, 1) for _ in range(cells[c, a, b])]
    data = dict(zip("abc", np.array(rows, dtype=float).T, strict=True))
    words = {"rows": "a", "columns": "b", "layers": "c", "statistics": "cmh", "dialect": dialect}
    table = solve(crosstab, tally_of(data), **words).table("conditional_independence")
    value, p = {"spss": (R["cmh:spss:value"], R["cmh:spss:p"]), "recommended": (0.0, 1.0)}[dialect]
    close(table.cell({"statistic": "mantel_haenszel"}, "chi_square"), value, 1e-12)
    close(table.cell({"statistic": "mantel_haenszel"}, "p"), p, 1e-12)
    assert ("0.000, p 1.000" if dialect == "spss" else "0.070, p 0.792") in notes(table)[0]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_oneway_cuts_the_sum_of_weights_for_spss_alone(dialect):
    table = solve(oneway, fractional(), variables="hours", factor="unit", dialect=dialect).table("anova")
    close(table.cell({"source": "within_groups"}, "df"), R[f"oneway:{dialect}:df"], 1e-12)
    close(table.cell({"source": "between_groups"}, "f"), R[f"oneway:{dialect}:f"], 1e-11)
    close(table.cell({"source": "between_groups"}, "p"), R[f"oneway:{dialect}:p"], 1e-12)
    (note,) = notes(table)
    assert f"F is {printed('oneway', OTHER[dialect], 'f')[0]}, p 0.000 (dialect: {OTHER[dialect]})." in note


@pytest.mark.parametrize("dialect", DIALECTS)
def test_levenes_test_goes_by_means_in_spss_and_by_medians_as_recommended(dialect):
    table = solve(ttest, whole(), variables="hours", groups="sex", dialect=dialect).table("independent_test")
    close(table.cell({"assumption": "equal_variances"}, "levene_f"), R[f"levene:{dialect}:f"], 1e-11)
    close(table.cell({"assumption": "equal_variances"}, "levene_p"), R[f"levene:{dialect}:p"], 1e-11)
    f, p = printed("levene", OTHER[dialect], "f", "p")
    assert f"F is {f}, p {p} (dialect: {OTHER[dialect]})." in notes(table)[0]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_principal_axes_stop_early_in_spss_alone(dialect):
    words = {"items": "q1 to q8", "extraction": "principal_axis", "factors": 2, "dialect": dialect}
    table = solve(factor, whole(), **words).table("communalities")
    for item, found in zip(table.column("item"), table.column("extraction"), strict=True):
        close(found, R[f"axes:{dialect}:{item}"], 1e-12 if dialect == "spss" else 1e-6)
    furthest = max(
        (f"q{at}" for at in range(1, 9)), key=lambda q: abs(R[f"axes:spss:{q}"] - R[f"axes:recommended:{q}"])
    )
    assert f"that of {furthest} is {printed('axes', OTHER[dialect], furthest)[0]} " in notes(table)[0]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_pooled_degrees_of_freedom_are_rubins_own_in_spss(dialect):
    told = pool([1.2, 1.5, 1.1, 1.4, 1.3], [0.04, 0.05, 0.045, 0.05, 0.042], 29, 0.95, CONSTANT, dialect != "spss")
    close(told.df, R[f"pool:{dialect}:df"], 1e-12)
    close(told.other_df, R[f"pool:{OTHER[dialect]}:df"], 1e-12)
    close(told.p, R[f"pool:{dialect}:p"], 1e-12)
    close((told.ci_high - told.ci_low) / 2, R[f"pool:{dialect}:reach"], 1e-12)


def test_pooled_tables_say_what_the_other_degrees_of_freedom_give():
    words = {"variables": "q1,q3", "dependent": "hours", "predictors": "q2", "imputations": 3, "rounds": 2}
    few = tally_of({name: column[:40] for name, column in columns().items()}, VARIABLES)
    ours, theirs = (solve(missing, few, dialect=dialect, **words) for dialect in ("recommended", "spss"))
    said = notes(theirs.table("pooled_means"))[0]
    name = said.partition("interval of ")[2].partition(" ")[0]
    low = ours.table("pooled_means").cell({"variable": name}, "ci_low")
    assert f"the interval of {name} is {low:.3f} to " in said
    said = notes(ours.table("pooled_coefficients"))[0]
    term = said.partition("p of ")[2].partition(" ")[0]
    p = theirs.table("pooled_coefficients").cell({"term": term}, "p")
    assert f"p of {term} is {p:.3f} (dialect: spss)." in said


@pytest.mark.parametrize("dialect", DIALECTS)
def test_spss_counts_every_pair_of_items_twice(dialect):
    table = solve(reliability, whole(), items="q1 to q4", dialect=dialect).table("summary_items")
    close(table.cell({"statistic": "inter_item_covariances"}, "variance"), R[f"pairs:{dialect}:value"], 1e-12)
    assert f"is {printed('pairs', OTHER[dialect], 'value')[0]} (dialect: {OTHER[dialect]})." in notes(table)[0]


def test_the_dialect_chooses_the_information_unless_that_is_given():
    words = {"dependent": "q5", "covariates": "q1"}
    expected, observed = (
        solve(ordinal, whole(), information=each, **words).table("parameters").column("se")
        for each in ("expected", "observed")
    )
    for dialect, own, other in (("spss", expected, observed), ("recommended", observed, expected)):
        table = solve(ordinal, whole(), dialect=dialect, **words).table("parameters")
        assert table.column("se") == own
        gaps = [abs(each - theirs) for each, theirs in zip(own, other, strict=True)]
        assert f"is {other[gaps.index(max(gaps))]:.3f} (dialect: {OTHER[dialect]})." in notes(table)[0]
    given = solve(ordinal, whole(), dialect="recommended", information="expected", **words)
    assert given.table("parameters").column("se") == expected


def ticks():
    """30 of 100 and 30 of 60 ticked the first option; 60 and 58 ticked something."""
    rows = (
        [(1, 1, 0)] * 30 + [(1, 0, 1)] * 30 + [(1, 0, 0)] * 40 + [(2, 1, 0)] * 30 + [(2, 0, 1)] * 28 + [(2, 0, 0)] * 2
    )
    return dict(zip(("unit", "a", "b"), np.array(rows, dtype=float).T, strict=True))


def test_letters_compare_who_ticked_something_in_spss_and_the_asked_as_recommended():
    assert R["letters:spss:p"] > 0.05 > R["letters:recommended:p"]
    letters = {}
    for dialect, word in (("spss", "percent_of_cases"), ("recommended", "percent_of_asked")):
        words = {"sets": "a,b", "by": "unit", "letters": "bonferroni", "dialect": dialect}
        table = solve(multiple_response, tally_of(ticks()), **words).table("column_proportions")
        letters[dialect] = table.cell({"category": "a"}, "larger_than", "unit=2")
        close(table.cell({"category": "a"}, word, "unit=1"), 50 if dialect == "spss" else 30)
        assert len(notes(table)) == 1
    assert letters == {"spss": None, "recommended": "A"}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_tests_of_options_round_weighted_cells_for_spss_alone(dialect):
    data = columns()
    weights = [0.35 + (row * 7) % 23 / 10 for row in range(1, len(data["sex"]) + 1)]
    fives = {f"five{q}": [float(each == 5) if each > 0 else np.nan for each in data[q]] for q in ("q1", "q2")}
    tally = tally_of(fives | {"unit": data["unit"], "w": weights}, weight="w")
    for name, q in (("fiveq1", "q1"), ("fiveq2", "q2")):
        words = {"sets": [[name]], "by": "unit", "dialect": dialect}
        table = solve(multiple_response, tally, **words).table("option_tests")
        close(table.column("chi_square")[0], R[f"{q}:{dialect}:value"], 1e-11)
        close(table.column("p")[0], R[f"{q}:{dialect}:p"], 1e-11)
        value, p = printed(q, OTHER[dialect], "value", "p")
        assert f"chi-square is {value}, p {p} (dialect: {OTHER[dialect]})." in notes(table)[1]


def test_lilliefors_p_is_cut_by_spss_and_the_other_dialect_says_so():
    tally = tally_of({"y": [1, 2, 3, 4, 5, 6, 7, 8]})
    of_ranks = {"test": "kolmogorov_smirnov", "variables": "y"}
    for table in (
        solve(normality, tally, variables="y").table("tests_of_normality"),
        solve(nonparametric, tally, **of_ranks).table("one_sample_kolmogorov"),
    ):
        assert notes(table) == ["SPSS prints .200 for every probability above it, as a lower bound (dialect: spss)."]
    skewed = tally_of({"y": [1, 1, 1, 1, 1, 1, 1, 2, 9]})
    assert notes(solve(normality, skewed, variables="y").table("tests_of_normality")) == []


@pytest.mark.parametrize(("topic", "procedure", "words", "table"), SIDES)
def test_nothing_is_said_where_the_dialects_agree(topic, procedure, words, table):
    data = columns()
    alike = {
        "levene": {"hours": [1, 2, 3, 1, 3, 5], "sex": [1, 1, 1, 2, 2, 2]},  # means are medians
        "pairs": data | {f"q{at}": data["q1"] for at in (2, 3, 4)},
        "ordinal": data | {"q5": data["sex"]},
    }.get(topic, data)
    for dialect in DIALECTS:
        result = solve(procedure, tally_of(alike, VARIABLES), dialect=dialect, **words)
        assert notes(result.table(table)) == []


@pytest.mark.parametrize("name", KNOWING)
def test_every_procedure_that_knows_a_dialect_answers_in_both(name):
    for example in EXAMPLES[name]:
        for dialect in DIALECTS:
            found = solve_example(
                name, {**example, "dialect": dialect}, answers() | {"times": np.full(60, 0.7)}, "times"
            )
            assert found.tables
            assert found.options.get("dialect", dialect) == dialect


def test_dialects_are_known_where_spss_parts_from_what_is_recommended():
    assert KNOWING == [
        "correlations",
        "crosstab",
        "examine",
        "factor",
        "missing",
        "multiple_response",
        "nonparametric",
        "normality",
        "oneway",
        "ordinal",
        "reliability",
        "ttest",
    ]


def test_statistics_differ_where_three_decimals_do():
    assert differ(0.0514, 0.0516)
    assert not differ(0.0514, 0.0513)
    assert differ(0.05, CONSTANT)
    assert not differ(CONSTANT, CONSTANT)


def test_a_footnote_names_the_other_number_and_says_nothing_without_one():
    parting = Parting(spss=Message("ours would be {p:.2f}"), recommended=Message("theirs would be {p:.2f}"))
    assert [str(each) for each in parting.where_differing("spss", {"p": 0.2}, {"p": 0.3})] == ["ours would be 0.30"]
    assert str(*parting.where_differing("recommended", {"p": CONSTANT}, {"p": 0.3})) == "theirs would be 0.30"
    assert parting.where_differing("spss", {"p": 0.3}, {"p": 0.3}) == ()
    assert parting.where_differing("spss", {"p": 0.3}, {"p": Undefined(Message("none"))}) == ()
