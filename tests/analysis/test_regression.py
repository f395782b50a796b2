"""REGRESSION against R, NIST, PSPP and statsmodels, and where predictors cannot be told apart."""

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, pspp_tables
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import regression
from analysis.statistics.least_squares import fit
from instrument.message import Fault

R = numbers("regression")
BLOCKS = [["sex", "unit"], ["q1", "q4", "q7"], ["q9"]]


def of(tally, **words):
    return solve(regression, tally, **words)


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def blocks(request):
    label, weight = request.param
    return label, of(scales(weight), dependent="hours", blocks=BLOCKS, categorical=["unit"])


@pytest.mark.parametrize("at", [1, 2, 3])
def test_every_block_fits_as_in_r(blocks, at):
    label, result = blocks
    summary, anova, row = result.table("model_summary"), result.table("anova"), {"model": f"model={at}"}
    for word in ("r_squared", "adjusted_r_squared", "se_estimate", "r_squared_change", "f_change", "p_change"):
        close(summary.cell(row, word), R[f"{label}:{at}:{word}"])
    close(anova.cell({**row, "source": "regression"}, "f"), R[f"{label}:{at}:f"])
    close(anova.cell({**row, "source": "regression"}, "p"), R[f"{label}:{at}:p"])


@pytest.mark.parametrize("at", [1, 2, 3])
def test_every_coefficient_is_that_of_r(blocks, at):
    label, result = blocks
    table = result.table("coefficients")
    for term in (key for key in table.column("term") if table.where({"model": f"model={at}", "term": key})):
        name = term.replace("unit=", "u")
        for word in [column.word for column in table.columns[2:]]:
            if f"{label}:{at}:{name}:{word}" in R:
                found = table.cell({"model": f"model={at}", "term": term}, word)
                close(found, R[f"{label}:{at}:{name}:{word}"], 1e-8)


def test_durbin_watson_is_of_the_last_model_in_the_order_of_the_file(blocks):
    label, result = blocks
    table = result.table("model_summary")
    assert table.column("durbin_watson")[:2] == (None, None)
    close(table.column("durbin_watson")[2], R[f"{label}:durbin_watson"])


def test_coefficients_are_those_of_pspp():
    table = of(scales(), dependent="hours", blocks="q1,q4,q7").table("coefficients")
    close(table.cell({"term": "constant"}, "b"), 33.015470390251, 1e-12)
    close(table.cell({"term": "q7"}, "beta"), 0.100518958112, 1e-12)
    close(table.cell({"term": "q4"}, "t"), 1.412963238260, 1e-12)  # its VIF takes in cases that lack the dependent


@pytest.mark.parametrize("weight", [None, "times"])
def test_a_model_entered_whole_is_that_of_pspp(weight):
    result = of(scales(weight), dependent="hours", blocks="sex,q1,q4,q7")
    summary, anova, coefficients = (rows for _, rows in pspp_tables("regression")[3 if weight else 0 :][:3])
    assert all(agrees(*pair) for pair in zip(result.table("model_summary").rows[0][1:5], summary[1], strict=True))
    for row, printed in zip(result.table("anova").rows, anova[1:], strict=True):
        assert all(agrees(cell, text) for cell, text in zip(row[2:], printed[1:], strict=True) if text)
    table = result.table("coefficients")
    words = ("b", "se", "beta", "t", "p", "ci_low", "ci_high", "tolerance", "vif")
    for row, printed in zip(table.rows, coefficients[2:], strict=True):
        for word, text in zip(words, printed[1:], strict=True):
            assert not text or row[table.index(word)] is None or agrees(row[table.index(word)], text), (
                printed[0],
                word,
            )


def test_coefficients_are_those_of_statsmodels():
    api = pytest.importorskip("statsmodels.api")
    values, missing, _ = scales().rows(["hours", "q1", "q4"])
    values = values[~missing.any(axis=1)]
    other = api.OLS(values[:, 0], api.add_constant(values[:, 1:])).fit()
    table = of(scales(), dependent="hours", blocks="q1,q4").table("coefficients")
    for at in range(3):
        close(table.column("b")[at], other.params[at])
        close(table.column("p")[at], other.pvalues[at])
        close(table.column("ci_low")[at], other.conf_int()[at][0])


