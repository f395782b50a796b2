"""What every procedure promises, whatever it computes: the folder is walked, so a new procedure is held to it too."""

import dataclasses
import json
import math
import pkgutil
import warnings
from importlib import import_module

import numpy as np
import pytest
from answers import tally_of, variable

from analysis import procedures
from analysis.options import plain, read_options
from analysis.result import Result, Results, from_data, to_data
from analysis.undefined import Undefined
from analysis.vocabulary import KEYS, WORDS, Kind
from instrument.message import Place

NAN = float("nan")
NAMES = [module.name for module in pkgutil.iter_modules(procedures.__path__)]
ITEMS = ("i1", "i2", "i3", "i4")

EXAMPLES = {
    "frequencies": [
        {"variables": ["sex", "unit", *ITEMS, "score"]},
        {"variables": ["i1", "score"], "statistics": ["mode", "skewness"], "groups": 3, "order": "count_descending"},
    ],
    "descriptives": [{"variables": [*ITEMS, "score"]}],
    "crosstab": [
        {"rows": ["sex", "unit"], "columns": ["t1", "i1"]},
        {"rows": ["sex", "unit"], "columns": ["t1", "i1"], "statistics": ["all"], "letters": "bonferroni"},
        {"rows": ["i1"], "columns": ["i2", "i1"], "statistics": ["all"], "exact": "sampled", "samples": 200},
        {
            "rows": ["sex"],
            "columns": ["t1", "i1"],
            "layers": ["unit", "t2"],
            "statistics": ["all"],
            "cells": ["count", "expected"],
            "letters": "unadjusted",
        },
    ],
    "multiple_response": [{"sets": ["ticks"]}, {"sets": ["ticks"], "by": "unit", "letters": "bonferroni"}],
    "correlations": [
        {"variables": [*ITEMS, "score"], "coefficient": coefficient, "missing": missing}
        for coefficient in ("pearson", "spearman", "kendall")
        for missing in ("pairwise", "listwise")
    ]
    + [
        {"variables": [*ITEMS, "score"], "intervals": True, "marks": True, "tails": "one"},
        {"variables": ["i1", "i2", "score"], "control": ["i3", "sex"], "intervals": True},
        {"variables": ["i1", "i2"], "control": ["score"], "coefficient": "spearman", "missing": "pairwise"},
    ],
    "means": [
        {
            "variables": ["score", "i1"],
            "groups": ["unit"],
            "statistics": ["mean", "n", "sd", "median"],
            "linearity": True,
        },
        {
            "variables": ["score", "i1"],
            "groups": ["sex", "unit"],
            "statistics": ["range", "harmonic_mean", "geometric_mean", "percent_of_sum", "percent_of_n", "kurtosis"],
            "missing": "listwise",
            "anova": True,
        },
    ],
    "reliability": [{"items": "scale"}, {"items": [*ITEMS[:2]]}],
    "ttest": [
        {"variables": ["score", "i1"], "groups": "sex"},
        {"variables": ["score", "i1"], "test_value": 3},
        {"pairs": [["i1", "i2"], ["i3", "score"]]},
    ],
    "oneway": [
        {"variables": ["score", "i1"], "factor": "unit", "posthoc": ["lsd", "bonferroni", "tukey", "games_howell"]},
        {"variables": ["i1", "score"], "factor": "unit", "posthoc": ["sidak", "scheffe", "snk", "tamhane"]},
        {"variables": ["score"], "factor": "unit", "contrasts": [[1, -1, 0], [0.5, 0.5, -1]]},
    ],
    "glm": [
        {"dependent": "score", "factors": ["sex", "unit"], "covariates": ["i1"], "power": True},
        {"dependent": "i2", "factors": ["unit", "sex"], "means": [["unit", "sex"], ["sex"]], "comparisons": "sidak"},
        {"dependent": "i4", "covariates": ["i1", "score"], "sums_of_squares": 1},
    ],
    "regression": [
        {"dependent": "score", "blocks": [["sex", "unit"], ["i1", "i2"]], "categorical": ["unit"]},
        {"dependent": "i4", "blocks": [["i1"]], "reference": "last"},
        *(
            {
                "dependent": "score",
                "blocks": [["sex"], ["unit", "i1", "i2", "i3", "i4"]],
                "categorical": ["unit"],
                "method": ["enter", method],
                "statistics": ["residuals", "robust"],
            }
            for method in ("forward", "backward", "stepwise")
        ),
    ],
    "logistic": [
        {"dependent": "sex", "blocks": [["unit", "i1"], ["score"]], "categorical": ["unit"]},
        {"dependent": "t1", "blocks": [["unit", "i1", "score"]], "categorical": ["unit"], "method": "forward"},
        {"dependent": "sex", "blocks": [["t1", "i1", "i2"]], "method": "backward", "reference": "first", "cut": 0.4},
    ],
    "ordinal": [
        {"dependent": "i4", "factors": ["unit", "sex"], "covariates": ["score"]},
        {"dependent": "i1", "factors": ["unit"], "link": "probit", "reference": "first", "information": "observed"},
        {"dependent": "unit", "covariates": ["i1", "i2"], "link": "cloglog"},
        {"dependent": "sex", "covariates": ["i1", "i2"], "link": "loglog"},
    ],
    "multinomial": [
        {"dependent": "unit", "factors": ["sex"], "covariates": ["i1", "score"]},
        {"dependent": "unit", "covariates": ["i1"], "base": "first"},
        {"dependent": "i1", "factors": ["unit"], "reference": "first"},
    ],
    "polychoric": [{"variables": [*ITEMS]}, {"variables": [*ITEMS], "missing": "listwise"}],
    "cfa": [
        {"factors": {"one": ["i1", "i2"], "two": ["i3", "i4"]}, "groups": "sex", "modification": 0},
        {"factors": ["scale"], "residuals": [["i1", "i2"]]},
        {"factors": {"one": ["i1", "i2"], "two": ["i3", "i4"]}, "estimator": "dwls"},
    ],
    "sem": [
        {"model": "mood =~ i1 + i2 + i3\n mood ~ a*sex\n score ~ b*mood + unit\n through := a*b"},
        {"model": "i1 ~ score + unit; i2 ~ i1"},
    ],
    "nonparametric": [
        {"test": "mann_whitney", "variables": ["score", "i1"], "groups": "sex"},
        {"test": "kruskal_wallis", "variables": ["score", "i1"], "groups": "unit"},
        {"test": "jonckheere", "variables": ["i1"], "groups": "unit", "values": [3, 2, 1]},
        {"test": "median", "variables": ["score", "i1"], "groups": "sex"},
        {"test": "median", "variables": ["i1"], "groups": "unit", "cut_value": 3},
        {"test": "wilcoxon", "pairs": [["i1", "i2"], ["i3", "score"]]},
        {"test": "sign", "pairs": [["i1", "i2"], ["t1", "t2"]]},
        *({"test": test, "variables": list(ITEMS)} for test in ("friedman", "kendall_w")),
        {"test": "cochran_q", "variables": ["t1", "t2", "t3"]},
        *({"test": "runs", "variables": ["score", "i1"], "cut": cut} for cut in ("median", "mean", "mode")),
        {"test": "binomial", "variables": ["sex", "t1", "unit"], "proportion": 0.4},
        {"test": "binomial", "variables": ["score", "i1"], "cut_value": 3},
        {"test": "chi_square", "variables": ["i1", "sex"]},
        {"test": "chi_square", "variables": ["unit"], "expected": [4, 3, 2, 1]},
        {"test": "kolmogorov_smirnov", "variables": ["score", "i1"], "dialect": "spss"},
        {"test": "kolmogorov_smirnov", "variables": ["score"], "groups": "unit", "values": [1, 2]},
    ],
    "normality": [
        {"variables": ["score", "i1"]},
        {"variables": ["score", "i1"], "by": "unit", "dialect": "spss"},
    ],
    "power": [
        {"test": "t_independent", "effect": 0.5, "ratio": 2},
        {"test": "anova", "groups": 4, "n": 100, "power": 0.9},
        {"test": "correlation", "effect": 0.3, "n": 50, "tails": "one_sided"},
        {"test": "two_proportions", "proportion": 0.4, "other_proportion": 0.6},
    ],
    "sample_size": [
        {"margin": 0.05, "population": 376, "response_rate": 0.8},
        {"of": "mean", "n": 60, "strata": [155, 62, 93], "sds": [5, 15, 10], "allocation": "neyman"},
    ],
    "factor": [
        {"items": "scale"},
        {"items": "scale", "extraction": "principal_axis", "factors": 1, "rotation": "none"},
    ],
    "ipa": [{"importance": ["i1", "i2"], "performance": ["i3", "score"]}],
    "missing": [
        {"variables": [*ITEMS, "score", "t1"], "imputations": 2, "rounds": 2},
        {
            "variables": ["i1"],
            "dependent": "score",
            "predictors": ["i2", "unit"],
            "categorical": ["unit"],
            "imputations": 3,
            "rounds": 2,
        },
    ],
    "weighting": [
        {"margins": {"sex": {1: 40, 2: 60}}},
        {"margins": "sex:1=48;2=52/unit:1=30;2=30;3=40", "base": "score", "upper": 3, "total": 1000},
    ],
    "design": [
        {"means": ["score", "i1"], "proportions": ["unit", "t1"], "totals": ["i2"], "groups": "unit"},
        {"means": ["score"], "groups": "sex", "strata": "sex", "clusters": "unit", "sampling_weight": "i3"},
        {"dependent": "score", "predictors": ["i1", "unit"], "categorical": ["unit"], "strata": "sex"},
    ],
}
WITHOUT_ANSWERS = ("power", "sample_size")
CASES = [(name, example) for name in NAMES for example in EXAMPLES.get(name, [])]
VARIABLES = (
    variable("sex", (1, 2)),
    variable("unit", (1, 2, 3, 4)),  # nobody is of unit 4
    *(variable(name, (1, 2, 3, 4, 5), missing=(-2,)) for name in ITEMS),
    *(variable(name, (0, 1), missing=(-2, -3)) for name in ("t1", "t2", "t3")),
)


