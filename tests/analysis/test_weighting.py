"""Weights against R's survey package, and margins that cannot be met."""

import numpy as np
import pytest
from answers import tally_of, variable
from hypothesis import given, settings
from hypothesis import strategies as st
from scales_answers import VARIABLES, close, columns, numbers, reason, solve

from analysis.options import read_options
from analysis.plan import load_plan
from analysis.procedures import weighting
from instrument.message import Fault, Place

R = numbers("weighting")
SEX, UNIT = "sex:1=48;2=52", "unit:1=30;2=25;3=20;4=15;5=10"
BOTH = f"{SEX}/{UNIT}"
CELLS = "sex*unit:1*1=14;2*1=16;1*2=12;2*2=13;1*3=10;2*3=10;1*4=7;2*4=8;1*5=4;2*5=6"
ROWS = (1, 7, 50, 123, 299)


@pytest.fixture(scope="module")
def sample():
    given = columns()
    base = [round(0.5 + (row % 7) / 4, 2) for row in range(1, 301)]
    return tally_of(given | {"base": base}, VARIABLES)


def rows_of(tally, **words):
    return weighting.per_row(tally, read_options(weighting.Options, words, tally.codebook, Place()))["weight"]


@pytest.mark.parametrize(
    ("label", "words", "part", "digits"),
    [
        ("raked", {"margins": BOTH}, "raked_weights", 1e-10),
        ("based", {"margins": BOTH, "base": "base"}, "raked_weights", 1e-10),
        ("cells", {"margins": CELLS}, "raked_weights", 1e-12),
        ("trimmed", {"margins": BOTH, "base": "base", "lower": 0.45, "upper": 2.6}, "trimmed_weights", 1e-9),
    ],
)
def test_weights_and_what_they_cost_are_those_of_r(sample, label, words, part, digits):
    table = solve(weighting, sample, **words).table("weight_summary")
    for word in ("minimum", "maximum", "design_effect", "effective_n"):
        close(table.cell({"part": part}, word), R[f"{label}:{word}"], digits)
    weights = rows_of(sample, **words)
    for row in ROWS:
        close(weights[row - 1], R[f"{label}:row{row}"], digits)


def test_every_margin_is_met(sample):
    table = solve(weighting, sample, margins=BOTH).table("margins")
    np.testing.assert_allclose(table.column("weighted_percent"), table.column("population_percent"), rtol=1e-10)
    assert table.column("sample_percent") != table.column("weighted_percent")
    assert sum(table.column("n")[:2]) == 300


def test_a_case_weight_counts_rows_and_is_not_changed():
    summary = solve(weighting, tally_of(columns(), VARIABLES, weight="times"), margins=BOTH).table("weight_summary")
    close(summary.column("design_effect")[0], R["rows:design_effect"])


def test_weights_sum_to_the_population_where_asked(sample):
    weights = rows_of(sample, margins=BOTH, total=50000)
    close(float(weights.sum()), 50000, 1e-12)
    table = solve(weighting, sample, margins=BOTH, total=50000).table("weight_summary")
    close(table.column("sum")[0], 50000)
    close(table.column("effective_n")[0], R["raked:effective_n"])


def test_margins_of_a_plan_are_those_of_a_command(sample):
    given = {"sex": {"1": "48", "2": "52"}, "unit": {1: 30, 2: 25, 3: 20, 4: 15, 5: 10}}
    assert solve(weighting, sample, margins=given).tables == solve(weighting, sample, margins=BOTH).tables


def test_a_plan_holds_margins_as_mappings(sample, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(
        "tasks:\n  weights:\n    procedure: weighting\n    base: base\n    margins:\n"
        "      sex: {1: 48, 2: 52}\n      unit: {1: 30, 2: 25, 3: 20, 4: 15, 5: 10}\n"
    )
    (task,) = load_plan(path, sample.codebook)
    assert task.run(sample).tables == solve(weighting, sample, margins=BOTH, base="base").tables
    path.write_text(path.read_text().replace("2: 52", "3: 52"))
    with pytest.raises(Fault, match="'3' is no code of sex; possible: 1, 2"):
        load_plan(path, sample.codebook)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2), st.floats(0.2, 5)), min_size=12, max_size=60))
def test_whatever_the_sample_raked_weights_meet_the_margins_and_multiply_the_base(rows):
    full = [(a, b, 1.0) for a in (1, 2, 3) for b in (1, 2)] + rows  # every cell has a case
    a, b, base = (np.array(column) for column in zip(*full, strict=True))
    tally = tally_of({"a": a, "b": b, "base": base})
    weights = rows_of(tally, margins="a:1=20;2=30;3=50/b:1=60;2=40", base="base")
    assert weights.mean() == pytest.approx(1)
    shares = [weights[a == code].sum() / len(a) for code in (1, 2, 3)]
    np.testing.assert_allclose(shares, [0.2, 0.3, 0.5], rtol=1e-8)
    factor = weights / base
    for cell in {(one, other) for one, other, _ in full}:
        inside = (a == cell[0]) & (b == cell[1])
        np.testing.assert_allclose(factor[inside], factor[inside][0], rtol=1e-9)


