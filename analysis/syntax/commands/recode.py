"""RECODE: values replaced by others, in place or into other variables."""

from collections.abc import Sequence

import numpy as np

from analysis.syntax.active import Field, Format, Values
from analysis.syntax.assigning import assign, made, visible
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.value_lists import Listed, listed
from instrument.records import dataclass

ASKED = ("MISSING", "SYSMIS", "ELSE")


@dataclass(frozen=True)
class Rule:
    """Values with what they become: a value, or COPY; CONVERT reads strings as numbers."""

    values: tuple[Listed, ...]
    result: float | str
    word: str = ""


def run(reader: Reader, job: Job) -> None:
    """RECODE a b (1 = 2) (3 THRU 5, 9 = 0) (ELSE = COPY) [INTO c d] [/ …].

    The first rule that names a value holds. What no rule names stays, or is missing in a variable of INTO.
    """
    if taken(reader, job):
        return
    job.need_data(reader)
    while not reader.done:
        _recoded(reader, job)
        reader.sign("/")


def _recoded(reader: Reader, job: Job) -> None:
    active = visible(job)
    names = reader.variables(active)
    is_text = active.fields[names[0]].is_text
    if any(active.fields[name].is_text != is_text for name in names):
        raise reader.fault("strings and numbers cannot be listed together")
    rules: list[Rule] = []
    while reader.at_sign("("):
        rules.append(_rule(reader, is_text))
    if not rules:
        raise reader.expected("(")
    into = reader.new_names() if reader.take("INTO") else ()
    if into and len(into) != len(names):
        values = {"count": len(into), "n": len(names)}
        raise reader.fault("INTO names {count} variables for {n}", {**values})
    gives_text = _gives_text(rules, is_text)
    if not into and gives_text != is_text:
        raise reader.fault("values of another type need variables of their own; possible: INTO")
    for name, other in zip(names, into or names, strict=True):
        _assign(reader, job, active.fields[name], active.columns[name], rules, other if into else "")


def _rule(reader: Reader, is_text: bool) -> Rule:
    reader.need_sign("(")
    if reader.at("CONVERT") and not is_text:
        raise reader.fault("CONVERT reads strings as numbers, and the variable holds numbers")
    if reader.take("CONVERT"):
        reader.need_sign(")")
        return Rule((Listed(word="ELSE"),), 0.0, "CONVERT")
    found: list[Listed] = []
    while not reader.sign("="):
        found.append(listed(reader, is_text, ASKED))
        reader.sign(",")
    word = reader.take("COPY", "SYSMIS")
    result: float | str = 0.0
    if not word:
        result = reader.string() if reader.at_string() else reader.number()
    reader.need_sign(")")
    return Rule(tuple(found), np.nan if word == "SYSMIS" else result, "COPY" if word == "COPY" else "")


def _gives_text(rules: Sequence[Rule], is_text: bool) -> bool:
    """Whether the rules give strings; a copy gives what there was."""
    given = [isinstance(rule.result, str) for rule in rules if rule.word == ""]
    if any(rule.word == "CONVERT" for rule in rules):
        return False
    return given[0] if given else is_text


def _assign(reader: Reader, job: Job, described: Field, column: Values, rules: Sequence[Rule], into: str) -> None:
    found, known = _values(described, column, rules, _gives_text(rules, described.is_text))
    if not into:
        assign(reader, job, described, np.where(known, found, column))
        return
    if found.dtype == object and visible(job).find(into) is None:
        values = {"name": f"'{into}'", "plain": into}
        raise reader.fault(
            "{name} is a number, and the expression gives a string; possible: STRING {plain}(A20). before", {**values}
        )
    assign(reader, job, made(job, into), found)


def _values(described: Field, column: Values, rules: Sequence[Rule], as_text: bool) -> tuple[Values, Values]:
    """The new values with where a rule named the old ones, both of shape (n,)."""
    found = np.full(len(column), "" if as_text else np.nan, dtype=object if as_text else float)
    known = np.zeros(len(column), dtype=bool)
    for rule in rules:
        rows = np.logical_or.reduce([each.matches(described, column) for each in rule.values]) & ~known
        if rule.word == "CONVERT":
            numbers = _converted(column)
            rows &= ~np.isnan(numbers)
            found[rows] = numbers[rows]
        else:
            found[rows] = column[rows] if rule.word == "COPY" else rule.result
        known |= rows
    return found, known


def _converted(column: Values) -> Values:
    """Strings as the numbers they write; NaN where they write none."""
    from analysis.syntax.formats.reading import read

    texts = column.tolist()
    numbers = {text: read(text, Format("F", max(len(text), 1), 0)) for text in set(texts)}
    return np.array([each if isinstance(each := numbers[text], float) else np.nan for text in texts], dtype=float)