def answers(n=60):
    """A column for every variable of the examples; `times` is a weight of whole numbers, 0 among them."""
    random = np.random.default_rng(7)
    mood = random.normal(size=n)
    found = {"sex": random.integers(1, 3, n), "unit": random.integers(1, 4, n)}
    found |= {name: np.clip(np.round(3 + mood + random.normal(size=n)), 1, 5) for name in ITEMS}
    found |= {name: random.integers(0, 2, n) for name in ("t1", "t2", "t3")}
    found["score"] = np.round(mood * 2 + random.normal(size=n), 2)
    for name, row in (("i1", 3), ("i2", 9), ("i2", 4), ("t1", 5), ("t2", 5), ("t3", 5)):
        found[name][row] = -2
    found["score"][[8, 14]] = NAN
    found["times"] = random.integers(0, 4, n)
    return {name: np.asarray(column, dtype=float) for name, column in found.items()}


def tally(columns, weight=None):
    return tally_of(columns, VARIABLES, weight=weight, sets={"ticks": ["t1", "t2", "t3"]}, scales={"scale": ITEMS})


def solve(name, example, columns, weight=None) -> Result:
    module, counted = import_module(f"analysis.procedures.{name}"), tally(columns, weight)
    options = read_options(module.Options, example, counted.codebook, Place())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return module.run(counted, options)


