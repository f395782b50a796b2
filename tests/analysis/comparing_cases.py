"""Comparisons of groups and items that R computed with the scripts of analysis/verification/r, each whole.

`python tests/analysis/comparing_cases.py` asks R anew and writes tests/reference/comparing/whole.csv.
"""

import csv
from importlib import import_module

import numpy as np
from scales_answers import FOLDER, columns, scales

from analysis.options import read_options
from analysis.verification.asked import Asked, Job, plain_options
from analysis.verification.engines import r
from analysis.verification.verifying import ask
from instrument.message import Place

NEW = {
    "trends",
    "grand_means",
    "effect_sizes",
    "multiple_comparisons",
    "homogeneous_subsets",
    "subset_significance",
    "contrast_results",
    "contrast_test",
    "lack_of_fit_tests",
    "overall_mean",
    "estimated_means",
    "univariate_tests",
    "marginal_comparisons",
    "tests_of_effects",
    "parameter_estimates",
    "mixed_tests",
    "expected_mean_squares",
    "items_anova",
    "parallel_fit",
    "parallel_estimates",
    "hotelling_test",
    "inter_item_covariance_matrix",
    "group_means",
    "box_test",
    "residual_sphericity",
    "multivariate_tests",
    "sphericity_tests",
    "averaged_multivariate_tests",
    "within_subjects_effects",
    "within_subjects_contrasts",
    "between_subjects_effects",
    "residual_matrix",
    "marginal_multivariate_tests",
    "contrast_multivariate_test",
}
"""Tables that other reference numbers do not hold."""

TARGET = FOLDER / "comparing" / "whole.csv"
OF_LEVELS = ["covariances", "tukey", "hotelling"]
PAIRS = ("dunnett_t3", "dunnett_c", "dunnett", "dunnett_below", "dunnett_above")
RANGES = ("tukey_b", "duncan", "regwf", "regwq", "waller_duncan", "gabriel", "hochberg")
CASES = {
    "trends": ("oneway", {"variables": ["hours"], "factor": "unit", "polynomial": 3, "grand_means": True}),
    **{
        word: ("oneway", {"variables": ["hours"], "factor": "unit", "posthoc": [word], "control": 2})
        for word in (*PAIRS, *RANGES)
    },
    **{
        f"observed_{word}": (
            "glm",
            {"dependent": "hours", "factors": ["sex", "unit"], "posthoc": [word], "posthoc_factors": ["unit"]},
        )
        for word in ("tukey", "gabriel", "dunnett_t3", "duncan", "waller_duncan")
    },
    "contrasts": (
        "glm",
        {
            "dependent": "hours",
            "factors": ["sex", "unit"],
            "covariates": ["q5"],
            "means": [["sex"], ["unit", "sex"]],
            "means_at": [["q5=2"], []],
            "adjustments": ["lsd", "sidak"],
            "design": [["q5"], ["sex"], ["unit"]],
            "overall": True,
            "contrasts": [["unit", "helmert"], ["sex", "deviation"]],
            "hypotheses": [["unit", "1", "-1", "0", "0", "0", ";", "unit", "0", "1", "-1", "0", "0"]],
            "lack_of_fit": True,
            "power": True,
        },
    ),
    "random": ("glm", {"dependent": "hours", "factors": ["sex", "unit"], "random": ["unit"]}),
    "drawn": (
        "glm",
        {
            "dependent": "hours",
            "factors": ["sex", "unit"],
            "random": ["unit", "sex"],
            "design": [["sex"], ["unit"]],
        },
    ),
    "through_origin": ("glm", {"dependent": "hours", "factors": ["unit"], "covariates": ["q5"], "intercept": False}),
    "weighed": ("glm", {"dependent": "hours", "factors": ["unit"], "covariates": ["q5"], "error_weight": "q3"}),
    "several": (
        "multivariate",
        {
            "dependents": ["hours", "q3"],
            "factors": ["sex", "unit"],
            "contrasts": [["unit", "helmert"]],
            "posthoc": ["tukey", "games_howell", "duncan"],
            "posthoc_factors": ["unit"],
            "means": [["unit", "sex"]],
            "overall": True,
            "residuals": True,
            "power": True,
        },
    ),
    "repeated": (
        "multivariate",
        {
            "dependents": ["q1", "q2", "q3", "q4"],
            "within": [["time", "4", "simple", "1"]],
            "factors": ["unit"],
            "contrasts": [["unit", "repeated"]],
            "means": [["unit", "time"], ["time"]],
            "comparisons": "sidak",
            "overall": True,
            "power": True,
        },
    ),
    "beside": ("multivariate", {"dependents": ["hours", "q3"], "factors": ["unit"], "covariates": ["q5"]}),
    "measures": (
        "multivariate",
        {
            "dependents": ["q1", "q2", "q3", "q4", "q5", "q6"],
            "within": [["time", "3"]],
            "factors": ["sex"],
            "matrices": ["products", "transformations"],
        },
    ),
    "levels": ("reliability", {"items": ["q1", "q2", "q3", "q4"], "statistics": ["anova", *OF_LEVELS]}),
    "friedman": ("reliability", {"items": ["q1", "q2", "q3", "q4"], "statistics": ["friedman"]}),
    "cochran": ("reliability", {"items": ["q1", "q2", "q3", "q4"], "statistics": ["cochran"], "models": ["parallel"]}),
    "ends": ("means", {"variables": ["hours"], "groups": ["unit"], "statistics": ["grouped_median", "first", "last"]}),
}
WEIGHT = "times"


def options(case):
    """The module of a case's procedure and its options."""
    procedure, words = CASES[case]
    module = import_module(f"analysis.procedures.{procedure}")
    return module, read_options(module.Options, words, scales(WEIGHT).codebook, Place())


def run(case):
    """Our result of a case."""
    module, words = options(case)
    return module.run(scales(WEIGHT), words)


def names_of(table):
    """Columns as R names them: word, or word@heading."""
    return [column.word if column.under is None else f"{column.word}@{column.under}" for column in table.columns]


def main():
    asked = tuple(Asked(case, CASES[case][0], plain_options(options(case)[1]), WEIGHT) for case in CASES)
    variables = scales(WEIGHT).codebook.by_name
    job = Job(asked, {name: np.asarray(values) for name, values in columns().items()}, variables)
    assert r.is_there()
    answers = ask("R", job)
    own = {case: {column for table in run(case).tables for column in names_of(table)} for case in CASES}
    lines = [
        (case, "@".join([table, *about]), "/".join(keys), column, f"{value:.15g}")
        for case in CASES
        for (table, about, keys, column), value in answers.cells[case].items()
        if np.isfinite(value) and (table in NEW or CASES[case][0] == "multivariate") and column in own[case]
    ]
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("case", "table", "keys", "column", "value"), *lines])


if __name__ == "__main__":
    main()
