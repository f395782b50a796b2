"""PLUM against R's clm, polr and vglm, statsmodels and a printed output of SPSS, and where answers are separated."""

import csv
from pathlib import Path

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import ordinal
from analysis.statistics.cumulative_links import LINKS
from analysis.statistics.likelihood import maximize
from analysis.undefined import Undefined
from instrument.message import Fault

R = numbers("ordinal")
WEIGHTS = {"plain": None, "weighted": "times"}
LABELS = ["plain", "weighted"]
EQUATION = {"dependent": "q9", "factors": "unit", "covariates": "q1,q7"}


def of(tally, **words):
    return solve(ordinal, tally, **words)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("link", [each for each in LINKS if each != "cauchit"])  # in test_crossed_models
def test_every_parameter_is_that_of_clm(label, link):
    result = of(scales(WEIGHTS[label]), **EQUATION, link=link, information="observed")
    table = result.table("parameters")
    terms = ["q9=1", "q9=2", "q9=3", "q9=4", "q1", "q7", "unit=1", "unit=2", "unit=3", "unit=4"]
    for term in terms:
        close(table.cell({"term": term}, "b"), R[f"{label}:{link}:{term}:b"], 1e-12)
        close(table.cell({"term": term}, "se"), R[f"{label}:{link}:{term}:observed_se"], 1e-12)
    fitting = result.table("model_fitting")
    close(fitting.cell({"model": "final"}, "deviance_kernel"), R[f"{label}:{link}:deviance"], 1e-13)
    close(fitting.cell({"model": "intercept_only"}, "deviance_kernel"), R[f"{label}:null"], 1e-13)
    fall = R[f"{label}:null"] - R[f"{label}:{link}:deviance"]
    close(fitting.cell({"model": "final"}, "chi_square"), fall, 1e-10)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("link", ["logit", "probit", "cloglog"])
def test_errors_of_the_expected_information_are_those_of_vglm(label, link):
    table = of(scales(WEIGHTS[label]), **EQUATION, link=link).table("parameters")
    for term in ("q9=1", "q9=4", "q1", "q7", "unit=1", "unit=4"):
        close(table.cell({"term": term}, "se"), R[f"{label}:{link}:{term}:se"], 1e-7)


@pytest.mark.parametrize("label", LABELS)
def test_minus_two_log_likelihood_has_the_multinomial_constant_of_spss(label):
    fitting = of(scales(WEIGHTS[label]), **EQUATION).table("model_fitting")
    constant = R[f"{label}:constant"]
    close(fitting.cell({"model": "final"}, "deviance"), R[f"{label}:logit:deviance"] + constant, 1e-12)
    close(fitting.cell({"model": "intercept_only"}, "deviance"), R[f"{label}:null"] + constant, 1e-12)


@pytest.mark.parametrize("label", LABELS)
def test_goodness_of_fit_and_pseudo_r_squares_follow_from_r(label):
    tally = scales(WEIGHTS[label])
    result = of(tally, **EQUATION)
    fit = result.table("goodness_of_fit")
    close(fit.cell({"statistic": "pearson"}, "chi_square"), R[f"{label}:pearson"], 1e-10)
    close(fit.cell({"statistic": "deviance"}, "chi_square"), R[f"{label}:fit_deviance"], 1e-10)
    assert fit.cell({"statistic": "pearson"}, "df") == R[f"{label}:fit_df"]
    null, deviance, n = R[f"{label}:null"], R[f"{label}:logit:deviance"], result.cases.valid
    table = result.table("pseudo_r_squared")
    snell = 1 - np.exp((deviance - null) / n)
    close(table.cell({"statistic": "cox_snell"}, "pseudo_r_squared"), snell, 1e-12)
    close(table.cell({"statistic": "nagelkerke"}, "pseudo_r_squared"), snell / (1 - np.exp(-null / n)), 1e-12)
    close(table.cell({"statistic": "mcfadden"}, "pseudo_r_squared"), 1 - deviance / null, 1e-12)


