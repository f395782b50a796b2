"""CROSSTABS: both variables named beside and above their categories, measures by the kinds of their variables."""

from collections.abc import Iterator, Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, Printed, number
from reports.headed import Headed
from reports.marked import marked
from reports.printing import Line, changed, lines, named, printed, without
from reports.ratio_tables import cases_of, common_ratio, independence, risks
from reports.sampled_tests import ORDER, sampled
from reports.turning import called, is_stub, turned
from reports.wording import heading, phrase

KINDS = {
    "nominal_by_nominal": ("phi", "cramer_v", "contingency", "lambda", "goodman_kruskal_tau", "uncertainty"),
    "ordinal_by_ordinal": ("tau_b", "tau_c", "gamma", "spearman", "somers_d"),
    "interval_by_interval": ("pearson_r",),
    "nominal_by_interval": ("eta",),
    "measure_of_agreement": ("kappa",),
}
TWO_BY_TWO = Message("Computed only for a 2x2 table")
NORMAL = Message("Based on normal approximation.")
BY_STATISTIC = {
    "goodman_kruskal_tau": Message("Based on chi-square approximation"),
    "uncertainty": Message("Likelihood ratio chi-square probability."),
    "spearman": NORMAL,
    "pearson_r": NORMAL,
}
ASSUMED = {
    "se": Message("Not assuming the null hypothesis."),
    "t": Message("Using the asymptotic standard error assuming the null hypothesis."),
}
NOT_SYMMETRIC = Message(
    "Kappa statistics cannot be computed. They require a symmetric 2-way table in which the values of the first "
    "variable match the values of the second variable."
)
IDENTICAL = Message("Both variables must have identical values of categories.")
BINOMIAL = Message("Binomial distribution used.")
FEW = "{count} cells ({percent:.1b}%) have expected count less than 5. The minimum expected count is {least:.2b}."
LETTERS = "column_proportions"
EXACT = (*ORDER, "point_probability")
STANDARDIZED = Message("The standardized statistic is {z:.3b}.")


def formed(result: Result, language: str) -> Result:
    """Every table of a crosstab as SPSS shapes it; letters of columns stand behind the counts."""
    tables = tuple(table for table in result.tables if table.name != LETTERS)
    found = replace(result, tables=tables, options={**result.options, "layers": ()})
    found = _counted(found, language)
    found = changed(found, "crosstab", lambda table: crossed(result, table, _letters(result, table), language))
    found = changed(found, "risk", lambda table: risks(result, table, language))
    found = changed(found, "conditional_independence", independence)
    found = changed(found, "common_odds_ratio", lambda table: common_ratio(result, table, language))
    found = changed(found, "chi_square", lambda table: sampled(_tests(result, table), language))
    for name in ("symmetric_measures", "directional_measures"):
        found = changed(found, name, lambda table: sampled(_measures(result, table, language), language))
    hidden = result.options.get("hidden", ())
    return replace(found, tables=tuple(table for table in found.tables if table.name not in hidden))


def _letters(result: Result, table: Table) -> Table | None:
    return next((each for each in result.tables if each.name == LETTERS and each.about == table.about), None)


def _counted(result: Result, language: str) -> Result:
    """One Case Processing Summary of all tables, before the first of them."""
    found = [table for table in result.tables if table.name == "case_processing"]
    if not found:
        return result
    rows = tuple(
        (" * ".join(named(result, each, language) for each in table.about), *line)
        for table in found
        for line in _of_counts(result, table)
    )
    whole = Table("case_processing", (Column("variable"), *found[0].columns), rows)
    return replace(result, tables=(whole, *(table for table in result.tables if table not in found)))


def _of_counts(result: Result, table: Table) -> tuple[Line, ...]:
    """Valid cases as the table counts them, whose cells may be rounded; what is left of all cases is missing."""
    counts = next((each for each in result.tables if each.name == "crosstab" and each.about == table.about), None)
    at = Column("count", "total")
    total = next((line[1] for line in table.rows if line[0] == "total"), None)
    if counts is None or at not in counts.columns or not counts.rows or not isinstance(total, float):
        return table.rows
    valid = counts.rows[-1][counts.columns.index(at)]
    if not isinstance(valid, float) or total.is_integer() or total <= 0:
        return table.rows
    found = {"valid": valid, "missing": total - valid, "total": total}
    return tuple((part, _whole(each), 100 * each / total) for part, each in found.items())


