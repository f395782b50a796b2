"""A file turned: its cases become variables, its variables cases."""

import re
from collections.abc import Sequence

import numpy as np

from analysis.syntax.active import Active, Field, Format
from analysis.syntax.formats.writing import written

LABELS = "CASE_LBL"
WIDTH = 64  # bytes of CASE_LBL


def flipped(active: Active, names: Sequence[str], new: str) -> Active:
    """A case for each of `names`, and a variable for each case, called by the values of `new` or VAR001, VAR002, …"""
    called = _names(active, new)
    numbers = [
        np.full(active.n, np.nan) if active.fields[name].is_text else active.columns[name].astype(float)
        for name in names
    ]
    table = np.array(numbers, dtype=float).reshape(len(names), active.n)
    fields = {LABELS: Field(LABELS, WIDTH, Format("A", WIDTH, 0), measure="nominal")}
    fields |= {each: Field(each) for each in called}
    columns = {LABELS: np.array(list(names), dtype=object)}
    columns |= {each: table[:, row].copy() for row, each in enumerate(called)}
    return Active(fields, columns, len(names))


def _names(active: Active, new: str) -> list[str]:
    if not new:
        digits = max(3, len(str(active.n)))
        return [f"VAR{row + 1:0{digits}d}" for row in range(active.n)]
    found: list[str] = []
    taken = {LABELS.casefold()}
    for value in active.columns[new].tolist():
        text = value if isinstance(value, str) else written(value, Format("F", 8, 0)).strip()
        name = _fit(text)
        number, free = 1, name
        while free.casefold() in taken or free.upper() in RESERVED:
            free, number = f"{name}{number}", number + 1
        taken.add(free.casefold())
        found.append(free)
    return found


RESERVED = ("ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH")


def _fit(text: str) -> str:
    """A text as a name: what no name holds becomes _, and a V stands before what begins none."""
    if not text:
        return "v"
    name = re.sub(r"[^\w@#$.]", "_", text)
    return name if re.match(r"[^\W\d_]|@", name) else f"V{name}"
