"""RANK: ranks of the cases, and scores made of them, as new variables."""

from dataclasses import field

import numpy as np

from analysis.cases import Cases
from analysis.statistics.rank_scores import FRACTIONS, SCORES
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.ranking import TIES, Created, Ranking, created, listed, scores
from analysis.syntax.reader import Reader
from instrument.message import quoted
from instrument.records import dataclass, replace


@dataclass
class _Asked:
    """What a RANK command asks for."""

    variables: list[tuple[str, bool]] = field(default_factory=list)  # and whether the largest value is first
    ranking: Ranking = field(default_factory=Ranking)
    functions: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)  # name, groups, INTO
    prints: bool = True


def run(reader: Reader, job: Job) -> None:
    """RANK VARIABLES=a b (D) [BY c] [/function [INTO names]] [/TIES] [/FRACTION] [/MISSING] [/PRINT].

    Cases that a filter leaves out, and those with a missing value, have no rank; a split file is ranked in its groups.
    """
    job.need_data(reader)
    asked = _asked(reader, job)
    active, cases = job.active, job.cases()
    (base, rows), made = job.base(), list[Created]()  # temporary cases alone have a rank
    for place, (name, is_down) in enumerate(asked.variables):
        for function, count, into in asked.functions or [("RANK", 0, ())]:
            if len(into) > len(asked.variables):
                n = len(asked.variables)
                raise reader.fault("INTO names {count} variables for {n}", {"count": len(into), "n": n})
            given = into[place] if place < len(into) else ""
            if given and active.find(given) is not None:
                raise reader.fault("there is a variable {name} already", {"name": quoted(given)})
            new = created(active, name, function, asked.ranking, given)
            column = np.full(active.n, np.nan)
            for group in job.groups():
                column[group] = scores(active, new, is_down, count, asked.ranking, group)[group]
            active = active.with_column(new.described, column)
            whole = np.full(base.n, np.nan)
            whole[rows] = column
            base = base.with_column(new.described, whole)
            made.append(new)
    job.restore()
    job.replace(base)
    if asked.prints:
        counted = int(cases.sum())
        found = listed(made, asked.ranking, asked.variables[0][1], Cases(active.n, counted, counted))
        job.items.append(Printed("RANK", reader.line, found))


def _asked(reader: Reader, job: Job) -> _Asked:
    asked = _Asked()
    for part in reader.subcommands():
        if not asked.variables:
            _read_variables(part, job, asked)
            continue
        word = part.need(*SCORES, "TIES", "FRACTION", "MISSING", "PRINT")
        if word in SCORES:
            asked.functions.append(_function(part, word))
        elif part.sign("="):
            _setting(part, word, asked)
        part.end()
    if not asked.variables:
        raise reader.fault("no variable is named")
    return asked


def _read_variables(part: Reader, job: Job, asked: _Asked) -> None:
    equals = part.peek()
    if part.at("VARIABLES") and equals is not None and equals.text == "=":
        part.cursor += 2
    while not part.done and not part.at("BY"):
        names = part.variables(job.active)
        is_down = False
        if part.sign("("):
            is_down = part.need("A", "D") == "D"
            part.need_sign(")")
        if any(job.active.fields[name].is_text for name in names):
            raise part.fault("strings have no ranks")
        asked.variables += [(name, is_down) for name in names]
    if part.take("BY"):
        asked.ranking = replace(asked.ranking, by=part.variables(job.active))
    part.end()


def _function(part: Reader, word: str) -> tuple[str, int, tuple[str, ...]]:
    count = 0
    if word == "NTILES":
        part.need_sign("(")
        count = part.integer()
        part.need_sign(")")
        if count < 1:
            raise part.fault("NTILES needs one group or more")
    return word, count, part.new_names() if part.take("INTO") else ()


def _setting(part: Reader, word: str, asked: _Asked) -> None:
    if word == "TIES":
        asked.ranking = replace(asked.ranking, ties=part.need(*TIES))
    elif word == "FRACTION":
        asked.ranking = replace(asked.ranking, fraction=part.need(*FRACTIONS))
    elif word == "MISSING":
        asked.ranking = replace(asked.ranking, is_included=part.need("INCLUDE", "EXCLUDE") == "INCLUDE")
    else:
        asked.prints = part.need("YES", "NO") == "YES"