def _whole(count: float) -> Cell:
    """A sum of weights with its decimals, where it has any."""
    return count if count.is_integer() else number(count, Kind.ESTIMATE, SPSS, 3)


def crossed(result: Result, table: Table, letters: Table | None, language: str) -> Table:
    """Counts and percentages below one another, both variables named; with the letters of columns."""
    if result.options.get("uncounted"):
        table = without(table, "count")
    words = {column.word for column in table.columns if column.under is not None}
    one = len(words) == 1
    upright = _single(result, table, words.pop(), language) if one else turned(result, table, language)
    row, column, *layers = table.about
    depth = table.index("category")  # layers may be hidden
    rows = []
    for line in upright.rows:
        behind = [
            each for at, layer in enumerate(line[:depth]) for each in _beside(result, layers[at], layer, language)
        ]
        cells = _lettered(line, upright, depth, letters)
        rows.append((*behind, *_beside(result, row, line[depth], language), *cells))
    heads = [_head(each, column, result, language) for each in upright.columns[depth + 2 :]]
    stubs = [Column("variable"), Column("category")] * (depth + 1)
    notes = (*table.notes, *(_bare_level(note) for note in (letters.notes if letters is not None else ())))
    return replace(table, columns=(*stubs, Column("statistic"), *heads), rows=tuple(rows), notes=notes)


def _bare_level(note: Message) -> Message:
    """The note with its level as SPSS prints it: .05."""
    return Message(note.sentence, {name: str(value).removeprefix("0") for name, value in note.values.items()})


def _single(result: Result, table: Table, word: str, language: str) -> Table:
    """A table of one number for each cell, with the number's name before it."""
    stubs = [at for at, column in enumerate(table.columns) if is_stub(column)]
    others = [at for at in range(len(table.columns)) if at not in stubs]
    name = called(result, table, word, language)
    rows = [
        (*(line[at] for at in stubs), name, *(each[at] for at in others))
        for line, each in zip(table.rows, lines(result, table), strict=True)
    ]
    columns = [*(table.columns[at] for at in stubs), Column("statistic")]
    heads = [Column("", table.columns[at].under) for at in others]
    return replace(table, columns=(*columns, *heads), rows=tuple(rows))


def _beside(result: Result, variable: str, level: Cell, language: str) -> tuple[Cell, Cell]:
    """A variable's label and the level's; of the total its own name alone."""
    if level == "total":
        return "total", None
    return named(result, variable, language), level


def _head(column: Column, variable: str, result: Result, language: str) -> Column:
    if column.under == "total":
        return Column("", "total")
    return Headed("", variable, named(result, column.under, language))


def _lettered(line: Line, table: Table, depth: int, letters: Table | None) -> Sequence[Cell]:
    """The name of a row's numbers and the numbers, counts with the letters of their columns."""
    if letters is None or line[depth] == "total":
        return line[depth + 1 :]
    found = next((row for row in letters.rows if row[: depth + 1] == line[: depth + 1]), None)
    cells: list[Cell] = [line[depth + 1]]
    is_count = all(line[: depth + 1] != row[: depth + 1] for row in table.rows[: table.rows.index(line)])
    for cell, column in zip(line[depth + 2 :], table.columns[depth + 2 :], strict=True):
        at = Column("subset", column.under)
        letter = found[letters.columns.index(at)] if found is not None and at in letters.columns else None
        cells.append(cell + letter if is_count and isinstance(cell, Printed) and isinstance(letter, str) else cell)
    return cells


