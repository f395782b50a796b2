"""Tables of several dependent variables in the shapes of SPSS: tests with their notes, effects by their names."""

from collections.abc import Sequence
from itertools import product

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.factorial import factors_formed, parameters_formed, source
from reports.formatting import Printed
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.model_contrasts import contrast_name
from reports.printing import Line, lines, without
from reports.repeated_notes import EXACT, UPPER
from reports.wording import heading, key, phrase

OF_SQUARES = ("within_subjects_effects", "within_subjects_contrasts", "tests_of_effects")
OF_TESTS = (
    "multivariate_tests",
    "averaged_multivariate_tests",
    "marginal_multivariate_tests",
    "contrast_multivariate_test",
)
OF_CONTRASTS = ("transformation_matrix", "within_products")
UPRIGHT = ("box_test", "residual_sphericity")
OF_F = ("hypothesis_df", "error_df")
COMPUTED = Message("Computed using alpha = {alpha}")
TRENDS = 3  # polynomials that have a name


def shaped(result: Result, table: Table, language: str) -> Table:
    """A table that has its notes, in its shape."""
    if table.name == "between_subjects_factors":
        return factors_formed(result, table, language)
    if table.name == "within_subjects_factors":
        return _variables(result, table, language)
    if table.name == "sphericity_tests":
        return _untested(table)
    if table.name == "levene_of_errors":
        return _of_residuals(table, language)
    if table.name in OF_CONTRASTS:
        return _of_contrasts(result, table, language)
    if table.name == "between_products":
        rows = tuple((line[0], _source(line[1], language), *line[2:]) for line in lines(result, table))
        return replace(table, rows=rows)
    if table.name in UPRIGHT:
        return _upright(result, table, language)
    if table.name == "parameter_estimates":
        table = parameters_formed(result, table)
    elif table.name in OF_TESTS:
        table = _tests(result, table)
    elif table.name in OF_SQUARES:
        table = _squares(result, table, language)
    return _power_noted(result, table, language)


def _of_residuals(table: Table, language: str) -> Table:
    """Tests of residuals alone have no name, and their statistic is F."""
    if any(row[1] != "based_on_residuals" for row in table.rows):
        return table
    found = without(table, "statistic")
    heads = (Headed("", None, heading("f", language)) if each.word == "levene" else each for each in found.columns)
    return replace(found, columns=tuple(heads))


def _of_contrasts(result: Result, table: Table, language: str) -> Table:
    """Coefficients, or products, of contrasts by their names."""
    names = {f"contrast={at}": name for at, name in enumerate(_crossed(result, table.about[0], language), start=1)}
    columns = tuple(
        each if each.under is None else Headed("", None, names.get(each.under, "")) for each in table.columns
    )
    words, rows = [column.word for column in table.columns], []
    for line in lines(result, table):
        cells = [
            Plain(names[str(cell)]) if word == "contrast" else cell for word, cell in zip(words, line, strict=True)
        ]
        rows.append(
            tuple(
                _source(cell, language) if word == "source" else cell for word, cell in zip(words, cells, strict=True)
            )
        )
    return replace(table, columns=columns, rows=tuple(rows))


def _crossed(result: Result, effect: str, language: str) -> list[str]:
    """The names of an effect's contrasts, those of several factors joined; of none the average."""
    parts = []
    for given in result.options.get("within", ()):
        if str(given[0]) in effect.split("*"):
            parts.append([_name_of(given, at, language) for at in range(int(given[1]) - 1)])
    return [" * ".join(each) for each in product(*parts)] if parts else [phrase("average_variable", language)]


def _untested(table: Table) -> Table:
    """Points where Mauchly's W leaves nothing to test: of the one contrast of two levels, or where it is 0."""
    w, tested = table.index("mauchly_w"), (table.index("chi_square"), table.index("p"))
    rows = [
        row
        if isinstance(row[w], Undefined)
        else tuple(Plain(".") if at in tested and isinstance(cell, Undefined) else cell for at, cell in enumerate(row))
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows))


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
    return Plain(_name_of(given, int(str(cell).rpartition("=")[2]) - 1, language))


def _name_of(given: Sequence[str], at: int, language: str) -> str:
    """The name of a contrast of a factor: Linear, or Level 1 vs. Level 2."""
    asked = [str(each) for each in given[2:]] or ["polynomial"]
    if asked[0] != "polynomial":
        return contrast_name(asked, at, int(given[1]) - 1, language)
    if at < TRENDS:
        return phrase(f"trend_{at + 1}", language)
    return phrase("order_of_degree", language, {"number": str(at + 1)})


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
