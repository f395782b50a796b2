"""Sample sizes of finite populations against the table of Krejcie and Morgan, and allocations against all others."""

import math

import pytest
from answers import tally_of
from scales_answers import solve

from analysis.procedures import sample_size
from analysis.result import Fault
from analysis.statistics.sampling import Stratum, allocate, variance_of_estimate

NOBODY = tally_of({"none": []})
STRATA = (Stratum(155, 25), Stratum(62, 225), Stratum(93, 100))

# Krejcie & Morgan (1970), Educational and Psychological Measurement 30(3), table 1: margin .05, confidence .95, p = .5;
# they round to the nearest case, so that some of theirs are one case short.
TABLE = {100: 80, 200: 132, 300: 169, 500: 217, 1000: 278, 2000: 322, 5000: 357, 10000: 370, 50000: 381, 1000000: 384}


def solved(**words):
    return solve(sample_size, NOBODY, **words)


def row(**words):
    table = solved(**words).table("sample_size")
    return {column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}


@pytest.mark.parametrize("population", TABLE)
def test_the_table_of_krejcie_and_morgan_is_reached(population):
    assert row(margin=0.05, population=population)["n"] in (TABLE[population], TABLE[population] + 1)


def test_a_population_without_end_needs_three_hundred_and_eighty_five():
    found = solved(margin=0.05)
    assert row(margin=0.05)["n"] == 385
    assert "unlimited" in str(found.table("sample_size").notes[1])


def test_forms_to_issue_are_for_the_response_rate():
    found = row(margin=0.05, population=376, response_rate=0.8)
    assert (found["n"], found["issued"], found["n_unlimited"]) == (191, 239, 385)


def test_more_forms_than_people_are_told():
    notes = solved(margin=0.05, population=376, response_rate=0.4).table("sample_size").notes
    assert str(notes[-1]) == "The population holds fewer than the forms to issue."


def test_the_margin_is_that_of_the_cases_and_one_case_less_misses_what_was_asked():
    found = row(of="mean", sd=12, margin=2, population=500)
    assert found["margin"] <= 2 < row(of="mean", sd=12, n=int(found["n"]) - 1, population=500)["margin"]


def test_the_margin_of_a_census_is_nothing():
    assert row(n=376, population=376)["margin"] == 0


def test_a_design_effect_multiplies_the_cases_of_an_unlimited_population():
    assert row(margin=0.05, design_effect=2)["n"] == math.ceil(2 * 384.1459)


def test_neyman_allocates_as_no_other_allocation_does_better():
    best = min(
        ((a, b, 60 - a - b) for a in range(2, 57) for b in range(2, 59 - a)),
        key=lambda cases: variance_of_estimate(STRATA, cases),
    )
    assert allocate(STRATA, 60, neyman=True) == best


def test_a_stratum_gives_no_more_than_it_holds_and_no_less_than_two():
    tiny = (Stratum(10, 10000), Stratum(500, 1), Stratum(300, 0))
    cases = allocate(tiny, 100, neyman=True)
    assert cases[0] == 10
    assert sum(cases) == 100
    assert min(cases) >= 2
    assert allocate(STRATA, 3, neyman=False) == (1, 1, 1)
    assert allocate(STRATA, 310, neyman=True) == (155, 62, 93)


def test_a_proportional_allocation_is_printed_by_stratum():
    table = solved(margin=0.05, strata=[155, 62, 93], response_rate=0.5).table("allocation")
    n = table.column("n")[-1]
    assert n - row(margin=0.05, population=310)["n"] in (0, 1)  # S² of a stratum is divided by its own N - 1
    assert table.column("percent")[:3] == (50, 20, 30)
    assert table.column("issued")[0] == 2 * table.column("n")[0]
    assert [abs(found - n * share) < 1 for found, share in zip(table.column("n"), (0.5, 0.2, 0.3), strict=False)] == [
        True
    ] * 3


def test_neyman_needs_no_more_cases_than_a_proportional_sample():
    words = {"of": "mean", "margin": 2, "strata": [155, 62, 93], "sds": [5, 15, 10]}
    assert row(**words, allocation="neyman")["n"] < row(**words)["n"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "0 of the options margin, n are given; possible: exactly one"),
        ({"margin": 0.05, "n": 3}, "2 of the options margin, n are given; possible: exactly one"),
        ({"margin": 2, "of": "mean"}, "option 'sd' is missing"),
        ({"margin": 0}, "margin: '0.0' is not a number between 0 and 1"),
        ({"margin": 5}, "margin: '5.0' is not a number between 0 and 1"),
        ({"margin": 0, "of": "mean", "sd": 2}, "margin: '0.0' is not a number above 0"),
        ({"margin": 0.05, "proportion": 1}, "proportion: '1.0' is not a number between 0 and 1"),
        ({"margin": 0.05, "response_rate": 1.2}, "response_rate: '1.2' is not a share above 0, up to 1"),
        ({"margin": 0.05, "population": 1}, "population: '1' is not possible; possible: 2, 3, …"),
        ({"n": 400, "population": 376}, "n: a sample of 400 cannot be drawn; possible: 1 to 376"),
        (
            {"margin": 0.05, "strata": [10, 20], "proportions": [0.5]},
            "proportions: 1 values are given for 2 strata; possible: one of each",
        ),
        (
            {"margin": 0.05, "strata": [10, 20], "population": 30},
            "the population is the sum of the strata; possible: strata or population",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused(words, sentence):
    with pytest.raises(Fault) as refused:
        solved(**words)
    assert str(refused.value) == sentence
