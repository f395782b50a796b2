"""What SPSS says below the tables of several dependent variables: measures, designs, hypotheses."""

from collections.abc import Iterator

from analysis.result import Message, Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.wording import heading, key

DESIGN = Message("Design: {between}")
REPEATED = Message("Design: {between} Within Subjects Design: {within}")
MEASURE = Message("Measure: {measure}")
SQUARES = {
    "1": Message("Based on Type I Sum of Squares"),
    "2": Message("Based on Type II Sum of Squares"),
    "3": Message("Based on Type III Sum of Squares"),
    "4": Message("Based on Type IV Sum of Squares"),
}
AVERAGE = Message("Transformed Variable: Average")
EXACT = Message("Exact statistic")
UPPER = Message("The statistic is an upper bound on F that yields a lower bound on the significance level.")
HYPOTHESES = {
    "box_test": Message(
        "Tests the null hypothesis that the observed covariance matrices of the dependent variables are equal across "
        "groups."
    ),
    "residual_sphericity": Message(
        "Tests the null hypothesis that the residual covariance matrix is proportional to an identity matrix."
    ),
    "sphericity_tests": Message(
        "Tests the null hypothesis that the error covariance matrix of the orthonormalized transformed dependent "
        "variables is proportional to an identity matrix."
    ),
    "levene_of_errors": Message(
        "Tests the null hypothesis that the error variance of the dependent variable is equal across groups."
    ),
}
CORRECTED = Message(
    "May be used to adjust the degrees of freedom for the averaged tests of significance. Corrected tests are "
    "displayed in the Tests of Within-Subjects Effects table."
)
OF_DESIGN = (*HYPOTHESES, "multivariate_tests", "averaged_multivariate_tests")
OF_MEASURE = (
    "within_subjects_factors",
    "sphericity_tests",
    "within_subjects_effects",
    "within_subjects_contrasts",
    "tests_of_effects",
    "estimated_means",
    "overall_mean",
    "marginal_comparisons",
    "univariate_tests",
    "multiple_comparisons",
)
"""Tables that name the measure where there is one only."""
ONE_JOINT = Message(
    "Each F tests the multivariate effect of {factor}. These tests are based on the linearly independent pairwise "
    "comparisons among the estimated marginal means."
)
SEVERAL_JOINT = Message(
    "Each F tests the multivariate simple effects of {factor} within each level combination of the other effects "
    "shown. These tests are based on the linearly independent pairwise comparisons among the estimated marginal means."
)
ONE = Message(
    "The F tests the effect of {factor}. This test is based on the linearly independent pairwise comparisons among the "
    "estimated marginal means."
)
SEVERAL = Message(
    "Each F tests the simple effects of {factor} within each level combination of the other effects shown. These tests "
    "are based on the linearly independent pairwise comparisons among the estimated marginal means."
)
ESTIMATED = Message("Based on estimated marginal means")


def noted(result: Result, table: Table, measure: str, language: str) -> Table:
    """A table with the notes of SPSS; `measure`: the only one of repeated measures, '' where there are several."""
    found = replace(table, notes=(*_before(result, table, measure, language), *table.notes, *_behind(table)))
    return _adjusted(found, language) if table.name == "marginal_comparisons" else found


def _adjusted(table: Table, language: str) -> Table:
    """How probabilities are adjusted, at their heading."""
    note = next((each for each in table.notes if each.sentence.startswith("Adjustment for multiple")), None)
    if note is None:
        return table
    head = Headed("p", None, heading("p", language, table.name), (), note)
    columns = tuple(head if each == Column("p") else each for each in table.columns)
    return replace(table, columns=columns, notes=tuple(each for each in table.notes if each is not note))


def _before(result: Result, table: Table, measure: str, language: str) -> Iterator[Message]:
    if measure and table.name in OF_MEASURE:
        yield Message(MEASURE.sentence, {"measure": measure})
    if table.name in ("transformation_matrix", "within_products") and result.options.get("within"):
        yield Message(MEASURE.sentence, {"measure": table.about[1]})
    if table.name in ("tests_of_effects", "between_products") and result.options.get("within"):
        yield AVERAGE
    if table.name in ("between_products", "within_products"):
        yield SQUARES[str(result.options.get("sums_of_squares", "3"))]
    if table.name in HYPOTHESES:
        yield HYPOTHESES[table.name]
    if table.name in OF_DESIGN:
        yield design(result, language)
    if table.name == "sphericity_tests":
        yield CORRECTED
    if table.name == "marginal_comparisons":
        yield ESTIMATED


def _behind(table: Table) -> Iterator[Message]:
    """What the tests of means are of."""
    if table.name in ("univariate_tests", "marginal_multivariate_tests"):
        one, several = (ONE, SEVERAL) if table.name == "univariate_tests" else (ONE_JOINT, SEVERAL_JOINT)
        found = one if len(table.about) == 1 else several
        yield Message(found.sentence, {"factor": table.about[0]})


def design(result: Result, language: str) -> Message:
    """The effects between subjects, and those within."""
    options = result.options
    factors, covariates = _names(options.get("factors", ())), _names(options.get("covariates", ()))
    between = [" * ".join(_names(each)) for each in options.get("design", ())]
    between = between or [*covariates, *_crossed(factors)]
    first = [key("intercept", {}, language)] if options.get("intercept", True) else []
    said = {"between": " + ".join([*first, *between])}
    if not options.get("within"):
        return Message(DESIGN.sentence, said)
    names = [str(each[0]) for each in options["within"]]
    within = [" * ".join(_names(each)) for each in options.get("within_design", ())] or _crossed(names)
    return Message(REPEATED.sentence, said | {"within": " + ".join(within)})


def _names(given: object) -> list[str]:
    return [str(each) for each in given] if isinstance(given, list | tuple) else [str(given)]


def _crossed(names: list[str]) -> list[str]:
    subsets = [[name for at, name in enumerate(names) if mask >> at & 1] for mask in range(1, 2 ** len(names))]
    order = sorted(subsets, key=lambda each: (len(each), [names.index(name) for name in each]))
    return [" * ".join(each) for each in order]
