"""GLM of several dependent variables: one measure named below its tables, contrasts and errors by their names."""

from analysis.result import Result
from analysis.table import Table
from instrument.records import replace
from reports.covariate_notes import covariates_noted
from reports.factorial import r_squared
from reports.headed import Headed
from reports.marked import marked
from reports.mean_subsets import subsets_formed
from reports.model_contrasts import contrasts_formed
from reports.printing import changed, lines, named, without
from reports.repeated_notes import OF_MEASURE, noted
from reports.repeated_tables import shaped

RENAMED = {"homogeneity": "levene_of_errors", "between_subjects_effects": "tests_of_effects"}
TITLED = (
    "marginal_comparisons",
    "univariate_tests",
    "marginal_multivariate_tests",
    "contrast_test",
    "contrast_multivariate_test",
)
PAIR = 2  # the rows of one test: contrast and error


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS; the summary of the models is a note."""
    measures = _measures(result)
    only = measures[0] if len(measures) == 1 else ""
    summary = next((table for table in result.tables if table.name == "model_summary"), None)
    found = replace(result, tables=tuple(table for table in result.tables if table is not summary))
    found = _contrasts_joined(found, language)
    tables = [_formed(found, table, only, language) for table in found.tables]
    found = replace(found, tables=tuple(_with_r_squared(table, summary) for table in tables))
    return subsets_formed(covariates_noted(found, language), language)


def _measures(result: Result) -> list[str]:
    """Those of repeated measures."""
    for table in result.tables:
        if table.name == "within_subjects_effects" or (table.columns and table.columns[0].word == "measure"):
            at = [column.word for column in table.columns].index("measure")
            return list(dict.fromkeys(str(row[at]) for row in table.rows))
    return []


def _formed(result: Result, table: Table, only: str, language: str) -> Table:
    found = table
    if table.name in RENAMED:
        found = replace(found, name=RENAMED[table.name], rows=tuple(lines(result, found)))
    found = noted(result, found, only, language)
    if only and found.name in OF_MEASURE:
        found = without(found, "variable" if table.name == "multiple_comparisons" else "measure")
    if table.name in TITLED:
        found = replace(found, about=("", *found.about[: 1 if table.name.startswith("contrast") else None]))
    if table.name == "contrast_test" and len(found.rows) > PAIR:
        found = replace(found, name="contrast_univariate_test")
    if table.name == "overall_mean":
        found = without(found, "statistic")
    return shaped(result, found, language)


def _with_r_squared(table: Table, summary: Table | None) -> Table:
    """The sum of squares of each dependent variable's model with R squared."""
    if table.name != "tests_of_effects" or summary is None or not table.rows or table.columns[1].word != "dependent":
        return table
    notes = {line[0]: r_squared(line) for line in summary.rows}
    rows = []
    for line in table.rows:
        note = notes.get(line[1]) if line[0] in ("corrected_model", "model") else None
        rows.append(line if note is None else (*line[:2], marked(line[2], note), *line[3:]))
    return replace(table, rows=tuple(rows))


def _contrasts_joined(result: Result, language: str) -> Result:
    """Contrast Results with a column for each measure."""
    return changed(result, "contrast_results", lambda table: _joined(result, table, language))


def _joined(result: Result, table: Table, language: str) -> Table:
    word = table.columns[0].word
    names = list(dict.fromkeys(str(row[0]) for row in table.rows))
    made = []
    for name in names:
        own = tuple(row[1:] for row in table.rows if row[0] == name)
        made.append(
            contrasts_formed(
                result, replace(table, columns=table.columns[1:], rows=own, about=(name, *table.about)), language
            )
        )
    if not made:
        return table
    rows = tuple(
        (*parts[0][:2], *(part[2] for part in parts)) for parts in zip(*(each.rows for each in made), strict=True)
    )
    heads = (Headed("", None, named(result, name, language)) for name in names)
    about = ("", *table.about[:1]) if word else table.about
    return replace(made[0], columns=(*made[0].columns[:2], *heads), rows=rows, about=about)
