"""Every variable of the data: name, question, label, what its codes mean, which codes are missing."""

from collections.abc import Sequence
from itertools import groupby

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, cell, grid, header
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink

SHARES = (0.14, 0.08, 0.22, 0.12, 0.44)


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per variable of the result `questionnaire`; codes in the order of the form, missing ones last."""
    result = results[0]
    table = result.table("codebook")
    words = ("variable_name", "question_number", "variable_label", "measure", "codes")
    rows = [_row(result, list(lines), ink) for _, lines in groupby(table.rows, key=lambda line: line[0])]
    aligns = (Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT)
    columns = [GridColumn(share, align) for share, align in zip(SHARES, aligns, strict=True)]
    heads = header(*(ink.phrase(word) for word in words))
    return grid(ink.plain("codebook_caption"), columns, [heads], rows, [ink.phrase("codebook_note")])


def _row(result: Result, lines: list[tuple[Cell, ...]], ink: Ink) -> Row:
    name, number, _, measure, *_ = (str(each) for each in lines[0])
    valid = [_code(result, line, ink) for line in lines if line[-1] == "valid" and line[4] is not None]
    missing = [_code(result, line, ink) for line in lines if line[-1] == "missing"]
    codes = ink.plain("semicolon").join(valid)
    if missing:
        found = ink.plain("semicolon").join(missing)
        codes = ink.plain("codes_and_missing" if codes else "codes_missing", {"codes": codes, "missing": found})
    texts = (name, number, ink.label(result, name), ink.label(result, measure), codes or ink.plain("dash"))
    return tuple(cell(text) for text in texts)


def _code(result: Result, line: tuple[Cell, ...], ink: Ink) -> str:
    code = line[5]
    printed = ink.number(float(code), Kind.VALUE) if isinstance(code, int | float) else ""
    return f"{printed} = {ink.label(result, str(line[4]))}"
