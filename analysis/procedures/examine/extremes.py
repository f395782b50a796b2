"""The highest and the lowest values of each part, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.procedures.examine.parts import Missing, Part, rows_of, stubs
from analysis.result import Message
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally, is_missing
from instrument.codebook import Variable

PARTIAL = {
    "highest": Message("Only a partial list of cases with the value {value} is shown in the table of upper extremes."),
    "lowest": Message("Only a partial list of cases with the value {value} is shown in the table of lower extremes."),
}
FEWER = Message(
    "The requested number of extreme values exceeds the number of data points. A smaller number of extremes is shown."
)


@dataclass(frozen=True)
class Listed:
    """Cases of a part with their values, in the order of the file."""

    values: Numbers  # (n,)
    names: tuple[Cell, ...]  # of the cases


def extreme_values(
    tally: Tally, parts: Sequence[Part], by: Sequence[Variable], identity: Variable | None, most: int, missing: Missing
) -> Table:
    """Up to `most` cases at each end; of the same values the first cases are the highest, the last ones the lowest."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[Message] = []
    every = tuple({part.variable.name: part.variable for part in parts}.values())
    for part in parts:
        found = _cases(tally, part, by, identity, every if missing == "listwise" else (part.variable,))
        down = np.argsort(-found.values, kind="stable")
        if 0 < len(down) < most:
            notes += [FEWER] if FEWER not in notes else []
        for end, order in (("highest", down), ("lowest", down[::-1])):
            for place, at in enumerate(order[:most].tolist(), start=1):
                rows.append((*part.keys, end, f"rank={place}", found.names[at], float(found.values[at])))
            if len(order) > most and found.values[order[most]] == found.values[order[most - 1]]:
                partial = Message(PARTIAL[end].sentence, {"value": float(found.values[order[most]])})
                notes += [partial] if partial not in notes else []
    name = Column("case_number") if identity is None else Column("identity", under=identity.name)
    columns = (*stubs([each.name for each in by], "end", "rank"), name, Column("value"))
    about = tuple(each.name for each in by)
    return Table("extreme_values", columns, tuple(rows), about, tuple(notes))


def _cases(
    tally: Tally, part: Part, by: Sequence[Variable], identity: Variable | None, counted: Sequence[Variable]
) -> Listed:
    """The cases behind a part: of its group, with a weight, and with a value of every variable `counted`."""
    names = [*(each.name for each in counted), *(factor.name for factor in by), *([identity.name] if identity else [])]
    values, _, weights = tally.rows(list(dict.fromkeys(names)))
    columns = {name: values[:, at] for at, name in enumerate(dict.fromkeys(names))}
    own = columns[part.variable.name]
    factors = np.column_stack([columns[factor.name] for factor in by]) if by else np.zeros((len(own), 0))
    kept = rows_of(part, by, factors) & (weights > 0)
    for variable in counted:
        kept &= ~is_missing(variable, columns[variable.name])
    if identity is None:
        named: tuple[Cell, ...] = tuple((np.flatnonzero(kept) + 1).tolist())
    else:
        named = tuple(_named(identity, code) for code in columns[identity.name][kept].tolist())
    return Listed(own[kept], named)


def _named(identity: Variable, code: float) -> str:
    """What a case is called: its words, or its number."""
    if not np.isfinite(code):
        return "."
    words = next((level.text for level in identity.levels if level.code == code), {}) if identity.of_words else {}
    return words.get("en") or words.get("zh") or f"{code:.12g}"
