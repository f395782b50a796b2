"""What NOMREG and PLUM have in common: predictions that they save, and tables of their estimates."""

from collections.abc import Sequence

import numpy as np

from analysis.result import Result
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept, free_number, keep, saved_rows
from analysis.syntax.parts import in_parentheses, words
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from instrument.records import replace

SAVED = {
    "PREDCAT": ("predicted_category", "PRE", "Predicted Response Category"),
    "PCPROB": (
        "predicted_category_probability",
        "PCP",
        "Estimated Classification Probability for the Predicted Category",
    ),
    "ACPROB": (
        "actual_category_probability",
        "ACP",
        "Estimated Classification Probability for the Actual Category",
    ),
}
"""Our name of the values, how a saved variable is named, and its label, by the keywords of SAVE."""

WORDS = ("ESTPROB", *SAVED)
TOGETHER = {"CORB": "correlations", "COVB": "covariances"}
FURTHER = {**TOGETHER, "CELLPROB": "cells", "CELLINFO": "cells", "HISTORY": "iterations"}
"""What tables beside the others are asked for, by the keywords of PRINT."""
LIKELIHOODS = ("model_fitting", "effect_tests", "step_summary", "iteration_history")
"""Tables of -2 log likelihoods."""
MOST = 25  # categories whose probabilities are saved where no number is named


def saved(part: Reader) -> list[tuple[Kept, int]]:
    """The keywords of SAVE with their names; ESTPROB may have a root and a number of categories, as EST:3."""
    found: list[tuple[Kept, int]] = []
    while not part.done:
        part.sign(",")
        word = part.take(*WORDS)
        if not word:
            part.skip(WORDS)
            break
        names: tuple[str, ...] = ()
        most = MOST
        if part.sign("("):
            names = (part.name(),)
            if part.sign(":"):
                most = part.integer()
            part.need_sign(")")
        found.append((Kept(word, names), most))
    return found


def save(job: Job, reader: Reader, request: Request, asked: Sequence[tuple[Kept, int]]) -> None:
    """Adds the variables that SAVE names, within groups of a split file."""
    found = saved_rows(job, request)
    answers = sum(1 for word in found if word.startswith("probability="))
    for each, most in asked:
        if each.word == "ESTPROB":
            _save_probabilities(job, reader, each, min(most, answers), found)
            continue
        word, prefix, label = SAVED[each.word]
        name = each.names[0] if each.names else f"{prefix}_{free_number(job, [f'{prefix}_{{}}'])}"
        values = found.get(word, np.full(job.active.n, np.nan))
        keep(job, reader, name, label, values, 0 if each.word == "PREDCAT" else 2)


def _save_probabilities(job: Job, reader: Reader, each: Kept, count: int, found: dict[str, Numbers]) -> None:
    root = each.names[0] if each.names else "EST"
    names = [f"{root}{at}_{{}}" for at in range(1, count + 1)]
    number = free_number(job, names)
    for at, name in enumerate(names, start=1):
        label = f"Estimated Cell Probability for Response Category: {at}"
        keep(job, reader, name.format(number), label, found[f"probability={at}"], 2)


def printed(part: Reader, possible: Sequence[str]) -> tuple[list[str], int]:
    """The keywords of PRINT, and how many iterations apart those are that HISTORY(n) lists."""
    found: list[str] = []
    every = 1
    while not part.done:
        end = _bracket(part)
        found += words(part.part(part.cursor, end), possible)
        part.cursor = end
        if part.at_sign("("):
            every = max(1, int(in_parentheses(part, Reader.number)))
    return found, every


def _bracket(part: Reader) -> int:
    """Where the next parenthesis opens, or the subcommand ends."""
    signs = (place for place in range(part.cursor, len(part.tokens)) if part.tokens[place].text == "(")
    return next(signs, len(part.tokens))


def thinned(table: Table, every: int) -> Table:
    """The iterations that many apart, and the last."""
    last = len(table.rows) - 1
    return replace(table, rows=tuple(row for at, row in enumerate(table.rows) if at % every == 0 or at == last))


def by_kernel(result: Result) -> Result:
    """The result whose -2 log likelihoods are without the constant of the multinomial coefficients."""
    table = next((each for each in result.tables if each.name == "model_fitting"), None)
    row = table.rows[-1] if table is not None else ()
    whole, kernel = row[1:3] if len(row) > 2 else (None, None)
    if not isinstance(whole, float) or not isinstance(kernel, float):
        return result
    constant = whole - kernel
    tables = (_less(each, constant) if each.name in LIKELIHOODS else each for each in result.tables)
    return replace(result, tables=tuple(tables))


def _less(table: Table, constant: float) -> Table:
    at = table.index("deviance")
    rows = []
    for row in table.rows:
        cell = row[at]
        rows.append((*row[:at], cell - constant if isinstance(cell, float) else cell, *row[at + 1 :]))
    return replace(table, rows=tuple(rows))


def with_criteria(table: Table, parameters: dict[str, int], n: float) -> Table:
    """The fit of models with Akaike's and Schwarz's criterion before their -2 log likelihood."""
    at = table.index("deviance")
    rows = []
    for row in table.rows:
        deviance, count = row[at], parameters.get(str(row[0]))
        cells: tuple[Cell, ...] = (None, None)
        if isinstance(deviance, float) and count is not None and n > 0:
            cells = (deviance + 2 * count, deviance + count * float(np.log(n)))
        rows.append((*row[:at], *cells, *row[at:]))
    columns = (*table.columns[:at], Column("aic"), Column("bic"), *table.columns[at:])
    return replace(table, columns=columns, rows=tuple(rows))
