"""Footnotes of a procedure's tables: how items were extracted and rotated, what was predicted, what was noted."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Table
from analysis.undefined import Undefined
from reports.markup import clean
from reports.starred import note
from reports.wording import key, phrase, say, with_names

OF_FACTORS = frozenset(
    {
        "communalities",
        "factor_correlations",
        "loadings",
        "pattern",
        "rotated_loadings",
        "score_coefficients",
        "score_covariances",
        "structure",
        "transformation",
        "variance_explained",
    }
)
OF_SCORES = frozenset({"score_coefficients", "score_covariances"})
NOT_ROTATED = frozenset({"communalities", "loadings", "variance_explained"})
OF_A_DEPENDENT = (
    "anova",
    "casewise_diagnostics",
    "coefficient_correlations",
    "coefficients",
    "collinearity_diagnostics",
    "excluded_variables",
    "models",
    "outlier_statistics",
)
OF_A_DESIGN = frozenset(
    {
        "contrast_results",
        "contrast_test",
        "overall_mean",
        "robust_parameters",
        "descriptive_statistics",
        "estimated_means",
        "grand_mean",
        "levene_of_errors",
        "marginal_comparisons",
        "parameter_estimates",
        "tests_of_effects",
        "univariate_tests",
    }
)
UNLETTERED = (
    "At each step, the variable that minimizes",
    "Based on estimated marginal means",
    "Applying the model specifications from",
    "Based on Type ",
    "Based on observed means.",
    "The chi-square statistic is the difference",
    "The null hypothesis states that the location",
    "Each F tests the ",
    "Fisher's linear discriminant functions",
    "For the original data, squared Mahalanobis distance",
    "Input from ",
    "Grand Mean = ",
    "Larger values of the test result variable(s)",
    "Link function: ",
    "Note: Values in the same row and subtable",
    "One-way random effects model where",
    "Two-way mixed effects model where",
    "Two-way random effects model where",
    "Means for groups in homogeneous subsets are displayed",
    "Measure: ",
    "Percentages and totals are based on respondents.",
    "Pooled within-groups correlations between",
    "Percentages and totals are based on responses.",
    "Redundant parameters are not displayed.",
    "Results are based on nonempty rows and columns",
    "Results are based on two-sided tests",
    "Smaller values of the test result variable(s)",
    "Tests null hypothesis of equal population covariance matrices.",
    "The F tests should be used only for descriptive purposes",
    "The ranks and natural logarithms of determinants printed",
    "Tests the null hypothesis that the ",
    "The F tests the effect of ",
    "The cases are unweighted.",
    "The error term is Mean Square(Error)",
    "The test result variable(s)",
    "This is a dissimilarity matrix",
    "This is a similarity matrix",
    "Unstandardized canonical discriminant functions evaluated",
    "Unstandardized coefficients",
    "Transformed Variable: ",
)
"""How notes begin that SPSS prints without a letter."""
RESIDUALS = ("regression", "model_summary", "dependent")
NAMING = {
    "dependent_variable": frozenset(("regression", name) for name in (*OF_A_DEPENDENT, "residuals_statistics")),
    "grouping_variable": frozenset({("nonparametric", "test_statistics")}),
}
"""Tables below which SPSS names a variable that none of their headings does."""


def methods(result: Result, table: Table, language: str) -> tuple[str, ...]:
    """The lines without a letter below tables: how factors were extracted and rotated, what a design is of."""
    if result.procedure == "glm" and table.name in OF_A_DESIGN and table.about:
        return (phrase("dependent_variable", language, {"name": clean(key(table.about[0], result.labels, language))}),)
    if result.procedure != "factor" or table.name not in OF_FACTORS:
        return ()
    extraction = str(result.options.get("extraction", "principal_components"))
    said = [phrase(f"extraction_{extraction}", language)]
    if table.name not in NOT_ROTATED:
        said.append(_rotation(result, language))
    if table.name in OF_SCORES:
        said.append(phrase(f"scores_{_scores(result, extraction)}", language))
    return tuple(each for each in said if each)


def _rotation(result: Result, language: str) -> str:
    """How factors are turned, with Kaiser's normalisation unless it is not asked for."""
    found = phrase(f"rotation_{result.options.get('rotation', 'varimax')}", language)
    if result.options.get("kaiser", True):
        return found
    return found.replace(phrase("with_kaiser", language), phrase("without_kaiser", language))


def _scores(result: Result, extraction: str) -> str:
    """How factor scores are computed; components have one way only."""
    return "components" if extraction == "principal_components" else str(result.options.get("scores", "regression"))


def notes(result: Result, table: Table, language: str) -> tuple[str, ...]:
    """The notes about a table: what it predicts or by what it groups, then those of the analysis."""
    named = []
    for about, option in (("dependent_variable", "dependent"), ("grouping_variable", "groups")):
        name = result.options.get(option)
        is_named = (result.procedure, table.name) in NAMING[about] or _has_residuals(result, table, option)
        if isinstance(name, str) and is_named:
            named.append(phrase(about, language, {"name": clean(key(name, result.labels, language))}))
    return (*named, *said(table.notes, result, language), *note(result, table, language))


def _has_residuals(result: Result, table: Table, option: str) -> bool:
    """Whether the summary of a regression names what it predicts: where residuals are asked for."""
    asked = result.options.get("statistics", ())
    return (result.procedure, table.name, option) == RESIDUALS and "residuals" in asked


def said(messages: Sequence[Message], result: Result, language: str) -> tuple[str, ...]:
    """Messages in words, keys by their names, each once."""
    return tuple(dict.fromkeys(clean(say(with_names(each, result.labels, language), language)) for each in messages))


def unlettered(table: Table, result: Result, language: str) -> tuple[str, ...]:
    """The notes of a table that have no letter."""
    return said([note for note in table.notes if note.sentence.startswith(UNLETTERED)], result, language)


def reasons(table: Table) -> tuple[Message, ...]:
    """Why cells are not defined, in the order of the cells."""
    return tuple(each.reason for line in table.rows for each in line if isinstance(each, Undefined))
