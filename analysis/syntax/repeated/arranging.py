"""What GLM prints of the tables of a model of several dependent variables, in the order of SPSS."""

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import without_columns
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.univariate.arranging import POST_HOC, labelled
from analysis.syntax.univariate.asked import Means
from analysis.table import Table
from instrument.records import replace

SIZED = frozenset(
    {
        "multivariate_tests",
        "averaged_multivariate_tests",
        "within_subjects_effects",
        "within_subjects_contrasts",
        "between_subjects_effects",
        "parameter_estimates",
        "contrast_test",
        "contrast_multivariate_test",
        "univariate_tests",
        "marginal_multivariate_tests",
    }
)
MATRICES = ("transformation_matrix", "between_products", "within_products", "residual_matrix")


def arranged(result: Result, asked: Asked) -> Result:
    """The tables that the command asks for."""
    homogeneous = "HOMOGENEITY" in asked.printed
    shown = ["within_subjects_factors", "between_subjects_factors"]
    shown += ["descriptive_statistics"] if "DESCRIPTIVE" in asked.printed else []
    shown += ["box_test"] if homogeneous else []
    shown += ["residual_sphericity"]
    shown += ["multivariate_tests", "sphericity_tests", "averaged_multivariate_tests"]
    shown += ["within_subjects_effects", "within_subjects_contrasts"]
    shown += ["homogeneity"] if homogeneous else []
    shown += ["between_subjects_effects", "model_summary"]
    shown += ["parameter_estimates"] if "PARAMETER" in asked.printed else []
    tables = [table for name in shown for table in result.tables if table.name == name]
    tables += _contrasts(result)
    tables += [table for table in result.tables if table.name in MATRICES]
    tables += _means(result, asked)
    tables += [table for table in result.tables if table.name in POST_HOC]
    tables = [_nested(_sized(table, asked), asked) for table in tables]
    return replace(result, tables=tuple(tables), labels=labelled(result, asked), options=_with_nested(result, asked))


def _with_nested(result: Result, asked: Asked) -> Mapping[str, Any]:
    """The options, effects that are nested by their own names."""
    if not asked.nested or asked.model is None:
        return result.options
    order = list(asked.model.names)
    terms = [sorted(term, key=order.index) for term in result.options.get("design", ())]
    named = [[asked.nested.get("*".join(term), " * ".join(term))] for term in terms]
    return {**result.options, "design": named}


def _contrasts(result: Result) -> Iterator[Table]:
    """Every contrast with its tests behind it."""
    names = ("contrast_results", "contrast_multivariate_test", "contrast_test")
    parts = [[table for table in result.tables if table.name == name] for name in names]
    for at in range(len(parts[0])):
        yield from (part[at] for part in parts if part)


def _means(result: Result, asked: Asked) -> Iterator[Table]:
    """Those of every EMMEANS: the means, and where levels are compared, their differences and the tests of all."""
    left, known = list(result.tables), dict[tuple[object, ...], Table]()
    for each in asked.means:
        for name, about in _places(each, asked):
            variant = (name, about, each.at, each.adjustment if name == "marginal_comparisons" else "")
            own = [table for table in left if table.name == name and table.about == about]
            if variant not in known and own:
                known[variant] = own[0]
                if len(own) > 1:  # the next is of other values of covariates, or adjusted otherwise
                    left.remove(own[0])
            if variant in known:
                yield known[variant]


def _places(each: Means, asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    every = (*(asked.model.factors if asked.model is not None else ()), *(words[0] for words in asked.within))
    names = tuple(name for name in every if name in each.term)
    if not names:
        return [("overall_mean", ())]
    found = [("estimated_means", names)]
    if each.compared:
        about = (each.compared, *(name for name in names if name != each.compared))
        tests = ("marginal_comparisons", "marginal_multivariate_tests", "univariate_tests")
        found += [(name, about) for name in tests]
    return found


def _sized(table: Table, asked: Asked) -> Table:
    is_sized = table.name not in SIZED or "ETASQ" in asked.printed
    return table if is_sized else without_columns(table, {"partial_eta_squared"})


def _nested(table: Table, asked: Asked) -> Table:
    """Effects that are nested by their own names."""
    if table.name not in SIZED or not asked.nested or not any(each.word == "source" for each in table.columns):
        return table
    at = [each.word for each in table.columns].index("source")
    rows = tuple((*row[:at], _named(str(row[at]), asked), *row[at + 1 :]) for row in table.rows)
    return replace(table, rows=rows)


def _named(source: str, asked: Asked) -> str:
    """An effect that is nested, or that such a one and factors within subjects make, by its own name."""
    for plain, own in asked.nested.items():
        if source == plain or source.endswith(f"*{plain}"):
            return source.removesuffix(plain) + own
    return source
