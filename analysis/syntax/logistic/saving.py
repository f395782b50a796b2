"""SAVE of LOGISTIC REGRESSION: what the last model says of every case, within groups of a split file."""

import numpy as np

from analysis.result import Result
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import free_number, keep, rows_and_terms
from analysis.syntax.logistic.asked import TEMPORARIES, Asked
from analysis.syntax.reader import Reader


def save(reader: Reader, job: Job, request: Request, asked: Asked) -> None:
    """Adds the variables in SPSS's order, each under its own name or with the next number free."""
    found, terms = rows_and_terms(job, request, lambda tally: _terms(request.task.run(tally)))
    order = list(TEMPORARIES)
    for each in sorted(asked.saved, key=lambda kept: order.index(kept.word)):
        temporary = TEMPORARIES[each.word]
        columns = [(f"{temporary.prefix}_{{}}", temporary.label, temporary.word)]
        if each.word == "DFBETA":
            first = 1 if asked.origin else 0
            names = [f"{temporary.prefix}{at + first}_{{}}" for at in range(len(terms))]
            names = [f"{each.names[0]}{at + first}" for at in range(len(terms))] if each.names else names
            labels = [temporary.label.format(term=term) for term in terms]
            columns = [
                (name, label, f"beta_change={at}") for at, (name, label) in enumerate(zip(names, labels, strict=True))
            ]
        elif each.names:
            columns = [(each.names[0], temporary.label, temporary.word)]
        number = free_number(job, [name for name, _, _ in columns if "{}" in name])
        for name, label, word in columns:
            values = found.get(word, np.full(job.active.n, np.nan))
            keep(job, reader, name.format(number), label, values, 0 if each.word == "PGROUP" else 5)


def _terms(result: Result) -> list[str]:
    """The constant, then the columns of the last model."""
    table = result.table("equation")
    if not table.rows:
        return []
    last = [row for row in table.rows if row[:2] == table.rows[-1][:2]]
    b, variable, term = (table.index(word) for word in ("b", "variable", "term"))
    single = [row for row in last if row[variable] is not None or row[b] is not None]  # others test several at once
    return sorted((str(row[term]) for row in single), key=lambda name: name != "constant")
