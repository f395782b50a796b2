"""The rows of a table as SPSS prints them: labels said once, numbers in its digits, letters at the cells with notes."""

from collections.abc import Mapping, Sequence

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.cells import Row, cell
from reports.confidence import confidence
from reports.document import GridCell, Run
from reports.footnotes import said
from reports.formatting import COUNTS, SPSS, kind_of, text_of
from reports.marked import Plain, note_of
from reports.markup import clean
from reports.print_formats import Print, printer
from reports.starred import starred
from reports.terms import TERMS, term
from reports.turning import is_stub
from reports.wording import at_confidence, key

NO_CELL = cell()
MISSING = "."  # what SPSS prints where a number cannot be computed


def rows(result: Result, table: Table, language: str, marks: Mapping[str, str]) -> list[Row]:
    """The rows of the body; `marks`: the letters of notes."""
    found: list[Row] = []
    before: list[str] = []
    prints = [_print(result, table, column, language) for column in table.columns]
    stubs = [at for at, column in enumerate(table.columns) if is_stub(column)]
    for line in table.rows:
        texts = [shown(line, each) for shown, each in zip(prints, line, strict=True)]
        texts = starred(result, table, line, texts)
        if any(each in line for each in COUNTS):
            texts = [
                text_of(each, Kind.COUNT, SPSS) if isinstance(each, float) else text
                for each, text in zip(line, texts, strict=True)
            ]
        labels = [texts[at] for at in stubs]
        # What the row above already says is not said again, but the last stub always is.
        for at, (label, above) in enumerate(zip(labels[:-1], before, strict=False)):
            if label != above:
                break
            texts[at] = ""
        found.append(
            tuple([_cell(text, each, result, language, marks) for text, each in zip(texts, line, strict=True)])
        )
        before = labels
    return found


def _cell(text: str, found: Cell, result: Result, language: str, marks: Mapping[str, str]) -> GridCell:
    if not text:
        return NO_CELL
    about = (found.reason if isinstance(found, Undefined) else note_of(found)) if marks else None
    if about is None:
        return GridCell((Run(text),))
    text = MISSING if isinstance(found, Undefined) else text
    (reason,) = said((about,), result, language)
    return cell((Run(text), Run(marks.get(reason, ""), superscript=True)))


def _print(result: Result, table: Table, column: Column, language: str) -> Print:
    """How the cells of a column are printed: words by their names, numbers by their format."""
    kind = Kind.KEY if is_stub(column) else kind_of(table.name, column.word) if column.word else Kind.TEXT
    is_worded = kind in {Kind.KEY, Kind.TEXT}
    is_term = TERMS.get(table.name) == column.word
    sure = confidence(result)

    def print_words(line: Sequence[Cell], found: Cell) -> str:
        if isinstance(found, Plain):
            return str(found)
        if isinstance(found, str) and is_term:
            return term(found, result, language)
        if is_worded and isinstance(found, str) and column.word:
            return at_confidence(clean(key(found, result.labels, language, table.name, bare=column.word)), sure)
        return text_of(found, kind, SPSS)

    return print_words if is_worded or is_term else printer(result, table, column)
