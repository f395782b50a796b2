"""SAVE of REGRESSION: what the last model says of every case, within groups of a split file."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.result import Result
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept, free_number, keep, rows_and_terms
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.temporaries import OF_BOUNDS, OF_COEFFICIENTS, TEMPORARIES

Column = tuple[str, str, str]  # name with {} for a number, label, our word of the values


def save(reader: Reader, job: Job, request: Request, saved: Sequence[Kept]) -> None:
    """Adds the variables in SPSS's order, each under its own name or with the next number free."""
    values, terms = rows_and_terms(job, request, lambda tally: _terms(request.task.run(tally)))
    order = list(TEMPORARIES)
    dependent = request.task.options.dependent.name
    for each in sorted(saved, key=lambda kept: order.index(kept.word)):
        columns = list(_columns(each, terms, dependent, request))
        number = free_number(job, [name for name, _, _ in columns if "{}" in name])
        for name, label, word in columns:
            keep(job, reader, name.format(number), label, values.get(word, np.full(job.active.n, np.nan)))


def _terms(result: Result) -> list[str]:
    table = result.table("coefficients")
    model, term = table.index("model"), table.index("term")
    return [str(row[term]) for row in table.rows if row[model] == table.rows[-1][model]]


def _columns(each: Kept, terms: Sequence[str], dependent: str, request: Request) -> Iterator[Column]:
    found = TEMPORARIES[each.word]
    if each.word in OF_COEFFICIENTS:
        root = each.names[0] if each.names else ""
        first = 0 if "constant" in terms else 1
        for at, term in enumerate(terms):
            name = f"{root}{at + first}" if root else f"{found.prefix}{at + first}_{{}}"
            yield name, f"{found.label} {'Intercept' if term == 'constant' else term}", f"{found.word}={at}"
    elif each.word in OF_BOUNDS:
        share = f"{100 * request.task.options.confidence:g}%"
        for at, (letter, bound) in enumerate((("L", "low"), ("U", "high"))):
            given = each.names[at] if len(each.names) == 2 else f"{letter}{each.names[0]}" if each.names else ""
            label = f"{share} {letter} {found.label.format(dependent=dependent)}"
            yield given or f"{letter}{found.prefix}_{{}}", label, f"{found.word}_{bound}"
    else:
        yield each.names[0] if each.names else f"{found.prefix}_{{}}", found.label, found.word
