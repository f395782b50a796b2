"""FACTOR: one column of KMO and Bartlett, correlations with their significance, anti-image matrices in one table."""

from collections.abc import Iterator

from analysis.result import Message, Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.marked import marked
from reports.printing import Line, changed, lines, renamed
from reports.wording import heading

MATRICES = {
    "anti_image_matrices": ("anti_image_covariance", "anti_image_correlation"),
    "reproduced_matrices": ("reproduced_correlations", "residual_correlations"),
}
"""Tables that SPSS prints as one, one part below the other."""
REPRODUCED = Message("Reproduced communalities")
MSA = Message("Measures of Sampling Adequacy(MSA)")
HEYWOOD = "Heywood case: "
IMPROPER = Message(  # spelled as SPSS spells it
    "One or more communalitiy estimates greater than 1 were encountered during iterations. The resulting solution "
    "should be interpreted with caution."
)
OF_CORRELATIONS = Message("Based on correlations")
DIAGONALS = {"anti_image_correlation": MSA, "reproduced_correlations": REPRODUCED}
AT_THE_EDGE = "Heywood case: the unique variance of {items} fell"
OVER_ONE = Message(
    "One or more communality estimates greater than 1 were encountered during iterations. The resulting solution "
    "should be interpreted with caution."
)
NOTHING_LEFT = Message(
    "The number of degrees of freedom ({df}) is not positive. Factor analysis may not be appropriate."
)
DIAGONAL = "Measures of Sampling Adequacy (MSA) stand on the diagonal."


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = _bounded(_tested(changed(result, "kmo_bartlett", _nameless)))
    found = changed(found, "goodness_of_fit", lambda table: replace(_nameless(table), name="factor_fit"))
    found = changed(found, "descriptive_statistics", lambda table: _described(result, table, language))
    found = changed(found, "correlations", lambda table: _correlated(result, table, language))
    found = _improper(found)
    for name, parts in MATRICES.items():
        found = _joined(found, name, parts, language)
    if result.options.get("analysed") == "covariances":
        from reports.rescaled import joined

        found = changed(found, "kmo_bartlett", lambda table: replace(table, notes=(*table.notes, OF_CORRELATIONS)))
        found = joined(found, language)
    return found


def _improper(result: Result) -> Result:
    """What SPSS says below the communalities where an item's own variance fell to its lower bound."""
    notes = [note for table in result.tables if table.name == "loadings" for note in table.notes]
    told = next((note for note in notes if note.sentence.startswith(HEYWOOD)), None)
    if told is None:
        return result
    found = changed(
        result, "loadings", lambda table: replace(table, notes=tuple(each for each in table.notes if each != told))
    )
    return changed(found, "communalities", lambda table: replace(table, notes=(*table.notes, IMPROPER)))


def _nameless(table: Table) -> Table:
    return replace(table, rows=tuple(("", *row[1:]) for row in table.rows))


def _tested(result: Result) -> Result:
    """A warning in the place of a test without degrees of freedom."""
    fit = next((table for table in result.tables if table.name == "goodness_of_fit"), None)
    df = fit.rows[0][fit.index("df")] if fit is not None and fit.rows else None
    if not isinstance(df, int | float) or df > 0:
        return result
    warning = Message(NOTHING_LEFT.sentence, {"df": int(df)})
    tables = tuple(table for table in result.tables if table is not fit)
    return replace(result, tables=tables, notes=(*result.notes, warning))


def _bounded(result: Result) -> Result:
    """What is said of variances at their lower bound stands below the communalities."""
    said = [note for table in result.tables for note in table.notes if note.sentence.startswith(AT_THE_EDGE)]
    if not said:
        return result
    found = changed(
        result,
        "loadings",
        lambda table: replace(table, notes=tuple(note for note in table.notes if note not in said)),
    )
    return changed(found, "communalities", lambda table: replace(table, notes=(*table.notes, OVER_ONE)))


def _described(result: Result, table: Table, language: str) -> Table:
    """Counts are of the analysis."""
    made = renamed(result, table, "item_descriptives", language)
    columns = tuple(
        Column("", heading(of.word, language, "item_descriptives")) if of.word in ("n", "missing") else column
        for of, column in zip(table.columns, made.columns, strict=True)
    )
    return replace(made, columns=columns)


def _correlated(result: Result, table: Table, language: str) -> Table:
    """Correlations, and where they are asked for their one-sided probabilities below them."""
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    rows = [
        (_part(word, language), line[0], *(shown[table.index(word, head)] for head in heads))
        for word in words
        for line, shown in zip(table.rows, lines(result, table), strict=True)
    ]
    columns = (Column("statistic"), Column("item"), *(Column("", head) for head in heads))
    return replace(table, name="correlation_matrix", columns=columns, rows=tuple(rows))


def _part(word: str, language: str) -> str:
    return heading(word, language, "correlation_matrix")


def _joined(result: Result, name: str, parts: tuple[str, str], language: str) -> Result:
    """Both tables as one, in the place of the first."""
    found = [table for part in parts for table in result.tables if table.name == part]
    if len(found) < len(parts):
        return result
    first = found[0]
    columns = (Column("statistic"), first.columns[0], *(Column("", each.under) for each in first.columns[1:]))
    rows = tuple(row for table in found for row in _titled(result, table, language))
    notes = tuple(_whole(note) for table in found for note in table.notes if note.sentence != DIAGONAL)
    whole = Table(name, columns, rows, first.about, notes)
    tables = (whole if table is first else table for table in result.tables if table is first or table not in found)
    return replace(result, tables=tuple(tables))


def _whole(note: Message) -> Message:
    """The note with the share of residuals as SPSS prints it, its fraction dropped."""
    share = note.values.get("percent")
    return Message(note.sentence, {**note.values, "percent": float(int(share))}) if isinstance(share, float) else note


def _titled(result: Result, table: Table, language: str) -> Iterator[Line]:
    """Rows behind the title of their part; the diagonal of anti-image correlations has its note."""
    title = heading(table.name, language, "parts_of_matrices")
    for at, line in enumerate(lines(result, table), start=1):
        if table.name in DIAGONALS:
            note = DIAGONALS[table.name]
            yield (title, *(marked(each, note) if x == at else each for x, each in enumerate(line)))
        else:
            yield (title, *line)