# clm does not reach the general model of every link.
@pytest.mark.parametrize(
    ("label", "link"), [(label, link) for label in LABELS for link in LINKS if f"{label}:{link}:general" in R]
)
def test_parallel_lines_are_tested_by_likelihood_ratio(label, link):
    values, missing, weights = scales(WEIGHTS[label]).rows(["q9", "unit", "q1", "q7", "times"])
    kept = ~missing.any(axis=1)  # make.R fits the lines on the cases that have a unit too
    data = dict(zip(("q9", "unit", "q1", "q7", "times"), values[kept].T, strict=True))
    table = of(tally_of(data, weight=WEIGHTS[label]), dependent="q9", covariates="q1,q7", link=link).table(
        "parallel_lines"
    )
    fall = R[f"{label}:{link}:lines"] - R[f"{label}:{link}:general"]
    close(table.cell({"model": "general"}, "chi_square"), fall, 1e-8)
    assert table.cell({"model": "general"}, "df") == 6
    assert weights.sum() > 0


# As printed by SPSS for UCLA's `ologit` data: PLUM apply BY pared public WITH gpa, in a course of the University of
# Sheffield; the data come with statsmodels. Every standard error is that of the expected information.
SPSS = {
    "apply=1": (1.214, 0.939, 1.671, 0.196, -0.627, 3.055),
    "apply=2": (3.310, 0.952, 12.076, 0.001, 1.443, 5.177),
    "gpa": (0.616, 0.263, 5.499, 0.019, 0.101, 1.130),
    "pared=0": (-1.048, 0.268, 15.231, 0.000, -1.574, -0.522),
    "public=0": (0.059, 0.289, 0.041, 0.839, -0.507, 0.624),
}


@pytest.fixture(scope="module")
def ologit():
    statsmodels = pytest.importorskip("statsmodels")
    path = Path(statsmodels.__file__).parent / "miscmodels" / "tests" / "results" / "ologit_ucla.csv"
    if not path.exists():
        pytest.skip("this statsmodels comes without its test data")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    answer = {"unlikely": 1, "somewhat likely": 2, "very likely": 3}
    data = {name: [float(row[name]) for row in rows] for name in ("pared", "public", "gpa")}
    return tally_of({"apply": [answer[row["apply"]] for row in rows], **data})


def test_parameters_are_those_that_spss_prints(ologit):
    result = of(ologit, dependent="apply", factors="pared,public", covariates="gpa")
    table = result.table("parameters")
    for term, printed in SPSS.items():
        for word, value in zip(("b", "se", "wald", "p", "ci_low", "ci_high"), printed, strict=True):
            assert table.cell({"term": term}, word) == pytest.approx(value, abs=0.0005001), (term, word)
    assert table.cell({"term": "pared=1"}, "b") == 0
    assert table.cell({"term": "pared=1"}, "se") is None
    fit = result.table("goodness_of_fit")
    assert fit.cell({"statistic": "pearson"}, "chi_square") == pytest.approx(400.843, abs=0.0005)
    assert fit.cell({"statistic": "deviance"}, "chi_square") == pytest.approx(400.749, abs=0.0005)
    assert fit.cell({"statistic": "pearson"}, "df") == 435
    assert fit.cell({"statistic": "deviance"}, "p") == pytest.approx(0.879, abs=0.0005)


def test_parameters_are_those_of_statsmodels(ologit):
    model = pytest.importorskip("statsmodels.miscmodels.ordinal_model")
    values = ologit.rows(["apply", "pared", "public", "gpa"])[0]
    other = model.OrderedModel(values[:, 0], values[:, 1:], distr="logit").fit(disp=False, method="newton")
    table = of(ologit, dependent="apply", covariates="pared,public,gpa", information="observed").table("parameters")
    for term, found in zip(("pared", "public", "gpa"), other.params, strict=False):
        close(table.cell({"term": term}, "b"), found, 1e-6)


