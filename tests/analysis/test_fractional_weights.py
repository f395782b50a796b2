"""Regressions and components of answers that count by a weight with decimals, against PSPP."""

from functools import cache

from answers import tally_of
from printed import agrees, answers_tally, pspp_tables
from scales_answers import solve

from analysis.procedures import factor, logistic, regression

NAMES = ("income", "sex", "education", "q1", "q2", "weight")
TERMS = ("constant", "sex", "education", "q1", "q2")


@cache
def complete():
    """Those who answer every question, as make.sps selects them."""
    values, missing, _ = answers_tally().rows(NAMES)
    return tally_of(dict(zip(NAMES, values[~missing.any(axis=1)].T, strict=True)), weight="weight")


@cache
def printed():
    return {title: rows for title, rows in pspp_tables("fractional") if not title.startswith("note")}


def same(found, text):
    assert found is not None
    assert agrees(found, text.rstrip("%")), (found, text)


@cache
def linear():
    return solve(regression, complete(), dependent="income", blocks="sex,education,q1,q2")


def test_a_linear_regression_under_fractional_weights_is_that_of_pspp():
    words = ("r", "r_squared", "adjusted_r_squared", "se_estimate")
    for word, text in zip(words, printed()["Model Summary (income)"][1], strict=True):
        same(linear().table("model_summary").column(word)[0], text)
    table = linear().table("coefficients")
    words = ("b", "se", "beta", "t", "p", "ci_low", "ci_high")
    for term, row in zip(TERMS, printed()["Coefficients (income)"][2:], strict=True):
        for word, text in zip(words, row[1:], strict=False):
            if word != "beta" or term != "constant":
                same(table.cell({"term": term}, word), text)


def test_an_analysis_of_variance_under_fractional_weights_is_that_of_pspp():
    table, rows = linear().table("anova"), printed()["ANOVA (income)"][1:]
    for source, row in zip(("regression", "residual", "total"), rows, strict=True):
        for word, text in zip(("sum_of_squares", "mean_square", "f"), (row[1], row[3], row[4]), strict=True):
            if text:
                same(table.cell({"source": source}, word), text)
        assert int(table.cell({"source": source}, "df")) == int(row[2])  # PSPP cuts the decimals off in print


@cache
def binary():
    return solve(logistic, complete(), dependent="sex", blocks="education,q1,q2")


def test_a_logistic_regression_under_fractional_weights_is_that_of_pspp():
    for word, text in zip(("deviance", "cox_snell", "nagelkerke"), printed()["Model Summary"][1][1:], strict=True):
        same(binary().table("model_summary").column(word)[0], text)
    words = ("b", "se", "wald", "df", "p", "exp_b", "exp_b_ci_low", "exp_b_ci_high")
    rows = printed()["Variables in the Equation"][2:]
    for term, row in zip(("education", "q1", "q2", "constant"), rows, strict=True):
        for word, text in zip(words, row[2:], strict=True):
            if text:
                same(binary().table("equation").cell({"block": "block=1", "term": term}, word), text)


def test_answers_under_fractional_weights_are_classified_as_pspp_does():
    table = binary().table("classification")
    rows = printed()["Classification Table"][3:]
    for category, row in zip(("sex=1", "sex=2", "overall"), rows, strict=True):
        keys = {"block": "block=1", "category": category}
        same(table.cell(keys, "percent_correct"), row[-1])
        if category != "overall":
            same(table.cell(keys, "count", "sex=1"), row[3])
            same(table.cell(keys, "count", "sex=2"), row[4])


def test_components_under_fractional_weights_are_those_of_pspp():
    words = {"items": "q1,q2,education,income", "rotation": "none"}
    result = solve(factor, complete(), **words)
    for word, row in zip(("kmo", "chi_square"), printed()["KMO and Bartlett's Test"], strict=False):
        same(result.table("kmo_bartlett").column(word)[0], row[-1])
    eigenvalues = result.table("variance_explained").column("eigenvalue", "initial")
    for found, row in zip(eigenvalues, printed()["Total Variance Explained"][2:], strict=True):
        same(found, row[1])
    table = result.table("loadings")
    for item, row in zip(words["items"].split(","), printed()["Component Matrix"][2:], strict=True):
        for at in (1, 2):  # the column that PSPP prints as the third belongs to the fourth eigenvalue
            same(table.cell({"item": item}, "loading", f"component={at}"), row[at])
