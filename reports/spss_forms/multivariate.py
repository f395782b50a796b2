"""GLM of several dependent variables: one measure named below its tables, contrasts and errors by their names."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.covariate_notes import covariates_noted
from reports.factorial import factors_formed, parameters_formed, r_squared, source
from reports.formatting import Printed
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.mean_subsets import subsets_formed
from reports.model_contrasts import contrast_name, contrasts_formed
from reports.printing import Line, changed, lines, named, without
from reports.repeated_notes import EXACT, OF_MEASURE, UPPER, noted
from reports.wording import heading, key, phrase

RENAMED = {"homogeneity": "levene_of_errors", "between_subjects_effects": "tests_of_effects"}
OF_SQUARES = ("within_subjects_effects", "within_subjects_contrasts", "tests_of_effects")
OF_TESTS = (
    "multivariate_tests",
    "averaged_multivariate_tests",
    "marginal_multivariate_tests",
    "contrast_multivariate_test",
)
UPRIGHT = ("box_test", "residual_sphericity")
TITLED = (
    "marginal_comparisons",
    "univariate_tests",
    "marginal_multivariate_tests",
    "contrast_test",
    "contrast_multivariate_test",
)
OF_F = ("hypothesis_df", "error_df")
COMPUTED = Message("Computed using alpha = {alpha}")
PAIR = 2  # the rows of one test: contrast and error
TRENDS = 3  # polynomials that have a name


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
    if table.name == "between_subjects_factors":
        return factors_formed(result, found, language)
    if table.name == "parameter_estimates":
        return _power_noted(result, parameters_formed(result, found), language)
    if table.name == "within_subjects_factors":
        return _variables(result, found, language)
    if found.name == "sphericity_tests":
        return _single_contrasts(found)
    if found.name in UPRIGHT:
        return _upright(result, found, language)
    if found.name in OF_TESTS:
        found = _tests(result, found)
    if found.name in OF_SQUARES:
        found = _squares(result, found, language)
    return _power_noted(result, found, language)


def _single_contrasts(table: Table) -> Table:
    """A point where the one contrast of two levels leaves nothing to test."""
    df, p = table.index("df"), table.index("p")
    rows = tuple((*row[:p], Plain("."), *row[p + 1 :]) if row[df] == 0 else row for row in table.rows)
    return replace(table, rows=rows)


def _variables(result: Result, table: Table, language: str) -> Table:
    """The variables beside the levels that they measure."""
    columns = (*table.columns[:-1], Headed("", None, heading("dependent", language, "tests_of_effects")))
    rows = tuple((*row[:-1], Plain(str(row[-1]))) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _upright(result: Result, table: Table, language: str) -> Table:
    """A line for each number."""
    rows = [
        (Plain(heading(column.word, language, table.name)), cell)
        for line in lines(result, table)
        for column, cell in list(zip(table.columns, line, strict=True))[1:]
    ]
    return replace(table, columns=(Column("statistic"), Column("", "")), rows=tuple(rows))


def _tests(result: Result, table: Table) -> Table:
    """F with a note where its distribution is exact, or a bound; effects by their names."""
    words = [column.word for column in table.columns]
    kind, f = words.index("distribution"), words.index("f")
    rows: list[Line] = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        note = {"exact": EXACT, "upper_bound": UPPER}.get(str(line[kind]))
        cells = [_fraction(cell, line[at]) if words[at] in OF_F else cell for at, cell in enumerate(shown)]
        cells[f] = cells[f] if note is None else marked(cells[f], note)
        rows.append(tuple(source(cell) if words[at] == "source" else cell for at, cell in enumerate(cells)))
    found = without(replace(table, rows=tuple(rows)), "distribution")
    one_part = len({row[0] for row in found.rows}) < 2
    return without(found, "part") if one_part and "part" in words else found


def _fraction(shown: Cell, cell: Cell) -> Cell:
    """Degrees of freedom with three decimals, however whole they are."""
    return Printed.of(f"{cell:.3f}", cell) if isinstance(cell, float) and not isinstance(cell, Printed) else shown


def _squares(result: Result, table: Table, language: str) -> Table:
    """Effects by their names, contrasts by theirs, and the type of the sums of squares."""
    shown = list(table.rows) if table.name == "tests_of_effects" else lines(result, table)
    words = [column.word for column in table.columns]
    at, df = words.index("sum_of_squares"), words.index("df")
    if "correction" in words:
        kind, pairs = words.index("correction"), zip(table.rows, shown, strict=True)
        shown = [
            own if line[kind] == "sphericity_assumed" else (*own[:df], _fraction(own[df], line[df]), *own[df + 1 :])
            for line, own in pairs
        ]
    rows = [(_source(line[0], language), *line[1:]) for line in shown]
    if table.name == "within_subjects_contrasts":
        rows = [tuple(_contrast(result, table, place, cell, language) for place, cell in enumerate(r)) for r in rows]
    columns = list(table.columns)
    name = f"type_{result.options.get('sums_of_squares', '3')}"
    columns[at] = Headed("", None, key(name, {}, language, table.name))
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _source(cell: Cell, language: str) -> Cell:
    if str(cell).startswith("error("):
        return Plain(key("error", {}, language) + str(cell).removeprefix("error"))
    return source(cell)


def _contrast(result: Result, table: Table, place: int, cell: Cell, language: str) -> Cell:
    """Linear, or Level 1 vs. Level 2."""
    if table.columns[place].word != "group":
        return cell
    if cell is None:
        return Plain("")
    given = next(each for each in result.options["within"] if each[0] == table.columns[place].under)
    at, asked = int(str(cell).rpartition("=")[2]) - 1, [str(each) for each in (*given[2:],)] or ["polynomial"]
    if asked[0] != "polynomial":
        return Plain(contrast_name(asked, at, int(given[1]) - 1, language))
    if at < TRENDS:
        return Plain(phrase(f"trend_{at + 1}", language))
    return Plain(phrase("order_of_degree", language, {"number": str(at + 1)}))


def _power_noted(result: Result, table: Table, language: str) -> Table:
    """The level that observed power is computed at."""
    columns = tuple(
        Headed("", None, heading(column.word, language, table.name), (), _alpha(result))
        if column.word == "observed_power"
        else column
        for column in table.columns
    )
    if columns == table.columns:
        return table
    is_printed = table.name in (*OF_SQUARES, *OF_TESTS, "parameter_estimates")
    return replace(table, columns=columns, rows=table.rows if is_printed else tuple(lines(result, table)))


def _alpha(result: Result) -> Message:
    alpha = f"{1 - float(result.options.get('confidence', 0.95)):.3g}".removeprefix("0")
    return Message(COMPUTED.sentence, {"alpha": alpha})


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