def every_cell(result):
    return [cell for table in result.tables for row in table.rows for cell in row]


@pytest.mark.parametrize("name", NAMES)
def test_a_procedure_has_frozen_options_a_run_and_an_example_here(name):
    module = import_module(f"analysis.procedures.{name}")
    assert dataclasses.is_dataclass(module.Options)
    assert module.Options.__dataclass_params__.frozen
    assert callable(module.run)
    assert all(each.__doc__ for each in (module, module.Options, module.run))
    assert EXAMPLES.get(name), f"no example options of {name} in this test"


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_result_names_its_procedure_and_its_options_as_a_plan_writes_them(name, example):
    result = solve(name, example, answers())
    module = import_module(f"analysis.procedures.{name}")
    assert result.procedure == name
    assert (
        plain(read_options(module.Options, dict(result.options), tally(answers()).codebook, Place())) == result.options
    )
    assert result.tables
    assert (0 < result.cases.valid <= result.cases.total == 60) == (name not in WITHOUT_ANSWERS)


@pytest.mark.parametrize(("name", "example"), CASES)
def test_tables_are_of_vocabulary_words_and_every_key_can_be_printed(name, example):
    result = solve(name, example, answers())
    printable = KEYS | set(result.labels)

    def known(key):
        word, equals, number = key.partition("=")
        return key in printable or (equals and word in WORDS and number.replace(".", "", 1).isdigit())

    for table in result.tables:
        assert {column.word for column in table.columns} <= set(WORDS)
        assert all(known(column.under) for column in table.columns if column.under is not None), table.name
        assert all(known(key) for key in table.about), table.about
        assert len(set(table.columns)) == len(table.columns)
        kinds = [WORDS[column.word] for column in table.columns]
        keys = [kind is Kind.KEY for kind in kinds]
        assert keys == sorted(keys, reverse=True), f"{table.name}: keys do not come first"
        for row in table.rows:
            assert len(row) == len(table.columns)
            for cell, kind in zip(row, kinds, strict=True):
                if kind is Kind.KEY:
                    assert cell is None or known(cell), (table.name, cell)
                elif kind is Kind.TEXT:
                    assert cell is None or isinstance(cell, str | Undefined), (table.name, cell)
                else:
                    assert cell is None or type(cell) in (int, float, Undefined), (table.name, row[0], cell)


