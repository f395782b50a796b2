"""Every word a table may use for a column, and what kind of cell stands under it."""

from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds; `reports.formatting` alone decides how each kind is printed."""

    KEY = "key"  # a variable, a level `variable=code`, a word of this vocabulary, or `word=number`
    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"  # 0 to 100
    VALUE = "value"  # in the unit of the variable: minimum, mode, percentile
    MEAN = "mean"
    DEVIATION = "deviation"  # sd, standard error of a mean, variance
    COEFFICIENT = "coefficient"  # cannot pass 1 in size: r, alpha, beta, loading, R square
    ESTIMATE = "estimate"  # unbounded: B, its standard error, skewness
    STATISTIC = "statistic"  # t, F, chi-square, z
    FREEDOM = "freedom"  # whole, or fractional after a correction
    PROBABILITY = "probability"
    EIGENVALUE = "eigenvalue"


WORDS: dict[str, Kind] = {
    # what a row stands for
    "variable": Kind.KEY,
    "category": Kind.KEY,
    "item": Kind.KEY,
    "statistic": Kind.KEY,
    "model": Kind.KEY,
    "source": Kind.KEY,
    "component": Kind.KEY,
    "factor": Kind.KEY,
    "group": Kind.KEY,
    "part": Kind.KEY,  # valid, missing, total
    "rule": Kind.KEY,
    "percentile": Kind.KEY,  # as a heading: percentile=25
    "scale": Kind.KEY,
    "term": Kind.KEY,  # of an equation: the constant, a variable, a level
    "assumption": Kind.KEY,
    "test": Kind.KEY,
    "pair": Kind.KEY,  # pair=1
    "other_variable": Kind.KEY,
    "other_group": Kind.KEY,
    "method": Kind.KEY,
    # counts
    "count": Kind.COUNT,
    "n": Kind.COUNT,
    "percent": Kind.PERCENT,
    "valid_percent": Kind.PERCENT,
    "cumulative_percent": Kind.PERCENT,
    "valid": Kind.COUNT,
    "missing": Kind.COUNT,
    # crosstabs
    "expected": Kind.MEAN,
    "row_percent": Kind.PERCENT,
    "column_percent": Kind.PERCENT,
    "total_percent": Kind.PERCENT,
    "residual": Kind.MEAN,
    "standardized_residual": Kind.ESTIMATE,
    "adjusted_residual": Kind.ESTIMATE,
    # multiple response
    "percent_of_responses": Kind.PERCENT,
    "percent_of_cases": Kind.PERCENT,
    "percent_of_asked": Kind.PERCENT,
    # description
    "mean": Kind.MEAN,
    "sd": Kind.DEVIATION,
    "variance": Kind.DEVIATION,
    "se_mean": Kind.DEVIATION,
    "median": Kind.VALUE,
    "mode": Kind.VALUE,
    "minimum": Kind.VALUE,
    "maximum": Kind.VALUE,
    "range": Kind.VALUE,
    "sum": Kind.VALUE,
    "skewness": Kind.ESTIMATE,
    "se_skewness": Kind.ESTIMATE,
    "kurtosis": Kind.ESTIMATE,
    "se_kurtosis": Kind.ESTIMATE,
    "percentile_value": Kind.VALUE,
    # tests
    "value": Kind.STATISTIC,
    "chi_square": Kind.STATISTIC,
    "df": Kind.FREEDOM,
    "p": Kind.PROBABILITY,
    "exact_p_two_sided": Kind.PROBABILITY,
    "exact_p_one_sided": Kind.PROBABILITY,
    "t": Kind.STATISTIC,
    "f": Kind.STATISTIC,
    "levene": Kind.STATISTIC,
    "levene_f": Kind.STATISTIC,
    "levene_p": Kind.PROBABILITY,
    "p_one_sided": Kind.PROBABILITY,
    "df1": Kind.FREEDOM,
    "df2": Kind.FREEDOM,
    "mean_difference": Kind.MEAN,
    "se_difference": Kind.DEVIATION,
    "ci_low": Kind.ESTIMATE,
    "ci_high": Kind.ESTIMATE,
    "standardizer": Kind.DEVIATION,
    "estimate": Kind.ESTIMATE,
    # analysis of variance
    "sum_of_squares": Kind.ESTIMATE,
    "mean_square": Kind.ESTIMATE,
    # regression
    "r_squared": Kind.COEFFICIENT,
    "adjusted_r_squared": Kind.COEFFICIENT,
    "se_estimate": Kind.ESTIMATE,
    "r_squared_change": Kind.COEFFICIENT,
    "f_change": Kind.STATISTIC,
    "p_change": Kind.PROBABILITY,
    "durbin_watson": Kind.STATISTIC,
    "b": Kind.ESTIMATE,
    "se": Kind.ESTIMATE,
    "beta": Kind.COEFFICIENT,
    "zero_order": Kind.COEFFICIENT,
    "partial": Kind.COEFFICIENT,
    "part_correlation": Kind.COEFFICIENT,
    "tolerance": Kind.COEFFICIENT,
    "vif": Kind.STATISTIC,
    # reliability
    "alpha": Kind.COEFFICIENT,
    "alpha_standardized": Kind.COEFFICIENT,
    "alpha_ci_low": Kind.COEFFICIENT,
    "alpha_ci_high": Kind.COEFFICIENT,
    "n_items": Kind.COUNT,
    "ratio": Kind.ESTIMATE,
    "scale_mean_if_deleted": Kind.MEAN,
    "scale_variance_if_deleted": Kind.DEVIATION,
    "corrected_item_total": Kind.COEFFICIENT,
    "squared_multiple_correlation": Kind.COEFFICIENT,
    "alpha_if_deleted": Kind.COEFFICIENT,
    # models of categories
    "block": Kind.KEY,
    "step": Kind.KEY,
    "wald": Kind.STATISTIC,
    "exp_b": Kind.ESTIMATE,
    "exp_b_ci_low": Kind.ESTIMATE,
    "exp_b_ci_high": Kind.ESTIMATE,
    "score": Kind.STATISTIC,
    "deviance": Kind.STATISTIC,  # -2 log likelihood
    "deviance_kernel": Kind.STATISTIC,  # without the multinomial coefficients
    "cox_snell": Kind.COEFFICIENT,
    "nagelkerke": Kind.COEFFICIENT,
    "pseudo_r_squared": Kind.COEFFICIENT,
    "iterations": Kind.COUNT,
    "coding": Kind.COUNT,
    "percent_correct": Kind.PERCENT,
    "auc": Kind.COEFFICIENT,
    # factoring
    "kmo": Kind.COEFFICIENT,
    "msa": Kind.COEFFICIENT,
    "initial": Kind.COEFFICIENT,
    "extraction": Kind.COEFFICIENT,
    "eigenvalue": Kind.EIGENVALUE,
    "loading": Kind.COEFFICIENT,
    # association
    "r": Kind.COEFFICIENT,
    "coefficient": Kind.COEFFICIENT,
    "cramer_v": Kind.COEFFICIENT,
    # structural models
    "z": Kind.STATISTIC,
    "other_factor": Kind.KEY,
    "predictor": Kind.KEY,
    "relation": Kind.KEY,
    "threshold": Kind.KEY,
    "chi_square_ratio": Kind.STATISTIC,
    "cfi": Kind.COEFFICIENT,
    "tli": Kind.COEFFICIENT,
    "nfi": Kind.COEFFICIENT,
    "ifi": Kind.COEFFICIENT,
    "rmsea": Kind.COEFFICIENT,
    "rmsea_ci_low": Kind.COEFFICIENT,
    "rmsea_ci_high": Kind.COEFFICIENT,
    "p_close": Kind.PROBABILITY,
    "srmr": Kind.COEFFICIENT,
    "gfi": Kind.COEFFICIENT,
    "agfi": Kind.COEFFICIENT,
    "n_parameters": Kind.COUNT,
    "log_likelihood": Kind.STATISTIC,
    "aic": Kind.STATISTIC,
    "bic": Kind.STATISTIC,
    "se_beta": Kind.ESTIMATE,
    "ave": Kind.COEFFICIENT,
    "composite_reliability": Kind.COEFFICIENT,
    "htmt": Kind.COEFFICIENT,
    "modification_index": Kind.STATISTIC,
    "expected_change": Kind.ESTIMATE,
    "standardized_change": Kind.COEFFICIENT,
    "chi_square_change": Kind.STATISTIC,
    "df_change": Kind.FREEDOM,
    "cfi_change": Kind.COEFFICIENT,
}

KEYS: frozenset[str] = frozenset(
    [
        # parts of a sample
        "valid",
        "missing",
        "total",
        "system_missing",
        "valid_listwise",
        "all_options",  # a set of options without a name
        # forms
        "issued",
        "returned",
        "speeder",
        "straight_line",
        "duplicate",
        # tests of a crosstab
        "pearson",
        "continuity",
        "likelihood_ratio",
        "fisher",
        "linear_by_linear",
        "n_valid",
        "phi",
        "cramer_v",
        "contingency",
        # reliability
        "all_items",
        "excluded",
        "item_means",
        "item_variances",
        "inter_item_covariances",
        "inter_item_correlations",
        # means
        "equal_variances",
        "unequal_variances",
        "cohen_d",
        "hedges_g",
        "glass_delta",
        # analysis of variance
        "based_on_mean",
        "based_on_median",
        "based_on_median_adjusted",
        "based_on_trimmed_mean",
        "between_groups",
        "within_groups",
        "eta_squared",
        "epsilon_squared",
        "omega_squared",
        "welch",
        "brown_forsythe",
        "lsd",
        "bonferroni",
        "tukey",
        "games_howell",
        # regression
        "enter",
        "regression",
        "residual",
        "constant",
        # models of categories
        "step",
        "block",
        "model",
        "overall",
        "entered",
        "removed",
        "intercept",
        "intercept_only",
        "final",
        "threshold",
        "location",
        "null_hypothesis",
        "general",
        "deviance",
        "cox_snell",
        "nagelkerke",
        "mcfadden",
        # factoring
        "initial",
        "extraction",
        "rotation",
        # structural models
        "hypothesized_model",
        "independence_model",
        "hypothesized_scaled",
        "independence_scaled",
        "configural",
        "metric",
        "scalar",
        "loading",
        "covariance",
        "residual_covariance",
        "direct",
        "indirect",
    ]
)
"""Words a cell of kind KEY may hold; any other key is a name or a level that the result labels, or `word=number`."""
