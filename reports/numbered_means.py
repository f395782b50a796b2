"""Estimated marginal means of a model as SPSS numbers them: one heading for all, one for those that are compared."""

from analysis.result import Result
from analysis.table import Table
from reports.printing import named
from reports.wording import phrase, title

MODELS = frozenset({"glm", "multivariate"})
MEANS = ("overall_mean", "estimated_means")
COMPARED = ("marginal_comparisons", "marginal_multivariate_tests", "univariate_tests")
POST_HOC = ("multiple_comparisons", "homogeneous_subsets", "subset_significance")
CONTRASTS = ("contrast_results", "contrast_multivariate_test", "contrast_univariate_test", "contrast_test")


def headed(result: Result, table: Table, language: str) -> str:
    """The heading of a table, and behind a new line that of its part; '' for none."""
    if table.name in POST_HOC:
        whole = phrase("post_hoc_tests", language)
        is_of_factor = result.procedure == "glm" and len(table.about) > 1
        return f"{whole}\n{named(result, table.about[1], language)}" if is_of_factor else whole
    if table.name == "subsets_of_groups":
        return f"{phrase('post_hoc_tests', language)}\n{phrase('homogeneous_subsets', language)}"
    if table.name in CONTRASTS:
        return phrase("custom_hypothesis_tests", language)
    if table.name not in (*MEANS, *COMPARED):
        return ""
    whole = phrase("estimated_marginal_means", language)
    means, is_compared = _means(result, table)
    return f"{whole}\n{_name(result, means, language)}" if is_compared and means is not None else whole


def caption(result: Result, table: Table, language: str) -> str:
    """The title of such a table, '' for others."""
    if result.procedure not in MODELS or table.name not in (*MEANS, *COMPARED, *CONTRASTS):
        return ""
    if table.name in (*COMPARED, *CONTRASTS):
        return title(table.name, ("", ""), language).strip(":： ")
    means, is_compared = _means(result, table)
    if means is None or is_compared:
        return phrase("estimates", language)
    return _name(result, means, language)


def _means(result: Result, table: Table) -> tuple[Table | None, bool]:
    """The means that a table is of, and whether their levels are compared."""
    found: Table | None = None
    compared: dict[int, bool] = {}
    own: Table | None = None
    for each in result.tables:
        if each.name in MEANS:
            found = each
        elif each.name in COMPARED and found is not None:
            compared[id(found)] = True
        if each is table:
            own = found
    return own, own is not None and compared.get(id(own), False)


def _name(result: Result, means: Table, language: str) -> str:
    """The factors of the means, with their number where there are several."""
    every = [each for each in result.tables if each.name in MEANS]
    factors = [named(result, column.under, language) for column in means.columns if column.word == "group"]
    name = " * ".join(factors) or title("overall_mean", ("", ""), language)
    number = next(at for at, each in enumerate(every, start=1) if each is means)
    return f"{number}. {name}" if len(every) > 1 else name
