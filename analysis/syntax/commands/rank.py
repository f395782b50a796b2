"""RANK: ranks of the cases, and scores made of them, as new variables."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.statistics.rank_scores import FRACTIONS, SCORES, ranks
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import quoted

TIES = ("MEAN", "LOW", "HIGH", "CONDENSE")
FORMATS = {
    "RANK": Format("F", 9, 3),
    "NORMAL": Format("F", 6, 4),
    "PERCENT": Format("F", 6, 2),
    "PROPORTION": Format("F", 6, 4),
    "RFRACTION": Format("F", 6, 4),
    "SAVAGE": Format("F", 8, 4),
    "N": Format("F", 6, 0),
    "NTILES": Format("F", 3, 0),
}
LABELS = {
    "RANK": "Rank of {}",
    "NORMAL": "Normal Score of {} using {}",
    "PERCENT": "Fractional Rank Percent of {}",
    "PROPORTION": "Proportion Estimate of {} using {}",
    "RFRACTION": "Fractional Rank of {}",
    "SAVAGE": "Savage Score of {}",
    "N": "Number of Cases for {}",
    "NTILES": "Percentile Group of {}",
}
FORMULAS = {
    "BLOM": "Blom's Formula",
    "RANKIT": "the Rankit Formula",
    "TUKEY": "Tukey's Formula",
    "VW": "Van der Waerden's Formula",
}
MOST_TRIES = 999


@dataclass
class _Asked:
    """What a RANK command asks for."""

    variables: list[tuple[str, bool]] = field(default_factory=list)  # and whether the largest value is first
    by: tuple[str, ...] = ()
    ties: str = "MEAN"
    fraction: str = "BLOM"
    is_included: bool = False
    functions: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)  # name, groups, INTO


def run(reader: Reader, job: Job) -> None:
    """RANK VARIABLES=a b (D) [BY c] [/function [INTO names]] [/TIES] [/FRACTION] [/MISSING] [/PRINT].

    Cases that a filter leaves out, and those with a missing value, have no rank; a split file is ranked in its groups.
    """
    job.need_data(reader)
    asked = _asked(reader, job)
    active = job.active
    for function, count, into in asked.functions or [("RANK", 0, ())]:
        for place, (name, is_down) in enumerate(asked.variables):
            given = into[place] if place < len(into) else ""
            if given and active.find(given) is not None:
                raise reader.fault("there is a variable {name} already", {"name": quoted(given)})
            new = given or _free_name(active, function, name)
            label = LABELS[function].format(name, FORMULAS[asked.fraction])
            if asked.by:
                label += f" by {' '.join(asked.by)}"
            column = _scored(job, asked, name, is_down, function, count)
            active = active.with_column(Field(new, 0, FORMATS[function], label), column)
    job.replace(active)


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
        asked.by = part.variables(job.active)
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
        asked.ties = part.need(*TIES)
    elif word == "FRACTION":
        asked.fraction = part.need(*FRACTIONS)
    elif word == "MISSING":
        asked.is_included = part.need("INCLUDE", "EXCLUDE") == "INCLUDE"
    else:
        part.need("YES", "NO")


def _free_name(active: Active, function: str, name: str) -> str:
    """R with the name, or three letters of the function with a number where there is such a variable."""
    wanted = [f"{function[0]}{name[:7]}", *(f"{function[:3]}{number:03d}" for number in range(1, MOST_TRIES))]
    return next(each for each in wanted if active.find(each) is None)


def _scored(job: Job, asked: _Asked, name: str, is_down: bool, function: str, count: int) -> Values:
    active = job.active
    described, column = active.fields[name], active.columns[name]
    weights = np.ones(active.n) if active.weight is None else active.columns[active.weight]
    gone = np.isnan(column) if asked.is_included else described.is_missing(column)
    with np.errstate(invalid="ignore"):
        counted = job.cases() & ~gone & (weights > 0)
    found = np.full(active.n, np.nan)
    by = (*asked.by, *(job.split.variables if job.split is not None else ()))
    for rows in _groups(active, by, counted):
        values = -column[rows] if is_down else column[rows]
        found[rows] = SCORES[function](ranks(values, weights[rows], asked.ties), asked.fraction, count)
    return found


def _groups(active: Active, by: Sequence[str], counted: Values) -> list[Values]:
    """The rows of each group that some variables make; missing values make a group too."""
    code = np.zeros(active.n, dtype=int)
    for name in by:
        _, of = np.unique(active.columns[name], return_inverse=True)
        code = np.unique(code * (of.max() + 1) + of, return_inverse=True)[1] if active.n else code
    rows = np.flatnonzero(counted)
    order = rows[np.argsort(code[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(code[order])) + 1
    return [each for each in np.split(order, cuts) if len(each)]
