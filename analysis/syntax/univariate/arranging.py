"""What UNIANOVA prints of the tables of a model, in the order of SPSS."""

from collections.abc import Iterator, Mapping

from analysis.result import Result
from analysis.syntax.arranging import without_columns
from analysis.syntax.univariate.asked import SPREAD, Asked, Means
from analysis.table import Table
from instrument.records import replace

EFFECT_SIZES = {
    "tests_of_effects",
    "parameter_estimates",
    "univariate_tests",
    "contrast_test",
    "mixed_tests",
    "lack_of_fit_tests",
}


def arranged(result: Result, asked: Asked) -> Result:
    """The tables that the command asks for."""
    shown = ["between_subjects_factors"]
    shown += ["descriptive_statistics"] if "DESCRIPTIVE" in asked.printed else []
    shown += ["homogeneity"] if "HOMOGENEITY" in asked.printed else []
    tests = (
        ["mixed_tests", "expected_mean_squares"] if "random" in asked.others else ["tests_of_effects", "model_summary"]
    )
    shown += tests
    shown += ["lack_of_fit_tests"] if "LOF" in asked.printed else []
    shown += [f"{ours}_test" for word, ours in SPREAD.items() if word in asked.printed]
    shown += ["parameter_estimates"] if "PARAMETER" in asked.printed else []
    shown += ["robust_parameters"]
    tables = [table for name in shown for table in result.tables if table.name == name]
    tables += [table for table in result.tables if table.name in ("contrast_results", "contrast_test")]
    tables += _means(result, asked)
    tables += [table for table in result.tables if table.name in POST_HOC]
    tables = [_nested(_sized(table, asked), asked) for table in tables]
    return replace(result, tables=tuple(tables), labels=labelled(result, asked))


POST_HOC = ("multiple_comparisons", "homogeneous_subsets", "subset_significance")


def labelled(result: Result, asked: Asked) -> dict[str, Mapping[str, str]]:
    """The labels, with what the command calls its hypotheses and nested effects."""
    named = {f"hypothesis={at}": text for at, text in enumerate(asked.hypothesis_labels, start=1) if text}
    named |= {name: name for name in asked.nested.values()}
    return {**result.labels, **{key: {"en": text, "zh": text} for key, text in named.items()}}


def _means(result: Result, asked: Asked) -> Iterator[Table]:
    """Those of every EMMEANS: the means, and where levels are compared, their differences and the test of all."""
    left = list(result.tables)
    for each in asked.means:
        for name, about in _places(each, asked):
            found = next((table for table in left if table.name == name and table.about[1:] == about), None)
            if found is not None:
                yield found
                if _is_repeated(each, asked):
                    left.remove(found)


def _places(each: Means, asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    factors = asked.model.factors if asked.model is not None else ()
    names = tuple(name for name in factors if name in each.term)
    if not names:
        return [("overall_mean", ())]
    found: list[tuple[str, tuple[str, ...]]] = [("estimated_means", names)]
    if each.compared:
        about = (each.compared, *(name for name in names if name != each.compared))
        found += [("marginal_comparisons", about), ("univariate_tests", about)]
    return found


def _is_repeated(each: Means, asked: Asked) -> bool:
    """Whether the same table is asked for at several values of covariates."""
    return len({other.at for other in asked.means if other.term == each.term}) > 1


def _sized(table: Table, asked: Asked) -> Table:
    is_sized = table.name not in EFFECT_SIZES or "ETASQ" in asked.printed
    return table if is_sized else without_columns(table, {"partial_eta_squared"})


def _nested(table: Table, asked: Asked) -> Table:
    """Effects that are nested by their own names."""
    if table.name not in ("tests_of_effects", "mixed_tests", "expected_mean_squares") or not asked.nested:
        return table
    return replace(table, rows=tuple((asked.nested.get(str(row[0]), row[0]), *row[1:]) for row in table.rows))
