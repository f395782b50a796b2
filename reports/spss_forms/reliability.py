"""RELIABILITY: cases and halves named in two columns, a scale without a name."""

from collections.abc import Iterator

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, changed, lines, named
from reports.wording import heading, phrase

ITEMS = Message("The items are: {names}.")
PARTS = "The halves are "
NEGATIVE = "The value is negative due to"
ALPHAS = ("alpha", "alpha_standardized")
LISTWISE = "Listwise deletion based on all variables in the procedure."


MODELS = {
    "one_way_random": Message("One-way random effects model where people effects are random."),
    "two_way_random": Message(
        "Two-way random effects model where both people effects and measures effects are random."
    ),
    "two_way_mixed": Message(
        "Two-way mixed effects model where people effects are random and measures effects are fixed."
    ),
}
TYPES = {
    "consistency": Message(
        "Type C intraclass correlation coefficients using a consistency definition. The between-measure variance is "
        "excluded from the denominator variance."
    ),
    "absolute_agreement": Message("Type A intraclass correlation coefficients using an absolute agreement definition."),
}
SAME = Message("The estimator is the same, whether the interaction effect is present or not.")
ABSENT = Message(
    "This estimate is computed assuming the interaction effect is absent, because it is not estimable otherwise."
)


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "case_processing", lambda table: _cases(result, table, language))
    found = changed(found, "reliability", lambda table: _negative_alpha(result, table, language))
    found = changed(found, "item_total", lambda table: _negative_cells(result, table))
    found = changed(found, "scale_statistics", _nameless)
    found = changed(found, "hotelling_test", _nameless)
    found = changed(found, "items_anova", lambda table: _items_anova(result, table))
    found = changed(found, "parallel_fit", lambda table: _parallel_fit(result, table))
    found = changed(found, "intraclass_correlation", lambda table: _intraclass(result, table, language))
    return changed(found, "split_half", lambda table: _halves(result, table, language))


def _items_anova(result: Result, table: Table) -> Table:
    from reports.items_anova import items_anova_formed

    return items_anova_formed(result, table)


def _parallel_fit(result: Result, table: Table) -> Table:
    """Degrees of freedom without decimals."""
    rows = zip(table.rows, lines(result, table), strict=True)
    whole = {"freedom_of_fit"}
    return replace(
        table,
        rows=tuple(
            (line[0], Plain(f"{line[1]:g}")) if line[0] in whole and isinstance(line[1], int | float) else shown
            for line, shown in rows
        ),
    )


def _negative_alpha(result: Result, table: Table, language: str) -> Table:
    """What is said of a negative alpha stands at the headings."""
    note = next((each for each in table.notes if each.sentence.startswith(NEGATIVE)), None)
    if note is None:
        return table
    columns = tuple(
        Headed(each.word, each.under, heading(each.word, language, table.name), (), note)
        if each.word in ALPHAS
        else each
        for each in table.columns
    )
    return replace(table, columns=columns, notes=tuple(each for each in table.notes if each is not note))


def _negative_cells(result: Result, table: Table) -> Table:
    """What is said of a negative alpha stands at each of them."""
    note = next((each for each in table.notes if each.sentence.startswith(NEGATIVE)), None)
    if note is None:
        return table
    at, rows = table.index("alpha_if_deleted"), []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        cell = line[at]
        is_negative = isinstance(cell, float) and cell < 0
        rows.append((*shown[:at], marked(shown[at], note) if is_negative else shown[at], *shown[at + 1 :]))
    return replace(table, rows=tuple(rows), notes=tuple(each for each in table.notes if each is not note))


def _nameless(table: Table) -> Table:
    return replace(table, columns=table.columns[1:], rows=tuple(row[1:] for row in table.rows))


def _cases(result: Result, table: Table, language: str) -> Table:
    """Cases: valid, excluded with its note, all."""
    note = next((each for each in table.notes if each.sentence == LISTWISE), None)
    rows = []
    for line in lines(result, table):
        part: Cell = marked(str(line[0]), note) if line[0] == "excluded" and note is not None else line[0]
        rows.append((phrase("cases_of", language), part, *line[1:]))
    notes = tuple(each for each in table.notes if each is not note)
    return replace(table, columns=(Column("statistic"), *table.columns), rows=tuple(rows), notes=notes)


def _intraclass(result: Result, table: Table, language: str) -> Table:
    """Single and average measures of the model asked for, which a note names; the kind of estimate at its heading."""
    first = table.rows[0] if table.rows else ()
    of = (str(first[0]), str(first[1])) if first else ("", "")
    notes = (*([MODELS[of[0]]] if of[0] in MODELS else []), *table.notes)
    rows = [line[2:] for line in lines(result, table)]
    columns = list(table.columns[2:])
    if of[0] != "one_way_random" and of[1] in TYPES and len(rows) == 2:
        told = (SAME, ABSENT if of[0] == "two_way_mixed" else None)
        rows = [
            (line[0], line[1] if note is None else marked(line[1], note), *line[2:])
            for line, note in zip(rows, told, strict=True)
        ]
        columns[1] = Headed(columns[1].word, None, heading(columns[1].word, language, table.name), (), TYPES[of[1]])
    return replace(table, columns=tuple(columns), rows=tuple(rows), notes=notes)


def _halves(result: Result, table: Table, language: str) -> Table:
    """Alpha of both parts with their items, then the coefficients that join them."""
    told = next((note for note in table.notes if note.sentence.startswith(PARTS)), None)
    rows = list(_half_rows(result, table, _of_halves(told), language))
    columns = (*[Column("statistic")] * 3, Column("", ""))
    left = tuple(note for note in table.notes if note is not told)
    return replace(table, name="reliability", columns=columns, rows=tuple(rows), notes=left)


def _of_halves(told: Message | None) -> dict[str, Message]:
    """Half → the note that names its items."""
    if told is None:
        return {}
    halves = {"first_half": "first", "second_half": "second"}
    return {half: Message(ITEMS.sentence, {"names": told.values[part]}) for half, part in halves.items()}


def _half_rows(result: Result, table: Table, items_of: dict[str, Message], language: str) -> Iterator[Line]:
    value, items = heading("value", language), heading("n_items", language)
    alpha = heading("alpha", language)
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        name, coefficient, n = str(line[0]), shown[1], shown[2]
        if name in ("first_half", "second_half"):
            yield (alpha, named(result, name, language), value, coefficient)
            yield (alpha, named(result, name, language), items, marked(n, items_of[name]) if name in items_of else n)
        elif name.startswith("spearman_brown"):
            whole, kind = phrase("spearman_brown", language), phrase(name, language)
            yield (whole, kind, None, coefficient)
        else:
            if name == "correlation_between_forms":
                yield (alpha, phrase("total_n_of_items", language), None, n)
            yield (named(result, name, language), None, None, coefficient)