def test_limits_that_the_margins_do_not_allow_hold_and_the_miss_is_told(sample):
    result = solve(weighting, sample, margins=UNIT, upper=1.2)
    row = result.table("weight_summary").where({"part": "trimmed_weights"})[0]
    close(row[6], 1.2)
    close(row[3], 1)
    assert "the margins cannot be met; one misses" in str(result.notes[0])


def test_a_case_without_an_answer_keeps_its_weight_on_that_margin():
    tally = tally_of({"a": [1, 1, 1, 2, np.nan], "b": [1, 1, 2, 2, 2]}, [variable("a", (1, 2)), variable("b", (1, 2))])
    result = solve(weighting, tally, margins="a:1=50;2=50")
    np.testing.assert_allclose(rows_of(tally, margins="a:1=50;2=50"), [2 / 3, 2 / 3, 2 / 3, 2, 1])
    assert str(result.notes[1]) == "1.0 cases have no answer on a; that margin leaves their weight as it is."


@pytest.mark.parametrize(
    ("data", "margins", "why"),
    [
        ([1, 1, 2], "a:1=50;2=40;3=10", "no case is of a=3, which has a share in the margins"),
        ([1, 2, 3], "a:1=50;2=50", "some cases are of a=3, which has no share in the margins"),
        ([np.nan] * 3, "a:1=50;2=50", "no case is of a=1, which has a share in the margins"),
    ],
)
def test_margins_and_cases_that_do_not_fit_leave_a_reason(data, margins, why):
    tally = tally_of({"a": data}, [variable("a", (1, 2, 3))])
    result = solve(weighting, tally, margins=margins)
    assert reason(result.table("weight_summary").rows[0][1]) == why
    assert reason(result.table("margins").rows[0][-1]) == why
    with pytest.raises(Fault, match=f"weight: {why}"):
        rows_of(tally, margins=margins)


def test_margins_that_contradict_one_another_are_told():
    tally = tally_of({"a": [1, 1, 2, 2], "b": [1, 1, 2, 2]})
    result = solve(weighting, tally, margins="a:1=50;2=50/b:1=60;2=40")
    why = "no weights meet the margins together: some cells of theirs have no cases"
    assert reason(result.table("weight_summary").rows[0][1]) == why


def test_rows_without_a_base_weight_have_no_weight(sample):
    tally = tally_of({"a": [1, 2, 1, 2], "w": [1, 2, 0, np.nan]})
    np.testing.assert_allclose(rows_of(tally, margins="a:1=50;2=50", base="w"), [1, 1, np.nan, np.nan])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            {"margins": "sex:1=48;2=42"},
            "margins: the shares sum to '90'; possible: 100, or counts of people",
        ),
        ({"margins": "sex:1=48;3=52"}, "margins: '3' is no code of sex; possible: 1, 2"),
        ({"margins": "sx:1=48;2=52"}, "margins: no variable 'sx'; possible: sex, unit, q1, q2, q3, …"),
        ({"margins": "sex:1=48;2=0"}, "margins: '0' is not a share; possible: a number above 0"),
        ({"margins": "sex:1=48;1.0=52"}, "margins: a code has two shares; possible: one for each code"),
        ({"margins": "sex:1=48"}, "margins: one share alone is no margin; possible: a share for every code"),
        (
            {"margins": "sex*unit:1=48;2=52"},
            "margins: '1' names 1 codes; possible: one for each of 2 variables",
        ),
        (
            {"margins": "sex"},
            "margins: 'sex' is not one share for a code, each once; possible: such as q1:1=52.1;2=47.9",
        ),
        (
            {"margins": ["sex"]},
            "margins: '['sex']' is no margins; possible: shares for each code of a variable, such as q1:1=52.1;2=47.9",
        ),
        (
            {"margins": BOTH, "lower": 1.5},
            "lower: '1.5' is not a lower limit; possible: a share of the mean weight from 0 to 1, such as 0.3",
        ),
        (
            {"margins": BOTH, "upper": 1},
            "upper: '1.0' is not an upper limit; possible: a multiple of the mean weight above 1, such as 3",
        ),
        (
            {"margins": BOTH, "total": -1},
            "total: '-1.0' is no size of a population; possible: a number above 0",
        ),
    ],
)
def test_options_that_cannot_be_are_refused(sample, words, sentence):
    with pytest.raises(Fault) as refused:
        solve(weighting, sample, **words)
    assert str(refused.value) == sentence