@pytest.mark.parametrize(("name", "example"), CASES)
def test_no_two_rows_of_a_table_have_the_same_keys(name, example):
    for table in solve(name, example, answers()).tables:
        keys = [at for at, column in enumerate(table.columns) if WORDS[column.word] is Kind.KEY]
        rows = [tuple(row[at] for at in keys) for row in table.rows]
        assert len(set(rows)) == len(rows), table.name


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_result_survives_writing_and_holds_no_number_that_is_none(name, example):
    result = dataclasses.replace(solve(name, example, answers()), name="task")
    written = json.dumps(to_data(Results({"task": result})), allow_nan=False)
    assert from_data(json.loads(written)).results["task"] == result


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_weight_of_two_is_the_row_twice(name, example):
    columns = answers()
    repeated = {key: np.repeat(column, columns["times"].astype(int)) for key, column in columns.items()}
    weighted, plain_rows = solve(name, example, columns, "times"), solve(name, example, repeated)
    assert (weighted.cases.total, weighted.cases.valid) == (plain_rows.cases.total, plain_rows.cases.valid)
    assert weighted.labels == plain_rows.labels
    for one, other in zip(weighted.tables, plain_rows.tables, strict=True):
        assert (one.name, one.about, one.columns) == (other.name, other.about, other.columns)
        for first, second in zip(one.rows, other.rows, strict=True):
            for column, cell, twin in zip(one.columns, first, second, strict=True):
                if column.word != "durbin_watson":  # it goes by the order of rows
                    expected = pytest.approx(twin, rel=1e-8, abs=1e-8) if isinstance(twin, float) else twin
                    assert cell == expected, (one.name, first[0], column)


def constant(columns, *names):
    return columns | {name: np.where(np.isnan(columns[name]), NAN, 0.1) for name in names or columns if name != "times"}


DEGENERATE = {
    "constant": constant(answers()),
    "one constant item": constant(answers(), "i2"),
    "two items alike": answers() | {"i2": answers()["i1"]},
    "constant score": constant(answers(), "score"),
    "one group": answers() | {"sex": np.full(60, 1.0), "unit": np.full(60, 2.0)},
    "groups of one": {name: column[[0, 1, 2]] for name, column in answers().items()},
    "no groups": answers() | {"sex": np.full(60, NAN), "unit": np.full(60, NAN)},
    "empty items": answers() | {name: np.full(60, NAN) for name in (*ITEMS, "t1", "t2", "t3")},
    "all missing": {name: np.full(60, NAN) for name in answers()},
    "declared missing": answers() | {name: np.full(60, -2.0) for name in (*ITEMS, "t1", "t2", "t3")},
    "weights zero": answers() | {"times": np.zeros(60)},
    "weights below one": answers() | {"times": np.full(60, 0.01)},
    "one row": {name: column[:1] for name, column in answers().items()},
    "two rows": {name: column[:2] for name, column in answers().items()},
    "no rows": {name: column[:0] for name, column in answers().items()},
    "far apart": answers() | {"score": answers()["score"] * 1e60, "i1": answers()["i1"] * 1e-60},
}


@pytest.mark.parametrize(("name", "example"), CASES)
@pytest.mark.parametrize("kind", DEGENERATE)
def test_what_the_data_do_not_define_has_a_reason_and_stops_nothing(name, example, kind):
    for weight in (None, "times"):
        result = solve(name, example, DEGENERATE[kind], weight)
        assert result.tables
        json.dumps(to_data(Results({"task": result})), allow_nan=False)
        for cell in every_cell(result):
            assert not isinstance(cell, float) or math.isfinite(cell)
            assert not isinstance(cell, Undefined) or str(cell.reason)