def test_the_order_of_the_file_matters_to_durbin_watson_alone():
    random = np.random.default_rng(3)
    x, y = random.normal(size=30), random.normal(size=30)
    order = np.argsort(y)
    one = of(tally_of({"x": x, "y": y}), dependent="y", blocks="x")
    other = of(tally_of({"x": x[order], "y": y[order]}), dependent="y", blocks="x")
    close(one.table("coefficients").column("b")[1], other.table("coefficients").column("b")[1], 1e-12)
    assert one.table("model_summary").rows[0][-1] > other.table("model_summary").rows[0][-1] + 0.5


# Certified values: NIST Statistical Reference Datasets, Longley; itl.nist.gov/div898/strd/lls/data/Longley.shtml
LONGLEY = """60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962"""
CERTIFIED = {
    "b": [
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910e-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807e-01,
        1829.15146461355,
    ],
    "se": [
        890420.383607373,
        84.9149257747669,
        0.334910077722432e-01,
        0.488399681651699,
        0.214274163161675,
        0.226073200069370,
        455.478499142212,
    ],
}


def test_longley_has_its_certified_values_to_eleven_digits():
    rows = np.array([[float(cell) for cell in line.split()] for line in LONGLEY.splitlines()])
    data = {name: rows[:, at] for at, name in enumerate(["y", "x1", "x2", "x3", "x4", "x5", "x6"])}
    result = of(tally_of(data), dependent="y", blocks="x1 to x6")
    table = result.table("coefficients")
    np.testing.assert_allclose(table.column("b"), CERTIFIED["b"], rtol=1e-13)
    np.testing.assert_allclose(table.column("se"), CERTIFIED["se"], rtol=1e-11)
    np.testing.assert_allclose(result.table("model_summary").column("se_estimate")[0], 304.854073561965, rtol=1e-12)
    np.testing.assert_allclose(result.table("model_summary").column("r_squared")[0], 0.995479004577296, rtol=1e-13)
    np.testing.assert_allclose(result.table("anova").column("f")[0], 330.285339234588, rtol=1e-11)


# Wampler1 to Wampler5, itl.nist.gov/div898/strd/lls/data/Wampler1.shtml …: y of a polynomial in x = 0 … 20.
NOISE = np.array([759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048])
NOISE = np.concatenate([NOISE, NOISE[9::-1]])
SPREAD = np.array(
    [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312]
)
WAMPLER = {
    1: (np.ones(6), 0, np.zeros(6)),
    2: (10.0 ** -np.arange(6), 0, np.zeros(6)),
    3: (np.ones(6), 1, SPREAD),
    4: (np.ones(6), 100, 100 * SPREAD),
    5: (np.ones(6), 10000, 10000 * SPREAD),
}


@pytest.mark.parametrize("number", WAMPLER)
def test_wampler_has_its_certified_values(number):
    b, noise, se = WAMPLER[number]
    x = np.arange(21.0)
    powers = np.column_stack([x**power for power in range(1, 6)])
    y = sum((x**power * b[power] for power in range(6)), np.zeros(21)) + noise * NOISE
    if number == 2:
        y = np.array([float(f"{value:.5f}") for value in y])
    columns = {"y": y} | {f"x{power}": powers[:, power - 1] for power in range(1, 6)}
    table = of(tally_of(columns), dependent="y", blocks="x1 to x5", tolerance=1e-9).table("coefficients")
    np.testing.assert_allclose(table.column("b"), b, rtol=1e-12)
    np.testing.assert_allclose(table.column("se"), se, rtol=1e-10, atol=1e-12)


def test_collinear_powers_are_left_out_at_the_tolerance_of_spss():
    x = np.arange(21.0)
    result = of(tally_of({"x1": x, "x2": x**2, "x3": x**3, "x4": x**4, "y": x + 1}), dependent="y", blocks="x1 to x4")
    assert len(result.table("coefficients").rows) < 5
    assert str(result.notes[0]).startswith(
        "x3 is left out: beside x1, x2, x4 a tolerance would fall below 0.0001 (condition index 409.3"
    )


