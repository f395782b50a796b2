"""SAVE of a procedure: new variables with what it makes of every case."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.syntax.active import Field, Format
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from analysis.tally import Numbers, Tally
from instrument.message import quoted
from instrument.records import dataclass

MOST = 10_000


@dataclass(frozen=True)
class Kept:
    """A keyword of SAVE with the names that stand in parentheses behind it."""

    word: str
    names: tuple[str, ...] = ()


def kept(part: Reader, possible: Sequence[str]) -> list[Kept]:
    """The keywords of a SAVE subcommand; others are told."""
    found: list[Kept] = []
    while not part.done:
        part.sign(",")
        word = part.take(*possible)
        if not word:
            part.skip(possible)
            break
        names = in_parentheses(part, lambda inner: inner.new_names()) if part.at_sign("(") else ()
        found.append(Kept(word, names))
    return found


def free_number(job: Job, names: Sequence[str]) -> int:
    """The least number for which none of the names with {} in place of it is a variable."""
    return next(
        number for number in range(1, MOST) if all(job.active.find(name.format(number)) is None for name in names)
    )


def kept_of(job: Job, each: Kept, usual: str) -> str:
    """The name in parentheses behind a keyword, else `usual` with the least number in place of {} that is free."""
    return each.names[0] if each.names else usual.format(free_number(job, [usual]))


def saved_rows(job: Job, request: Request) -> dict[str, Numbers]:
    """What a procedure makes of every case, shape (n,) each, within groups of a split file; NaN where not counted."""
    return rows_and_terms(job, request, lambda _: [])[0]


def rows_and_terms(
    job: Job, request: Request, terms_of: Callable[[Tally], list[str]]
) -> tuple[dict[str, Numbers], list[str]]:
    """The same, with the terms of the group that has most of them."""
    found: dict[str, Numbers] = {}
    terms: list[str] = []
    for number, rows in enumerate(job.groups()):
        tally = job.tally(rows, f"saved {number}", request.active or job.active)
        for word, values in request.task.per_row(tally).items():
            found.setdefault(word, np.full(job.active.n, np.nan))[rows] = values
        terms = max(terms, terms_of(tally), key=len)
    return found, terms


def keep(job: Job, reader: Reader, name: str, label: str, values: Numbers, decimals: int = 5) -> None:
    """Adds a variable to the file; raises `Fault` where it is there already."""
    if job.active.find(name) is not None:
        raise reader.fault("there is a variable {found} already", {"found": quoted(name)})
    width = 11 if decimals else 4
    field = Field(name, format=Format("F", width, decimals), label=label, measure="scale")
    job.replace(job.active.with_column(field, np.asarray(values, dtype=np.float64)))