def test_two_answers_are_a_binary_logit_with_the_sign_of_thresholds_turned():
    from analysis.procedures import logistic

    one = of(scales(), dependent="sex", covariates="q1,q4", information="observed").table("parameters")
    other = solve(logistic, scales(), dependent="sex", blocks="q1,q4").table("equation")
    for term in ("q1", "q4"):
        row = {"block": "block=1", "step": "step=1", "term": term}
        close(one.cell({"term": term}, "b"), other.cell(row, "b"), 1e-11)
        close(one.cell({"term": term}, "se"), other.cell(row, "se"), 1e-11)
    assert one.cell({"term": "sex=1"}, "b") < 0
    result = of(scales(), dependent="sex", covariates="q1,q4")
    assert reason(result.table("parallel_lines").column("p")[1]) == "there is one line only"


def test_a_level_whose_answers_are_all_the_highest_has_no_finite_slope():
    random = np.random.default_rng(3)
    group, z = random.integers(1, 4, 150).astype(float), random.normal(size=150).round(1)
    y = np.clip(np.round(2 + z + random.normal(size=150)), 1, 3)
    y[group == 3] = 3
    levels = [variable("g", (1, 2, 3))]
    result = of(
        tally_of({"y": y, "g": group, "z": z}, levels), dependent="y", factors="g", covariates="z", reference="first"
    )
    kept = group != 3
    rest = of(
        tally_of({"y": y[kept], "g": group[kept], "z": z[kept]}, levels),
        dependent="y",
        factors="g",
        covariates="z",
        reference="first",
    )
    table = result.table("parameters")
    assert isinstance(table.cell({"term": "g=3"}, "b"), Undefined)
    assert "g=3 predicts some answers without error" in str(result.notes[-1])
    for term in ("y=1", "y=2", "g=2", "z"):
        close(table.cell({"term": term}, "b"), rest.table("parameters").cell({"term": term}, "b"))
        close(table.cell({"term": term}, "se"), rest.table("parameters").cell({"term": term}, "se"))
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_answers_in_perfect_order_have_no_finite_slope():
    result = of(tally_of({"y": [1, 1, 2, 2, 3, 3], "x": [1, 2, 3, 4, 5, 6]}), dependent="y", covariates="x")
    assert isinstance(result.table("parameters").cell({"term": "x"}, "b"), Undefined)
    close(result.table("model_fitting").cell({"model": "final"}, "deviance_kernel") + 1, 1.0, 1e-9)


@pytest.mark.parametrize(
    ("data", "why"),
    [({"y": [1, 1], "x": [1, 2]}, "every answer is the same"), ({"y": [np.nan], "x": [1]}, "no valid cases")],
)
def test_where_there_is_no_model_every_table_says_why(data, why):
    result = of(tally_of(data), dependent="y", covariates="x")
    assert reason(result.table("model_fitting").column("deviance")[0]) == why
    assert reason(result.table("parallel_lines").column("p")[0]) == why


def test_an_equation_that_cannot_be_is_refused():
    tally = tally_of({"y": [1, 2, 3], "x": [1, 2, 2]})
    with pytest.raises(Fault, match="no predictor is named; possible: variables under 'factors' or 'covariates'"):
        of(tally, dependent="y")
    with pytest.raises(Fault, match="variable 'y' is in the equation twice"):
        of(tally, dependent="y", covariates="x,y")


class Saddle:
    """A likelihood without a top that no direction explains."""

    def value(self, parameters):
        return float(np.tanh(parameters[0]))

    def slopes(self, parameters):
        slope = 1 - np.tanh(parameters) ** 2
        return slope, np.array([[2 * np.tanh(parameters[0]) * slope[0]]])

    def reach(self, move):
        return float(np.abs(move).max())

    def rows(self):
        return np.array([[1.0], [-1.0]])


def test_a_likelihood_that_cannot_be_climbed_says_so():
    assert reason(maximize(Saddle(), np.array([0.1]))) == "the likelihood has no maximum that can be reached"
