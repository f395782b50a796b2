"""A result as SPSS prints it: every table of it as a grid, in SPSS's words and digits."""

from collections.abc import Mapping

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.bodies import rows
from reports.cells import grid
from reports.document import Align, Block, Document, Grid, GridColumn, Paragraph, Run
from reports.footnotes import methods, notes, reasons, said, unlettered
from reports.headings import head_notes, header_rows
from reports.marked import cell_notes
from reports.markup import clean
from reports.turning import is_stub, turned
from reports.wording import key, phrase, title

LETTERS = "abcdefghijklmnopqrstuvwxyz"

CROSSED = frozenset({"custom_table", "custom_comparisons", "column_means", "custom_chi_square"})
"""Tables of nested and stacked variables."""
TITLED = frozenset({"custom_table", "case_summaries", "matrix", "olap_cubes"})
"""Tables that a command gives a title and words below them."""
MODELS = frozenset({"glm", "multivariate"})
"""Procedures whose means are numbered."""
COMPARED = frozenset({"custom_comparisons", "column_means"})
"""Tables whose cells say why a column is not compared."""
BETWEEN = frozenset({"intraclass_correlation"})
"""Tables whose headings have the letter behind that of their first cell."""
LATE = frozenset({"model_summary"})
"""Tables whose caption has the last letter."""


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
    of_heads = said(head_notes(printed), result, language)
    cut = 1 if printed.name in BETWEEN else 0
    parts = (whole, of_cells[:cut], of_heads, of_cells[cut:])
    every = list(dict.fromkeys(text for part in (reversed(parts) if printed.name in LATE else parts) for text in part))
    bare = unlettered(table, result, language) if lettered else ()
    every = [*bare, *(text for text in every if text not in bare)]
    plain = [text for text in every if not text.startswith("*") and text not in bare]  # a star stands for itself
    letters = LETTERS
    if printed.name == "marginal_comparisons" and lettered:  # SPSS counts the star there, and says it first
        stars = [text for text in every if text.startswith("*")]
        every, letters = [*bare, *stars, *plain], LETTERS[len(stars) :]
    marks = dict(zip(plain, letters, strict=False)) if lettered else {}
    below = [(Run(text),) for text in methods(result, table, language)]
    below += [(Run(f"{marks[text]}. {text}" if text in marks else text),) for text in every]
    below = [*_said(result, table, "caption"), *below]
    body = rows(result, printed, language, marks)
    header = header_rows(result, printed, language, marks)
    above = "".join(run.text for (run,) in _said(result, table, "title"))
    if lettered and not above and result.procedure in MODELS:
        from reports.numbered_means import caption

        above = caption(result, table, language)
    above = above or _caption(result, table, language)
    made = grid(above, widths, header, body, below)
    return replace(made, mark=",".join(dict.fromkeys(marks[text] for text in whole if text in marks)))


def _crossed_grid(result: Result, table: Table, language: str, lettered: bool) -> Grid:
    """A table of nested and stacked variables; its layer stands above it."""
    from reports.crossed_headings import crossed, layers

    told = dict.fromkeys(said(reasons(table), result, language)) if lettered and table.name in COMPARED else {}
    letters = dict(zip(told, LETTERS, strict=False))
    if letters:
        table = _lettered_cells(result, table, language, letters)
    header, body, stubs, numbers = crossed(result, table, language)
    widths = [GridColumn(0.4 / stubs, Align.LEFT)] * stubs
    widths += [GridColumn(0.6 / max(numbers, 1), Align.DECIMAL)] * numbers
    bare = unlettered(table, result, language) if lettered else ()
    every = [*bare, *(text for text in notes(result, table, language) if text not in bare)]
    plain = [text for text in every if not text.startswith("*") and text not in bare]  # a star stands for itself
    is_merged = any(column.word == "subset" for column in table.columns)  # letters stand for columns alike
    marks = dict(zip(plain, "123456789" if is_merged else LETTERS[len(letters) :], strict=False)) if lettered else {}
    below = [(Run(text),) for text in bare] + [(Run(f"{letter}. {text}"),) for text, letter in letters.items()]
    below += [(Run(f"{marks[text]}. {text}" if text in marks else text),) for text in every if text not in bare]
    if not lettered:
        for reason in dict.fromkeys(said(reasons(table), result, language)):
            below.append((Run(phrase("not_defined", language, {"reason": reason})),))
    below = [*_said(result, table, "caption"), *below]
    written = "".join(run.text for (run,) in _said(result, table, "title"))
    above = " ".join((written or title(table.name, (), language), *layers(result, table, language)))
    return replace(grid(above, widths, header, body, below), mark=",".join(marks.values()))


def _lettered_cells(result: Result, table: Table, language: str, letters: Mapping[str, str]) -> Table:
    """The table whose cells that say nothing have the letter of the reason."""

    def shown(cell: Cell) -> Cell:
        return f".{letters[said((cell.reason,), result, language)[0]]}" if isinstance(cell, Undefined) else cell

    return replace(table, rows=tuple(tuple(map(shown, row)) for row in table.rows))


def _said(result: Result, table: Table, option: str) -> list[tuple[Run]]:
    """What a command would have above a table, `title`, or below it, `caption`; nothing where it says nothing."""
    found = str(result.options.get(option) or "") if table.name in TITLED else ""
    return [(Run(found),)] if found else []


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
