"""Options for every procedure, and answers they are asked of: what the tests that walk all procedures share."""

import pkgutil
import warnings
from importlib import import_module

import numpy as np
from answers import tally_of, variable

from analysis import procedures
from analysis.options import read_options
from analysis.result import Result
from instrument.message import Place

NAN = float("nan")
NAMES = [module.name for module in pkgutil.iter_modules(procedures.__path__)]
ITEMS = ("i1", "i2", "i3", "i4")

BINARY = (
    "russell_rao", "simple_matching", "jaccard", "dice", "sokal_sneath_1", "rogers_tanimoto", "sokal_sneath_2",
    "kulczynski_1", "sokal_sneath_3", "kulczynski_2", "sokal_sneath_4", "hamann", "lambda", "anderberg_d", "yule_y",
    "yule_q", "ochiai", "sokal_sneath_5", "phi", "dispersion", "binary_euclidean_squared", "binary_euclidean",
    "size_difference", "pattern_difference", "shape_difference", "binary_variance", "lance_williams",
)  # fmt: skip
"""Measures of features that items have or have not."""

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
        {"rows": ["t1"], "columns": ["t2"], "statistics": ["all"], "dialect": "recommended"},
        {
            "rows": ["sex"],
            "columns": ["t1", "i1"],
            "layers": ["unit", "t2"],
            "statistics": ["all"],
            "cells": ["count", "expected"],
            "letters": "unadjusted",
        },
    ],
    "multiple_response": [
        {"sets": ["ticks"]},
        {"sets": ["ticks"], "by": "unit", "letters": "bonferroni"},
        {"sets": ["ticks"], "by": "sex", "letters": "unadjusted", "dialect": "recommended"},
    ],
    "correlations": [
        {"variables": [*ITEMS, "score"], "coefficient": coefficient, "missing": missing}
        for coefficient in ("pearson", "spearman", "kendall")
        for missing in ("pairwise", "listwise")
    ]
    + [
        {"variables": [*ITEMS, "score"], "intervals": True, "marks": True, "tails": "one"},
        {"variables": [*ITEMS, "score"], "products": True},
        {"variables": ["i1", "i2", "score"], "control": ["i3", "sex"], "intervals": True},
        {"variables": ["i1", "i2"], "control": ["score"], "coefficient": "spearman", "missing": "pairwise"},
    ],
    "means": [
        {
            "variables": ["score", "i1"],
            "groups": ["unit"],
            "statistics": ["mean", "n", "sd", "median", "grouped_median", "first", "last"],
            "linearity": True,
        },
        {
            "variables": ["score", "i1"],
            "groups": ["sex", "unit"],
            "statistics": [
                "sum",
                "se_mean",
                "minimum",
                "maximum",
                "variance",
                "se_kurtosis",
                "skewness",
                "se_skewness",
            ],
        },
        {
            "variables": ["score", "i1"],
            "groups": ["sex", "unit"],
            "statistics": ["range", "harmonic_mean", "geometric_mean", "percent_of_sum", "percent_of_n", "kurtosis"],
            "missing": "listwise",
            "anova": True,
        },
    ],
    "reliability": [
        {"items": "scale"},
        {"items": [*ITEMS[:2]]},
        {"items": "scale", "models": ["split", "guttman", "omega", "ordinal_alpha", "icc"], "split": 1},
        {"items": [*ITEMS, "score", "t1", "t2"], "models": ["alpha", "omega", "icc"], "confidence": 0.9},
        {"items": [*ITEMS, "score"], "dialect": "recommended"},
        {"items": [*ITEMS, "score"], "statistics": ["covariances", "anova", "tukey", "hotelling"]},
        {"items": [*ITEMS], "statistics": ["friedman"], "models": ["icc"], "icc_test_value": 0.3},
        {"items": ["t1", "t2", "t3"], "statistics": ["cochran", "hotelling"], "models": ["parallel"]},
        {"items": [*ITEMS, "score"], "models": ["strictly_parallel"]},
    ],
    "kappa": [{"variables": ["i1", "i2", "i3"]}, {"variables": ["sex", "t1"], "confidence": 0.9}],
    "scales": [{"scales": {"one": ["i1", "i2", "i3"], "two": ["i4", "score"]}}, {"scales": ["scale"]}],
    "ttest": [
        {"variables": ["score", "i1"], "groups": "sex"},
        {"variables": ["i2", "i3"], "groups": "sex", "dialect": "recommended"},
        {"variables": ["score", "i1"], "test_value": 3},
        {"pairs": [["i1", "i2"], ["i3", "score"]]},
    ],
    "oneway": [
        {"variables": ["score", "i1"], "factor": "unit", "posthoc": ["lsd", "bonferroni", "tukey", "games_howell"]},
        {"variables": ["i1", "score"], "factor": "unit", "posthoc": ["sidak", "scheffe", "snk", "tamhane"]},
        {"variables": ["score"], "factor": "unit", "contrasts": [[1, -1, 0], [0.5, 0.5, -1]], "dialect": "recommended"},
        {
            "variables": ["i2", "score"],
            "factor": "i1",
            "posthoc": ["tukey_b", "duncan", "gabriel", "hochberg", "regwf", "regwq", "waller_duncan"],
            "posthoc_confidence": 0.9,
            "polynomial": 5,
            "grand_means": True,
        },
        {
            "variables": ["score"],
            "factor": "unit",
            "posthoc": ["dunnett_t3", "dunnett_c", "dunnett", "dunnett_below", "dunnett_above"],
            "control": 1,
        },
    ],
    "glm": [
        {"dependent": "score", "factors": ["sex", "unit"], "covariates": ["i1"], "power": True},
        {"dependent": "i2", "factors": ["unit", "sex"], "means": [["unit", "sex"], ["sex"]], "comparisons": "sidak"},
        {"dependent": "i4", "covariates": ["i1", "score"], "sums_of_squares": 1},
        {
            "dependent": "score",
            "factors": ["unit", "sex"],
            "covariates": ["i2"],
            "design": [["i2"], ["unit"], ["sex"], ["i2", "unit"]],
            "means": [["unit"], ["sex", "unit"]],
            "adjustments": ["bonferroni", "lsd"],
            "means_at": [["i2=2"], []],
            "overall": True,
            "contrasts": [["unit", "simple", "1"], ["unit", "polynomial"], ["sex", "special", "1", "-0.5"]],
            "hypotheses": [["unit", "1", "-1", "0", "i2*unit", "3", "-3", ";", "sex", "1", "-1"]],
            "lack_of_fit": True,
        },
        {
            "dependent": "score",
            "factors": ["unit", "sex"],
            "posthoc": ["tukey", "gabriel", "dunnett_t3", "duncan", "waller_duncan"],
            "posthoc_factors": ["unit"],
            "sums_of_squares": 4,
            "contrasts": [["unit", "helmert"], ["unit", "difference"], ["unit", "repeated"], ["sex", "deviation", "1"]],
        },
        {"dependent": "score", "factors": ["unit"], "covariates": ["i2"], "error_weight": "i1", "power": True},
        {"dependent": "score", "factors": ["unit"], "covariates": ["i2"], "intercept": False, "sums_of_squares": 2},
        {"dependent": "score", "factors": ["unit", "sex"], "random": ["sex"]},
        {"dependent": "i2", "factors": ["unit", "sex"], "random": ["unit", "sex"], "design": [["unit"], ["sex"]]},
        {
            "dependent": "score",
            "factors": ["unit", "sex"],
            "covariates": ["i1"],
            "robust": "hc3",
            "spread": ["white", "breusch_pagan", "modified_breusch_pagan", "spread_f"],
            "hypotheses": [["unit", "1", "-1", "0", "=", "0.5", ";", "sex", "1", "-1"], ["all", "0", "1"]],
            "error_terms": [["unit", "-", "1", "sex", "0.5", "i1"], ["sex", "7", "0.25"]],
            "design": [["i1"], ["unit"], ["sex"]],
        },
        {"dependent": "score", "factors": ["unit"], "covariates": ["i1"], "robust": "hc4", "power": True},
    ],
    "multivariate": [
        {"dependents": ["score", "i1", "i2"], "factors": ["sex", "unit"], "residuals": True, "power": True},
        {
            "dependents": ["i1", "score"],
            "factors": ["unit"],
            "covariates": ["i3"],
            "means": [["unit"]],
            "means_at": [["i3=2"]],
            "adjustments": ["sidak"],
            "sums_of_squares": 1,
            "contrasts": [["unit", "simple", "1"]],
            "hypotheses": [["unit", "1", "-1", "0"]],
            "matrices": ["products"],
        },
        {"dependents": ["i1", "i2"], "factors": ["unit"], "error_weight": "i4", "sums_of_squares": 2},
        {"dependents": ["i1", "i2"], "factors": ["unit"], "intercept": False},
        {
            "dependents": [*ITEMS[:3]],
            "within": [["time", "3"]],
            "factors": ["unit", "sex"],
            "design": [["unit"], ["sex"]],
            "means": [["unit", "time"], ["time", "sex"], ["time"]],
            "comparisons": "bonferroni",
            "overall": True,
            "posthoc": ["tukey", "duncan", "games_howell"],
            "posthoc_factors": ["unit"],
            "contrasts": [["unit", "helmert"]],
            "matrices": ["products", "transformations"],
            "power": True,
        },
        {"dependents": [*ITEMS], "within": [["time", "2", "simple", "1"], ["place", "2", "deviation"]]},
        {
            "dependents": [*ITEMS],
            "within": [["time", "2", "special", "1", "1", "1", "-1"]],
            "measures": ["one", "two"],
            "within_design": [["time"]],
            "factors": ["sex"],
            "means": [["sex"], ["time", "sex"]],
            "residuals": True,
        },
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
        {
            "dependent": "score",
            "blocks": [["sex", "i1"], ["i2"]],
            "statistics": ["residuals", "covariances", "selection", "beta_errors"],
            "subsets": [["sex", "i1"]],
        },
        {"dependent": "score", "blocks": [["sex"], ["i1"]], "statistics": ["residuals"], "constant": False},
        {"dependent": "score", "blocks": [["i1", "i2"]], "statistics": ["residuals"], "error_weights": "unit"},
        {"dependent": "score", "blocks": [["sex", "i1"]], "statistics": ["collinearity"], "missing": "pairwise"},
        {"dependent": "score", "blocks": [["sex"], ["i1"]], "statistics": ["residuals"], "selected": "t1"},
    ],
    "logistic": [
        {"dependent": "sex", "blocks": [["unit", "i1"], ["score"]], "categorical": ["unit"]},
        {"dependent": "t1", "blocks": [["unit", "i1", "score"]], "categorical": ["unit"], "method": "forward"},
        {"dependent": "sex", "blocks": [["t1", "i1", "i2"]], "method": "backward", "reference": "first", "cut": 0.4},
        {
            "dependent": "sex",
            "blocks": [["unit", "i1"]],
            "categorical": ["unit"],
            "contrasts": [{"variable": "unit", "kind": "helmert"}],
            "interactions": [{"block": 2, "variables": ["i1", "score"]}],
            "statistics": ["correlations", "iterations"],
        },
        {"dependent": "sex", "blocks": [["i1"], ["score"]], "constant": False, "statistics": ["correlations"]},
        {"dependent": "sex", "blocks": [["i1"], ["score"]], "selected": "t1", "cut": 0.45},
    ],
    "ordinal": [
        {"dependent": "i4", "factors": ["unit", "sex"], "covariates": ["score"]},
        {"dependent": "i1", "factors": ["unit"], "link": "probit", "reference": "first", "information": "observed"},
        {"dependent": "unit", "covariates": ["i1", "i2"], "link": "cloglog", "dialect": "recommended"},
        {"dependent": "sex", "covariates": ["i1", "i2"], "link": "loglog"},
        {
            "dependent": "i4",
            "factors": ["sex"],
            "covariates": ["i1"],
            "terms": [["i1"], ["sex"], ["i1", "sex"]],
            "statistics": ["correlations", "covariances", "cells", "iterations"],
        },
        {"dependent": "i4", "factors": ["sex"], "covariates": ["i1"], "scales": [["i1"]]},
    ],
    "multinomial": [
        {"dependent": "unit", "factors": ["sex"], "covariates": ["i1", "score"]},
        {"dependent": "unit", "covariates": ["i1"], "base": "first"},
        {"dependent": "i1", "factors": ["unit"], "reference": "first"},
        {"dependent": "unit", "factors": ["sex"], "covariates": ["i1"], "base_code": 3},
        {
            "dependent": "unit",
            "factors": ["sex"],
            "covariates": ["i1"],
            "terms": [["i1"], ["sex"], ["i1", "sex"]],
            "statistics": ["correlations", "covariances", "cells", "iterations"],
        },
        {
            "dependent": "unit",
            "factors": ["sex"],
            "covariates": ["i1"],
            "stepped": [["i1"], ["sex"], ["i1", "sex"]],
            "method": "backward",
            "p_out": 0.5,
        },
        {"dependent": "unit", "covariates": ["i1"], "factors": ["sex"], "dispersion": "pearson"},
        {"dependent": "unit", "covariates": ["i1"], "dispersion_value": 2.0},
        {
            "dependent": "unit",
            "covariates": ["i1"],
            "factors": ["sex"],
            "terms": [["sex"]],
            "subpopulations": ["sex"],
            "statistics": ["cells"],
        },
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
        {"model": "i1 ~ score; i2 ~ score; i1 ~~ i2; score ~~ unit"},
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
        {"test": "kolmogorov_smirnov", "variables": ["score"], "distribution": "uniform", "parameters": [0, 9]},
        {"test": "mcnemar", "pairs": [["t1", "t2"], ["t1", "t3"]]},
        {"test": "mann_whitney", "variables": ["score", "i1"], "groups": "sex", "exact": "full"},
        {"test": "wilcoxon", "pairs": [["i1", "i2"]], "exact": "full"},
        {"test": "sign", "pairs": [["i1", "i2"]], "exact": "full"},
        {"test": "binomial", "variables": ["t1"], "exact": "full"},
        {"test": "runs", "variables": ["i1"], "exact": "full"},
        {"test": "kruskal_wallis", "variables": ["i1"], "groups": "unit", "exact": "sampled", "samples": 200},
    ],
    "normality": [
        {"variables": ["score", "i1"]},
        {"variables": ["score", "i1"], "by": "unit", "dialect": "spss"},
    ],
    "examine": [
        {
            "variables": ["score", "i1"],
            "statistics": ["descriptives", "m_estimators", "percentiles", "normality"],
            "definition": "waverage",
        },
        {
            "variables": ["score", "i2"],
            "by": ["sex"],
            "statistics": ["descriptives", "m_estimators", "percentiles", "extremes", "normality", "homogeneity"],
            "extremes": 1,
            "identity": "i3",
            "missing": "pairwise",
            "dialect": "spss",
        },
        {"variables": ["score"], "by": ["sex", "unit"], "statistics": ["percentiles"], "definition": "round"},
        {"variables": ["i1"], "by": ["sex"], "statistics": ["percentiles"], "definition": "empirical"},
        {"variables": ["i1"], "by": ["unit"], "statistics": ["percentiles"], "definition": "aempirical"},
    ],
    "kmeans": [
        {"variables": [*ITEMS[:3], "score"], "clusters": 3},
        {
            "variables": ["score", "i1"],
            "clusters": 2,
            "method": "running",
            "begin": "first",
            "iterations": 3,
            "membership": True,
        },
        {"variables": ["i1", "i2"], "method": "classify", "initial": [1, 1, 4, 5], "missing": "pairwise"},
    ],
    "hierarchical": [
        {"variables": [*ITEMS, "score"], "method": "ward", "clusters": [2, 4], "distances": True},
        {"variables": ["i1", "i2", "score"], "method": "within", "measure": "block", "scale": "z", "clusters": 3},
        {"variables": ["i1", "score"], "method": "median", "measure": "minkowski", "power": 3, "identity": "i2"},
        {"variables": ["i1", "i2"], "method": "centroid", "scale": "rescale"},
        {"variables": [*ITEMS], "method": "single", "measure": "cosine", "distances": True},
        {"variables": [*ITEMS, "score"], "method": "complete", "measure": "correlation", "distances": True},
        {"variables": ["t1", "t2", "t3", "sex"], "measure": "jaccard", "present": 1, "distances": True},
        {"variables": ["t1", "t2", "t3"], "measure": "binary_euclidean", "absent": 0, "distances": True},
        {"variables": [*ITEMS], "measure": "phi_square", "distances": True},
    ],
    "proximities": [
        {"variables": [*ITEMS, "score"], "scale": "z", "identity": "i1"},
        {"variables": [*ITEMS, "score"], "of": "variables", "measure": "correlation", "transform": ["absolute"]},
        {"variables": [*ITEMS], "of": "variables", "scale": "range", "scale_within": "cases", "measure": "chebychev"},
        {"variables": [*ITEMS], "of": "variables", "measure": "power", "power": 1, "root": 3, "transform": ["rescale"]},
        {"variables": [*ITEMS], "of": "variables", "measure": "chi_square", "transform": ["reverse"]},
        *({"variables": ["t1", "t2", "t3", "sex"], "of": "variables", "measure": name} for name in BINARY),
    ],
    "probability_plots": [
        {"variables": ["score", "i1"]},
        {"variables": ["i1", "i2"], "distribution": "gamma"},
        {"variables": ["i1"], "distribution": "lognormal", "plot": "probabilities", "fraction": "tukey"},
        {"variables": ["i1", "score"], "distribution": "exponential"},
        {"variables": ["score"], "distribution": "uniform", "parameters": [-9, 9]},
        {"variables": ["score"], "distribution": "logistic", "ties": "low"},
        {"variables": ["score"], "distribution": "laplace"},
        {"variables": ["score"], "distribution": "student", "parameters": [5]},
    ],
    "discriminant": [
        {"groups": "unit", "variables": [*ITEMS, "score"]},
        {
            "groups": "unit",
            "variables": ["score", "i1", "i2"],
            "statistics": ["covariance", "correlation", "group_covariances", "total_covariance", "cross_validation"],
            "priors": "size",
            "most": 2,
        },
        {
            "groups": "sex",
            "variables": ["i1", "score", "t1"],
            "statistics": ["table"],
            "spread": "separate",
            "shares": [0.3, 0.7],
            "fill": True,
        },
        {"groups": "unit", "variables": [*ITEMS], "statistics": ["table"], "functions": 1, "tolerance": 0.9},
        {
            "groups": "i1",
            "variables": ["score", "i2", "i3", "i4", "t1"],
            "statistics": ["pairs"],
            "method": "wilks",
            "f_in": 1,
            "f_out": 0.9,
        },
        {
            "groups": "sex",
            "variables": [*ITEMS, "score"],
            "statistics": [],
            "method": "wilks",
            "p_in": 0.5,
            "p_out": 0.6,
        },
        {"groups": "unit", "variables": ["score", "i1"], "statistics": ["cross_validation"], "cases": 0},
    ],
    "roc": [
        {"variables": ["score", "i1"], "state": "sex", "positive": 2},
        {"variables": ["i2"], "state": "t1", "positive": 1, "direction": "small", "distribution": "exponential"},
    ],
    "custom_tables": [
        {
            "rows": "sex [C] > unit [C] [COUNT, ROWPCT, COLPCT, TABLEPCT, SUBTABLEPCT, LAYERPCT, TOTALN] + i1 [C]",
            "columns": "t1 [C]",
            "categories": "sex t1 TOTAL=YES/unit EMPTY=EXCLUDE/i1 [1, 2, SUBTOTAL='low', 3 THRU 5] TOTAL=YES",
            "tests": ["chi_square", "proportions"],
        },
        {
            "rows": "score [S] [MEAN, STDDEV 'SD' F8.3, MEDIAN, PTILE 25, MINIMUM, MAXIMUM, SUM, SEMEAN, RANGE]",
            "columns": "unit [C]",
            "layers": "sex [C]",
            "tests": ["means"],
            "adjust": "bh",
        },
        {
            "rows": "{t1, t2, t3} [COUNT, COLPCT 'Share' PCT5.1, RESPONSES, LAYERROWPCT, LAYERCOLPCT]",
            "columns": "sex [C]",
            "categories": "ALL TOTAL=YES",
            "statistics_in": "rows",
            "tests": ["proportions"],
            "merged": True,
            "title": "Ticks",
        },
        {
            "rows": "(i1 + i2 + i3) [C] [COUNT, VALIDN, ROWPCT.TOTALN]",
            "category_labels": "rows_opposite",
            "categories": "ALL ORDER=D MISSING=INCLUDE",
        },
        {"rows": "sex [C] > score [S] [MISSING, MODE, VARIANCE, ROWPCT.SUM, COLPCT.VALIDN]", "labels_shown": False},
        {
            "rows": "i1 [C] [COUNT, COLPCT, UCOUNT, TOTALS[COUNT, MEAN F8.2]]",
            "columns": "sex [C]",
            "computed": ["&top = EXPR([4] + [5]) LABEL='Top' FORMAT=COUNT F8.1", "&net = EXPR(([4] - [1]) / TOTAL)"],
            "categories": "i1 [1, 2, 3, 4, 5, &top, &net] TOTAL=YES/sex KEY=MEAN(score) ORDER=D",
            "tests": ["chi_square", "proportions"],
            "chi_square_level": 0.1,
            "second_level": 0.1,
            "p_shown": True,
            "caption": "Source: a survey",
            "corner": "Rows",
        },
        {
            "rows": "score [S] [MEAN, MEAN.LCL, MEAN.UCL, SUM.LCL, SUM.UCL] + i1 [S] [MEAN]",
            "columns": "unit [C]",
            "missing": "listwise",
            "confidence": 0.9,
            "tests": ["means"],
            "variance": "tested",
            "empty_cells": "",
            "missing_cells": "-",
        },
    ],
    "power": [
        {"test": "t_independent", "effect": 0.5, "ratio": 2},
        {"test": "anova", "groups": 4, "n": 100, "power": 0.9},
        {"test": "correlation", "effect": 0.3, "n": 50, "tails": "one_sided"},
        {"test": "two_proportions", "proportion": 0.4, "other_proportion": 0.6},
        {"test": "one_proportion", "proportion": 0.4, "other_proportion": 0.6},
        *({"test": test, "effect": 0.5} for test in ("t_paired", "t_one_sample")),
        {"test": "chi_square", "effect": 0.3, "n": 100, "df": 4},
        {"test": "regression", "effect": 0.15, "predictors": 3, "tested": 2},
    ],
    "sample_size": [
        {"margin": 0.05, "population": 376, "response_rate": 0.8},
        {"of": "mean", "n": 60, "strata": [155, 62, 93], "sds": [5, 15, 10], "allocation": "neyman"},
    ],
    "mediation": [
        {"dependent": "score", "predictor": "i1", "mediators": ["i2", "i3"], "covariates": ["sex"], "bootstrap": 100},
        {"dependent": "score", "predictor": "sex", "mediators": ["i2", "i3"], "order": "serial", "bootstrap": 100},
    ],
    "moderation": [
        {"dependent": "score", "predictor": "i1", "moderator": "i2", "covariates": ["unit"], "categorical": ["unit"]},
        {"dependent": "score", "predictor": "i1", "moderator": "sex", "errors": "hc3", "center": True},
    ],
    "moderated_mediation": [
        {
            "model": model,
            "dependent": "score",
            "predictor": "i1",
            "mediators": ["i2"],
            "moderator": moderator,
            "bootstrap": 100,
        }
        for model, moderator in ((7, "i3"), (15, "sex"), (59, "i3"))
    ],
    "factor": [
        {"items": "scale"},
        {"items": "scale", "extraction": "principal_axis", "factors": 1, "rotation": "none"},
        {"items": [*ITEMS, "score"], "extraction": "principal_axis", "factors": 1, "dialect": "recommended"},
        {
            "items": [*ITEMS, "score", "t1"],
            "extraction": "maximum_likelihood",
            "rotation": "oblimin",
            "factors": 2,
            "statistics": ["anti_image", "parallel", "reproduced", "harman"],
            "scores": "bartlett",
        },
        {
            "items": [*ITEMS, "score", "t1", "t2"],
            "extraction": "minres",
            "rotation": "promax",
            "number": "parallel",
            "parallel_of": "factors",
            "parallel_level": "mean",
            "draws": 50,
            "scores": "regression",
        },
        {
            "items": [*ITEMS, "score", "t1", "t2"],
            "rotation": "quartimax",
            "drop_communality": 0.4,
            "drop_loading": 0.5,
            "drop_cross_loading": 0.4,
            "scores": "bartlett",
        },
        {"items": [*ITEMS, "score", "t1"], "extraction": "generalized_least_squares", "factors": 2},
        {"items": [*ITEMS, "score"], "extraction": "alpha", "factors": 1, "rotation": "none", "scores": "regression"},
        {"items": [*ITEMS, "score"], "extraction": "image", "factors": 2, "scores": "anderson_rubin"},
        {
            "items": [*ITEMS, "score", "t1"],
            "analysed": "covariances",
            "least_eigenvalue": 0.5,
            "statistics": ["anti_image", "reproduced", "harman"],
            "scores": "regression",
        },
        {
            "items": ["i1", "i2", "i3", "i4", "score", "t1", "t2"],
            "analysed": "covariances",
            "extraction": "principal_axis",
            "diagonal": [0.3, 0.35, 0.4, 0.45, 0.25, 0.1, 0.2],
            "factors": 1,
            "rotation": "none",
        },
        {"items": [*ITEMS, "score"], "analysed": "covariances", "factors": 2, "rotation": "promax", "kappa": 3},
        {"items": [*ITEMS, "score"], "analysed": "covariances", "extraction": "image"},
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
            "dialect": "spss",
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
        {"means": ["score"], "sampling_weight": "i3", "margins": {"sex": {1: 40, 2: 60}}},
    ],
}
WITHOUT_ANSWERS = ("power", "sample_size")
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