def test_a_weight_counts_a_pattern_as_that_many_rows():
    x, y, w = np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 3.0, 2.0]), np.array([1.0, 3.0, 2.0])
    one, other = fit(x, y, w), fit(np.repeat(x, [1, 3, 2], axis=0), np.repeat(y, [1, 3, 2]), np.ones(6))
    close(one.slopes[0], other.slopes[0], 1e-14)
    close(one.residual, other.residual, 1e-14)


@pytest.fixture
def odd():
    """A dependent, two predictors, their sum, a constant, and a column without answers."""
    random = np.random.default_rng(8)
    x, z = random.normal(size=40).round(1), random.normal(size=40).round(1)
    y = (x - z + random.normal(size=40)).round(1)
    return tally_of({"y": y, "x": x, "z": z, "s": x + z, "k": [0.3] * 40, "m": [np.nan] * 40, "e": 2 * y + 1})


def test_a_sum_of_predictors_and_a_constant_are_left_out_with_notes(odd):
    result = of(odd, dependent="y", blocks="x,z/s,k")
    assert result.table("coefficients").column("term") == ("constant", "x", "z", "constant", "x", "z")
    assert [str(note) for note in result.notes] == [
        "s is left out: it is made of x, z.",
        "k is constant or has no cases, and is left out.",
    ]
    row = result.table("model_summary").rows[1]
    assert row[5] == 0
    assert reason(row[6]) == "the block adds no predictor"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"dependent": "k", "blocks": "x"}, "every answer is the same"),
        ({"dependent": "y", "blocks": "m"}, "no valid cases"),
        ({"dependent": "y", "blocks": "k"}, "no predictor is in the model"),
    ],
)
def test_where_there_is_no_model_every_table_says_why(odd, words, why):
    result = of(odd, **words)
    assert reason(result.table("model_summary").column("r")[0]) == why
    assert reason(result.table("anova").column("f")[0]) == why
    assert reason(result.table("coefficients").column("b")[0]) == why


def test_a_perfect_fit_has_coefficients_and_no_tests(odd):
    result = of(odd, dependent="y", blocks="e")
    row = result.table("coefficients").rows[1]
    close(row[2], 0.5, 1e-14)
    assert reason(result.table("coefficients").column("t")[1]) == "the predictors account for every answer exactly"
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))
    assert result.table("coefficients").column("zero_order")[1] <= 1


def test_fewer_cases_than_coefficients_are_refused_with_both_numbers():
    data = {"y": [1, 2, 4], "x": [1, 2, 3], "z": [1, 5, 2], "u": [3, 1, 1]}
    result = of(tally_of(data), dependent="y", blocks="x,z,u")
    assert reason(result.table("coefficients").column("b")[0]) == "3 cases are too few for 4 coefficients"
    assert reason(result.table("model_summary").column("r_squared")[0]) == "3 cases are too few for 4 coefficients"
    assert [str(note) for note in result.notes] == ["x is left out: it is made of z, u."]


def test_the_reference_is_the_first_or_the_last_level_that_has_cases():
    tally = tally_of({"y": [1, 2, 3, 5, 4], "g": [2, 2, 3, 4, 4]}, [variable("g", (1, 2, 3, 4, 5))])
    first = of(tally, dependent="y", blocks="g", categorical="g")
    last = of(tally, dependent="y", blocks="g", categorical="g", reference="last")
    assert sorted(first.table("models").column("variable")) == ["g=3", "g=4"]
    assert sorted(last.table("models").column("variable")) == ["g=2", "g=3"]
    assert str(last.notes[0]) == "g: the reference category is g=4."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"blocks": "y"}, "blocks: variable 'y' is in the equation twice; possible: each variable once"),
        ({"blocks": "x/z,x"}, "blocks: variable 'x' is in the equation twice; possible: each variable once"),
        ({"blocks": "x", "categorical": "z"}, "categorical: 'z' is in no block; possible: x"),
        (
            {"blocks": "x", "tolerance": 2},
            "tolerance: '2.0' is not a tolerance; possible: a number from 0 to 1, such as 0.0001",
        ),
    ],
)
def test_an_equation_that_cannot_be_is_refused(odd, words, sentence):
    with pytest.raises(Fault) as caught:
        of(odd, dependent="y", **words)
    assert str(caught.value) == sentence
