"""Power and sample sizes for tests against R's pwr and power.prop.test."""

import math

import pytest
from answers import tally_of
from scales_answers import numbers, reason, solve

from analysis.options import names_answers
from analysis.procedures import descriptives, power, reliability, sample_size
from analysis.result import Fault
from analysis.statistics.power import Design, anova, t_independent

R = numbers("power")
NOBODY = tally_of({"none": []})

POWERS = [
    *(
        (f"{name}:{tails}:{d:g}:{n}", {"test": test, "effect": d, "n": size * n, "tails": tails, **more})
        for d in (0.2, 0.5, 0.8)
        for n in (10, 30, 100)
        for name, tails, test, size, more in (
            ("t_independent", "two_sided", "t_independent", 2, {}),
            ("t_independent", "one_sided", "t_independent", 2, {}),
            ("t_unequal", "two_sided", "t_independent", 3, {"ratio": 2}),
            ("t_paired", "two_sided", "t_paired", 1, {}),
            ("t_one_sample", "one_sided", "t_one_sample", 1, {}),
        )
    ),
    *(
        (f"anova:{f:g}:{k}", {"test": "anova", "effect": f, "groups": k, "n": 20 * k})
        for f in (0.1, 0.4)
        for k in (3, 5)
    ),
    *(
        (f"correlation:{tails}:{r:g}:{n}", {"test": "correlation", "effect": r, "n": n, "tails": tails})
        for r in (0.1, 0.3, 0.5)
        for n in (20, 84)
        for tails in ("two_sided", "one_sided")
    ),
    *((f"chi_square:{w:g}", {"test": "chi_square", "effect": w, "df": 4, "n": 100}) for w in (0.1, 0.3, 0.5)),
    *((f"regression:{f:g}", {"test": "regression", "effect": f, "predictors": 3, "n": 80}) for f in (0.02, 0.15, 0.35)),
    *(
        (name, {"test": "two_proportions", "proportion": 0.4, "other_proportion": p, "n": 120, "tails": tails})
        for p in (0.6, 0.8)
        for name, tails in ((f"two_proportions:{p:g}", "two_sided"), (f"two_proportions_one_sided:{p:g}", "one_sided"))
    ),
    *((f"one_proportion:{p:g}", {"test": "one_proportion", "other_proportion": p, "n": 80}) for p in (0.4, 0.6, 0.7)),
]


def row(**words):
    table = solve(power, NOBODY, **words).table("power_analysis")
    return {column.word: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}


@pytest.mark.parametrize(("name", "words"), POWERS, ids=[name for name, _ in POWERS])
def test_power_is_that_of_r(name, words):
    assert abs(row(**words)["power"] - R[name]) < 2e-9  # R's own noncentral F is good to nine digits


@pytest.mark.parametrize(
    ("name", "words", "times"),
    [
        ("n:t_independent", {"test": "t_independent", "effect": 0.5}, 2),
        ("n:t_paired", {"test": "t_paired", "effect": 0.5, "power": 0.9}, 1),
        ("n:anova", {"test": "anova", "effect": 0.25, "groups": 4}, 4),
        ("n:correlation", {"test": "correlation", "effect": 0.3}, 1),
        ("n:chi_square", {"test": "chi_square", "effect": 0.3}, 1),
        ("n:regression", {"test": "regression", "effect": 0.15, "predictors": 5}, 1),
        ("n:two_proportions", {"test": "two_proportions", "proportion": 0.4, "other_proportion": 0.6}, 2),
    ],
)
def test_the_cases_needed_are_those_of_r_rounded_up_in_each_group(name, words, times):
    found = row(**words)
    assert found["n"] == times * math.ceil(R[name])
    assert found["power"] >= words.get("power", 0.8)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("effect:t_independent", {"test": "t_independent", "n": 100, "power": 0.8}),
        ("effect:correlation", {"test": "correlation", "n": 50, "power": 0.8}),
        ("effect:anova", {"test": "anova", "groups": 3, "n": 90, "power": 0.9}),
    ],
)
def test_the_effect_that_can_be_found_is_that_of_r(name, words):
    assert row(**words)["effect"] == pytest.approx(R[name], abs=3e-5)  # R stops its search there


def test_groups_of_unequal_size_are_printed_and_one_case_less_has_less_power():
    result = solve(power, NOBODY, test="t_independent", effect=0.5, ratio=1.5)
    first, second = result.table("cases_in_groups").column("n")
    assert second == math.ceil(1.5 * first)
    fewer = t_independent(Design(0.05, 2, ratio=math.ceil(1.5 * (first - 1)) / (first - 1)), 0.5, 2.5 * (first - 1))
    assert fewer.power < 0.8


def test_no_cases_are_counted_and_none_are_needed():
    assert solve(power, NOBODY, test="anova", effect=0.4, groups=3).cases.total == 0
    assert not names_answers(power.Options)
    assert not names_answers(sample_size.Options)
    assert names_answers(descriptives.Options)
    assert names_answers(reliability.Options)


def test_what_cannot_be_reached_says_why():
    assert reason(row(test="t_independent", effect=1e-9)["n"]) == "no sample of a size that can be drawn has this power"
    assert reason(row(test="regression", n=5, power=0.8, predictors=8)["effect"]).startswith("no effect has this power")
    assert reason(row(test="anova", effect=0.4, groups=5, n=4)["power"]) == "too few cases"
    assert str(anova(Design(0.05, 2, groups=5), 0.4, 5).reason) == "too few cases"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            {"test": "anova"},
            "of the options effect, n, power 0 are given; possible: effect and one of the others",
        ),
        (
            {"test": "one_proportion", "n": 80, "power": 0.8},
            "of the options other_proportion, n, power 2 are given; possible: other_proportion and one of the others",
        ),
        ({"test": "anova", "effect": 0.4, "ratio": 2}, "anova: no option 'ratio'; possible: "),
        ({"test": "correlation", "effect": 1.5}, "effect: '1.5' is not a number between 0 and 1"),
        ({"test": "anova", "effect": -0.4}, "effect: '-0.4' is not a number above 0"),
        ({"test": "anova", "effect": 0.4, "power": 0.01}, "power: '0.01' is not a number above alpha"),
        ({"test": "anova", "effect": 0.4, "groups": 1}, "groups: '1' is not possible; possible: 2, 3, …"),
        (
            {"test": "regression", "effect": 0.1, "tested": 3, "predictors": 2},
            "tested: 3 predictors cannot be tested; possible: up to 2",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused(words, sentence):
    with pytest.raises(Fault) as refused:
        row(**words)
    assert str(refused.value).startswith(sentence)