def _tests(result: Result, table: Table) -> Table:
    """Chi-square tests, each with its own note."""
    depth = table.index("statistic")
    few = [note for note in table.notes if "least" in note.values]
    roots = [note for note in table.notes if "z" in note.values]
    notes = tuple(note for note in table.notes if note not in (*few, *roots) and note != BINOMIAL)
    rows = []
    for line in table.rows:
        cells, note = list(line), _few_of(few, line[:depth])
        if line[depth] == "pearson" and note is not None:
            cells[depth + 1] = marked(printed(result, table, line, table.columns[depth + 1]), note)
        elif line[depth] == "linear_by_linear" and (root := _of_layers(roots, line[:depth])) is not None:
            said = Message(STANDARDIZED.sentence, {"z": root.values["z"]})
            cells[depth + 1] = marked(printed(result, table, line, table.columns[depth + 1]), said)
        elif line[depth] == "continuity":
            cells[depth] = marked("continuity", TWO_BY_TWO)
        elif line[depth] == "mcnemar":
            at = table.index("exact_p_two_sided")
            if isinstance(line[at], Undefined):
                rows.append((*line[: depth + 1], marked(".", IDENTICAL), *[None] * (len(line) - depth - 2)))
                continue
            cells[at] = marked(printed(result, table, line, table.columns[at]), BINOMIAL)
        rows.append(tuple(cells))
    made = replace(table, rows=tuple(rows), notes=notes)
    known = [word for word in (*EXACT, "df", "p") if Column(word) in table.columns]
    empty = [word for word in known if all(cell is None for cell in table.column(word))]
    return without(made, *empty)


def _few_of(notes: Sequence[Message], layers: Line) -> Message | None:
    """The note about small expected counts of those layers."""
    note = _of_layers(notes, layers)
    if note is None:
        return None
    return Message(FEW, {name: value for name, value in note.values.items() if name != "layer"})


def _of_layers(notes: Sequence[Message], layers: Line) -> Message | None:
    """The one of `notes` that is about those layers."""
    wanted = ", ".join(str(each) for each in layers)
    own = wanted if all(each == "total" for each in layers) else None
    return next((note for note in notes if note.values.get("layer", own) == wanted), None)


def _measures(result: Result, table: Table, language: str) -> Table:
    """Measures behind the kinds of variables they are for; the number of cases last."""
    depth = table.index("statistic")
    rows: list[Line] = []
    for at, line in enumerate(table.rows):
        rows.append((*line[:depth], _kind(str(line[depth]), language), *_told(result, table, line, language)))
        is_last = at + 1 == len(table.rows) or table.rows[at + 1][:depth] != line[:depth]
        if is_last and table.name == "symmetric_measures":
            name = named(result, "n_valid", language)
            blank = [None] * (len(table.columns) - depth - 2)
            rows.append((*line[:depth], name, name, cases_of(result, table, line[:depth]), *blank))
    numbers = [_measured(table, column, language) for column in table.columns[depth:]]
    columns = (*table.columns[:depth], Column("statistic"), *numbers)
    notes = tuple(note for note in table.notes if note not in BY_STATISTIC.values())
    return replace(table, columns=columns, rows=tuple(rows), notes=notes)


def _measured(table: Table, column: Column, language: str) -> Column:
    """A column whose heading says what its numbers assume."""
    note = ASSUMED.get(column.word)
    return Headed(column.word, None, heading(column.word, language, table.name), (), note) if note else column


def _told(result: Result, table: Table, line: Line, language: str) -> Iterator[Cell]:
    for column, cell in zip(table.columns, line, strict=True):
        if column.word == "dependent" and cell != "symmetric":
            yield phrase("dependent", language, {"name": named(result, cell, language)})
        elif column.word == "p" and line[table.index("statistic")] in BY_STATISTIC:
            yield marked(printed(result, table, line, column), BY_STATISTIC[str(line[table.index("statistic")])])
        elif column.word == "coefficient" and line[table.index("statistic")] == "kappa" and isinstance(cell, Undefined):
            yield from (marked(".", NOT_SYMMETRIC), *[None] * (len(line) - table.index("coefficient") - 1))
            return
        elif table.columns.index(column) >= table.index("statistic"):
            yield cell


def _kind(statistic: str, language: str) -> str:
    return next((phrase(kind, language) for kind, words in KINDS.items() if statistic in words), "")
