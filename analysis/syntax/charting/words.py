"""Words and axes of a chart: labels of variables and values, decimals of their formats."""

from collections.abc import Iterable

from analysis.charts import Axis
from analysis.syntax.active import Active
from analysis.syntax.formats.writing import written
from analysis.tally import Tally
from instrument.message import Message

PLAIN = ("F", "N", "E", "COMMA", "DOT", "DOLLAR", "PCT", "CCA", "CCB", "CCC", "CCD", "CCE", "Z")
"""Formats whose values are numbers on an axis; others, such as days, are written out."""
MARKS = 6  # on an axis whose values are written out
COUNT = Axis(Message("Count"))
FREQUENCY = Axis(Message("Frequency"))
PERCENT = Axis(Message("Percent"))


def named(text: str) -> Message:
    """Words of the file, which are the same in every language."""
    return Message("{text}", {"text": text})


def of_variable(tally: Tally, name: str) -> str:
    """The label of a variable, or its name."""
    text = tally.codebook.by_name[name].text
    return text.get("en") or text.get("zh") or name


def of_value(tally: Tally, active: Active, name: str, code: float) -> str:
    """The label of a value, or the value as the variable's format writes it."""
    variable = tally.codebook.by_name[name]
    found = next((level.text for level in variable.levels if level.code == code), {})
    words = found.get("en") or found.get("zh")
    if words:
        return words
    described = active.fields.get(name)
    text = "" if described is None or described.is_text else written(code, described.format).strip()
    return f"{code:.12g}" if not text or "*" in text else text


def axis(tally: Tally, active: Active, name: str, values: Iterable[float] = ()) -> Axis:
    """The axis of a variable's values; `values` are those that stand along it."""
    title, described = named(of_variable(tally, name)), active.fields.get(name)
    if described is None or described.is_text:
        return Axis(title)
    kind = described.format.kind.upper()
    if kind in PLAIN:
        before, after = {"DOLLAR": ("$", ""), "PCT": ("", "%")}.get(kind, ("", ""))
        grouped = kind in ("DOLLAR", "COMMA")
        return Axis(title, described.format.decimals, before=before, after=after, grouped=grouped)
    every = list(values)
    if not every:
        return Axis(title)
    low, high = min(every), max(every)
    marks = [low + (high - low) * at / (MARKS - 1) for at in range(MARKS)] if high > low else [low]
    return Axis(title, 0, tuple((mark, written(mark, described.format).strip()) for mark in marks))
