"""A result as SPSS prints it: every table of it as a grid, in SPSS's words and digits."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from string import ascii_lowercase

from analysis.result import Result
from analysis.table import Column, Table
from analysis.vocabulary import WORDS
from reports.bodies import rows
from reports.cells import Row, cell, centered, grid, header
from reports.confidence import confidence
from reports.document import Align, Block, Document, Grid, GridCell, GridColumn, Paragraph, Run
from reports.footnotes import methods, notes, reasons, said
from reports.headed import Headed
from reports.marked import cell_notes
from reports.markup import clean
from reports.terms import TERMS, term
from reports.turning import is_stub, turned
from reports.wording import at_confidence, heading, key, phrase, spanners, title

CROSSED = frozenset({"custom_table", "custom_comparisons", "column_means", "custom_chi_square"})
"""Tables of nested and stacked variables."""


def output(result: Result, language: str) -> Document:
    """The tables of a result, then its notes."""
    blocks: list[Block] = [table_grid(result, table, language) for table in result.tables]
    blocks += [Paragraph((Run(text),)) for text in said(result.notes, result, language)]
    return Document(language, "", "", (), tuple(blocks))


def table_grid(result: Result, table: Table, language: str, lettered: bool = False) -> Grid:
    """One table as a grid; `lettered`: its notes behind letters, which stand raised at what they are about."""
    if table.name in CROSSED:
        return _crossed_grid(result, table, language, lettered)
    printed = turned(result, table, language)
    stubs = [column for column in printed.columns if is_stub(column)]
    numbers = len(printed.columns) - len(stubs)
    widths = [GridColumn(0.4 / max(len(stubs), 1), Align.LEFT)] * len(stubs)
    widths += [GridColumn(0.6 / max(numbers, 1), Align.DECIMAL)] * numbers
    whole = notes(result, table, language)
    of_cells = (*said(cell_notes(printed), result, language), *said(reasons(printed), result, language))
    every = list(dict.fromkeys((*whole, *of_cells)))
    plain = [text for text in every if not text.startswith("*")]  # a star stands for itself
    marks = dict(zip(plain, ascii_lowercase, strict=False)) if lettered else {}
    below = [(Run(text),) for text in methods(result, table, language)]
    below += [(Run(f"{marks[text]}. {text}" if text in marks else text),) for text in every]
    body = rows(result, printed, language, marks)
    made = grid(_caption(result, table, language), widths, _header(result, printed, language), body, below)
    return replace(made, mark=",".join(dict.fromkeys(marks[text] for text in whole if text in marks)))


def _crossed_grid(result: Result, table: Table, language: str, lettered: bool) -> Grid:
    """A table of nested and stacked variables; its layer stands above it."""
    from reports.crossed_headings import crossed

    header, body, stubs, numbers = crossed(result, table, language)
    widths = [GridColumn(0.4 / stubs, Align.LEFT)] * stubs
    widths += [GridColumn(0.6 / max(numbers, 1), Align.DECIMAL)] * numbers
    every = notes(result, table, language)
    plain = [text for text in every if not text.startswith("*")]  # a star stands for itself
    marks = dict(zip(plain, ascii_lowercase, strict=False)) if lettered else {}
    below = [(Run(f"{marks[text]}. {text}" if text in marks else text),) for text in every]
    if not lettered:
        for reason in dict.fromkeys(said(reasons(table), result, language)):
            below.append((Run(phrase("not_defined", language, {"reason": reason})),))
    caption = str(result.options.get("caption", "")) if table.name == "custom_table" else ""
    below = [(Run(caption),), *below] if caption else below
    written = str(result.options.get("title", "")) if table.name == "custom_table" else ""
    layer = " ".join(clean(key(each, result.labels, language)) for path in table.about for each in path.split(">"))
    above = " ".join(each for each in (written or title(table.name, (), language), layer) if each)
    return grid(above, widths, header, body, below)


def _caption(result: Result, table: Table, language: str) -> str:
    """The title of a table: a crosstab names its layers, correlations of ranks their coefficient, as SPSS does."""
    of_factors = any((column.under or "").startswith("factor=") for column in table.columns)
    about = [clean(key(name, result.labels, language)) for name in table.about]
    joined = [*about[:1], " * ".join([*about[1:2], *(about[2:] if table.name == "crosstab" else ())])]
    found = title(table.name, tuple(joined), language, of_factors)
    coefficient = result.options.get("coefficient") if table.name == "correlations" else None
    if coefficient not in ("spearman", "kendall"):
        return found
    return phrase("of_subject", language, {"title": found, "subject": phrase(f"of_{coefficient}", language)})


def _header(result: Result, table: Table, language: str) -> list[Row]:
    """One row of headings, or two where some stand under a wider one."""
    above = {word: text for text, words in spanners(table.name, language).items() for word in words}
    wider = [_wider(result, table, column, above, language) for column in table.columns]
    if not any(wider):
        return [header(*(_heading(result, table, column, language) for column in table.columns))]
    first: list[GridCell] = []
    second: list[GridCell] = []
    alone = len({column.word for column in table.columns if column.under is not None}) == 1
    for text, group in groupby(zip(wider, table.columns, strict=True), key=lambda pair: pair[0]):
        columns = [column for _, column in group]
        if not text:
            first += [cell(_heading(result, table, column, language), rows=2) for column in columns]
        elif isinstance(columns[0], Headed):
            first.append(centered(text, len(columns)))
            second += [cell(each.text) for each in columns if isinstance(each, Headed)]
        elif all(_dimension(result, column) for column in columns):
            first.append(centered(text, len(columns)))
            second += [cell(str(column.under).rpartition("=")[2]) for column in columns]
        elif alone and columns[0].under is not None:
            first.append(centered(text, len(columns), 2))
        else:
            first.append(centered(text, len(columns)))
            second += [cell(_heading(result, table, column, language, spanned=True)) for column in columns]
    return [tuple(first), tuple(second)] if second else [tuple(replace(each, rows=1) for each in first)]


def _dimension(result: Result, column: Column) -> str:
    """What columns are numbered by, where a number alone heads them: `component` of `component=2`."""
    word, equals, number = (column.under or "").partition("=")
    return word if equals and number.isdigit() and word in WORDS and column.under not in result.labels else ""


def _wider(result: Result, table: Table, column: Column, above: Mapping[str, str], language: str) -> str:
    if column.under is not None:
        if dimension := _dimension(result, column):
            return heading(dimension, language)
        if table.name in TERMS:
            return term(column.under, result, language)
        return clean(key(column.under, result.labels, language, table.name))
    wider = above.get(column.word, "")
    return at_confidence(wider, confidence(result, table.name)) if wider else ""


def _heading(result: Result, table: Table, column: Column, language: str, spanned: bool = False) -> str:
    return heading(column.word, language, table.name, spanned, confidence(result, table.name)) if column.word else ""
