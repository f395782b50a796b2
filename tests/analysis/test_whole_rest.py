"""Statistics that other tests leave out against R: shares of all cases, limits, answers to a set, counts of pairs."""

import csv
import re
from functools import cache
from math import nan

import pytest
from answers import tally_of, variable
from scales_answers import FOLDER, VARIABLES, columns, solve
from whole_tables import ours, theirs

from analysis.procedures import custom_tables, glm, multiple_response, nonparametric, oneway, reliability

WEIGHTS = {"plain": None, "weighted": "times"}
OF = {"t1": "q1", "t2": "q4", "t3": "q7"}


@cache
def counted(label):
    """The answers with a tick for every 4 or 5 of three questions."""
    found = columns()
    for tick, name in OF.items():
        found[tick] = [float(value >= 4) if value > 0 else nan for value in found[name]]
    return tally_of(found, [*VARIABLES, *(variable(tick, (0, 1)) for tick in OF)], weight=WEIGHTS[label])


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize(
    ("case", "procedure", "words"),
    [
        (
            "shares",
            custom_tables,
            {
                "rows": "sex [ROWPCT.TOTALN, COLPCT.VALIDN]",
                "columns": "unit",
                "categories": "sex unit TOTAL=YES",
            },
        ),
        (
            "limits",
            custom_tables,
            {"rows": "hours [S] [MEAN.LCL, MEAN.UCL, SUM.LCL, SUM.UCL]", "columns": "sex", "confidence": 0.9},
        ),
        ("ticks", custom_tables, {"rows": "{t1, t2, t3} [COUNT, RESPONSES]", "categories": "ALL TOTAL=YES"}),
        ("range", nonparametric, {"test": "kolmogorov_smirnov", "variables": ["hours"], "distribution": "uniform"}),
        ("levels", reliability, {"items": ["q1", "q3", "q9"], "statistics": ["hotelling"]}),
        ("parallel", reliability, {"items": ["q4", "q5", "q6"], "models": ["parallel"]}),
    ],
)
def test_statistics_are_those_of_r(label, case, procedure, words):
    expected = theirs("rest")[f"{label}_{case}"]
    result = solve(procedure, counted(label), **words)
    for name, cells in expected.items():
        found = ours(result.table(name))
        for key, number in cells.items():
            assert found[key] == pytest.approx(number, rel=1e-9), key


@pytest.mark.parametrize("label", WEIGHTS)
def test_shares_of_the_asked_are_those_of_r(label):
    words = {"sets": "t1,t2,t3", "by": "sex", "letters": "bonferroni", "dialect": "recommended"}
    result = solve(multiple_response, counted(label), **words)
    found = ours(next(each for each in result.tables if each.name == "column_proportions"))
    for key, number in theirs("rest")[f"{label}_asked"]["column_proportions"].items():
        assert found[key] == pytest.approx(number, rel=1e-9), key


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("procedure", [oneway, glm])
def test_groups_in_subsets_have_the_cases_and_means_of_r(label, procedure):
    words = (
        {"variables": ["hours"], "factor": "unit"}
        if procedure is oneway
        else {"dependent": "hours", "factors": ["unit"], "posthoc_factors": ["unit"]}
    )
    result = solve(procedure, counted(label), **words, posthoc=["waller_duncan"])
    table = next(each for each in result.tables if each.name == "homogeneous_subsets")
    expected = theirs("rest")[f"{label}_groups"]["homogeneous_subsets"]
    for test, group, n, *means in table.rows:
        assert n == expected[f"{test}/{group}", "n"]
        for mean in (each for each in means if each is not None):
            assert mean == pytest.approx(expected[f"{test}/{group}", "mean"], rel=1e-9)


@pytest.mark.parametrize("label", WEIGHTS)
def test_pairs_are_counted_and_their_change_tested_as_in_r(label):
    result = solve(nonparametric, counted(label), test="mcnemar", pairs=[["t1", "t3"]])
    expected = theirs("rest")[f"{label}_change"]
    found = ours(next(each for each in result.tables if each.name == "pair_counts"))
    for key, number in expected["pair_counts"].items():
        assert found[key] == number
    table = next(each for each in result.tables if each.name == "test_statistics")
    assert table.column("n")[0] == expected["test_statistics"]["t1/t3", "n"]
    assert table.column("chi_square")[0] == pytest.approx(expected["test_statistics"]["t1/t3", "chi_square"], rel=1e-9)


def numbers(name):
    with (FOLDER / "column_comparisons" / f"{name}.csv").open(encoding="utf-8") as file:
        return {line["name"]: float(line["value"]) for line in csv.DictReader(file)}


def probabilities(table):
    """Two columns of the first row → p as it is shown behind their letters."""
    return {
        frozenset((at, "ABCDE".index(letter) + 1)): float(p)
        for at, cell in enumerate(table.rows[0][1:], start=1)
        for letter, p in re.findall(r"([A-E]) \((\.\d+)\)", cell or "")
    }


# R, each difference as a sum over cases: column_comparisons/shared.R.
@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("share", {"rows": "sex", "tests": ["proportions"]}),
        ("mean", {"rows": "hours [S] [MEAN]", "tests": ["means"]}),
    ],
)
def test_columns_of_a_set_are_compared_with_the_cases_that_they_share(label, kind, words):
    expected = numbers("shared")
    shown = {"level": 0.999, "adjust": "none", "p_shown": True}
    table = solve(custom_tables, counted(label), columns="{t1, t2, t3}", **words, **shown).tables[1]
    found = probabilities(table)
    wanted = {frozenset((i, j)): expected[f"{label}:{kind}:{i}:{j}"] for i, j in ((1, 2), (1, 3), (2, 3))}
    assert found == {pair: pytest.approx(p, abs=0.0005) for pair, p in wanted.items() if p < 0.999}


# R: column_comparisons/effective.R.
def test_effective_bases_are_counted_and_tested_as_in_r():
    expected, tally = numbers("effective"), tally_of(columns(), VARIABLES, weight="hours")
    words = {"columns": "unit", "base_weight": "hours", "level": 0.999, "adjust": "none", "p_shown": True}
    result = solve(custom_tables, tally, rows="sex [COUNT, ECOUNT]", tests=["chi_square", "proportions"], **words)
    for row, line in enumerate(result.tables[0].rows, start=1):
        told = [expected[f"{name}:{row}:{unit}"] for unit in range(1, 6) for name in ("count", "adjusted")]
        assert line[1:] == pytest.approx(told, rel=1e-12)
    assert result.table("custom_chi_square").rows[0][1] == pytest.approx(expected["chi_square"], rel=1e-12)
    means = solve(custom_tables, tally, rows="q1 [S] [MEAN]", tests=["means"], **words).tables[1]
    for kind, table in (("share", result.table("custom_comparisons")), ("mean", means)):
        pairs = {frozenset((i, j)): expected[f"{kind}:{i}:{j}"] for i in range(1, 6) for j in range(i + 1, 6)}
        wanted = {pair: pytest.approx(p, abs=0.00051) for pair, p in pairs.items() if p < 0.998}
        found = probabilities(table)
        assert {pair: found[pair] for pair in wanted} == wanted
