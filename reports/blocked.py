"""Headings above tables: the blocks of a regression, what a test is of, the name of a scale."""

from analysis.result import Result
from analysis.table import Table
from reports.printing import named
from reports.wording import phrase

BLOCK, SUMMARY = "block=", "summary_of_"
OF_CLUSTERS = ("agglomeration_schedule", "cluster_membership")
OF_FUNCTIONS = {
    **dict.fromkeys(
        ("discriminant_steps", "variables_in_analysis", "variables_not_in_analysis", "step_lambdas", "pairwise_groups"),
        "stepwise_statistics",
    ),
    **dict.fromkeys(("log_determinants", "covariance_test"), "box_test_of"),
    **dict.fromkeys(
        (
            "discriminant_eigenvalues",
            "function_tests",
            "standardized_functions",
            "discriminant_structure",
            "raw_functions",
            "group_centroids",
        ),
        "functions_summary",
    ),
    **dict.fromkeys(
        (
            "classification_cases",
            "prior_probabilities",
            "classification_functions",
            "classification_results",
            "casewise_statistics",
        ),
        "classification_statistics",
    ),
}
TESTED = (
    "chi_square",
    "mann_whitney",
    "kruskal_wallis",
    "wilcoxon",
    "sign",
    "mcnemar",
    "friedman",
    "kendall_w",
    "cochran_q",
    "median",
    "moses",
    "wald_wolfowitz",
    "homogeneity",
)
"""Tests of NPAR TESTS whose tables do not have their name."""
LIKELIHOOD = "likelihood_ratio"
METHODS = {"forward": "forward_stepwise", "backward": "backward_stepwise"}


def _samples(result: Result, table: Table, language: str) -> str:
    """What a test of NPTESTS is of: a field, several, or one across groups."""
    from reports.hypothesis_tables import OF_GROUPS

    names = [named(result, each, language) for each in table.about]
    if table.name.removeprefix(SUMMARY) in OF_GROUPS and len(names) > 1:
        return phrase("across", language, {"name": names[0], "group": names[-1]})
    return ", ".join(names)


def section(result: Result, table: Table, language: str) -> str:
    """The heading of the block that a table is about, '' where it is about none."""
    if result.procedure == "reliability" and "scale_name" in result.options:
        return phrase("scale_section", language, {"name": str(result.options["scale_name"])})
    if table.name.startswith(SUMMARY):
        return _samples(result, table, language)
    if result.procedure == "hierarchical" and table.name in OF_CLUSTERS:
        return phrase(f"linkage_{result.options.get('method', 'between')}", language)
    if result.procedure in ("glm", "multivariate"):
        from reports.numbered_means import headed

        return headed(result, table, language)
    if result.procedure == "nonparametric":
        return _of_test(result, table, language)
    if result.procedure == "oneway":
        return _after_analysis(table, language)
    if result.procedure == "discriminant":
        return phrase(OF_FUNCTIONS[table.name], language) if table.name in OF_FUNCTIONS else ""
    if not table.about or not table.about[0].startswith(BLOCK):
        return ""
    number = table.about[0].removeprefix(BLOCK)
    if number == "0":
        return phrase("block_0", language)
    return phrase("block_of_method", language, {"number": number, "method": method(result, int(number), language)})


def _of_test(result: Result, table: Table, language: str) -> str:
    """The name of a test whose tables do not have it; counts of categories stand below a heading of their own."""
    test = str(result.options.get("test"))
    if test not in TESTED:
        return ""
    name = phrase(f"section_{test}", language)
    return f"{name}\n{phrase('section_frequencies', language)}" if table.name == "category_counts" else name


def _after_analysis(table: Table, language: str) -> str:
    """Comparisons of groups, and the groups that do not differ."""
    whole = phrase("post_hoc_tests", language)
    if table.name == "subsets_of_groups":
        return f"{whole}\n{phrase('homogeneous_subsets', language)}"
    return whole if table.name == "multiple_comparisons" else ""


def method(result: Result, block: int, language: str) -> str:
    """How variables enter a block, and by which test they leave it."""
    asked = result.options.get("method", ["enter"])
    methods = [asked] if isinstance(asked, str) else list(asked)
    name = METHODS.get(str(methods[block - 1 if len(methods) > 1 else 0]), "enter")
    if name == "enter":
        return phrase("method_enter", language)
    return phrase(
        f"method_{name}", language, {"test": phrase(str(result.options.get("removal", LIKELIHOOD)), language)}
    )
