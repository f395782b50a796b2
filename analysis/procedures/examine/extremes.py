"""The highest and the lowest values of each part, and whose they are."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.examine.parts import Missing, Part, rows_of, stubs
from analysis.result import Message
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally, is_missing
from instrument.codebook import Variable
from instrument.records import dataclass

PARTIAL = {
    "highest": Message("Only a partial list of cases with the value {value} is shown in the table of upper extremes."),
    "lowest": Message("Only a partial list of cases with the value {value} is shown in the table of lower extremes."),
}
FEWER = Message(
    "The requested number of extreme values exceeds the number of data points. A smaller number of extremes is shown."
)


@dataclass(frozen=True)
class FileRows:
    """Every case in the order of the file."""

    columns: Mapping[str, Numbers]  # (n,) each
    weights: Numbers  # (n,)


def extreme_values(
    tally: Tally, parts: Sequence[Part], by: Sequence[Variable], identity: Variable | None, most: int, missing: Missing
) -> Table:
    """Up to `most` cases at each end; of the same values the first cases are the highest, the last ones the lowest."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[Message] = []
    every = tuple({part.variable.name: part.variable for part in parts}.values())
    if identity is not None:  # words have other codes in part of a file
        identity = tally.codebook.by_name.get(identity.name, identity)
    found = rows_of_file(tally, [*every, *by, *([identity] if identity else [])])
    for part in parts:
        cases = cases_behind(found, part, by, every if missing == "listwise" else (part.variable,))
        values = found.columns[part.variable.name][cases]
        down = np.argsort(-values, kind="stable")
        if 0 < len(down) < most:
            notes.append(FEWER)
        for end, order in (("highest", down), ("lowest", down[::-1])):
            for place, at in enumerate(order[:most].tolist(), start=1):
                named = named_case(found, identity, int(cases[at]))
                rows.append((*part.keys, end, f"rank={place}", named, float(values[at])))
            if len(order) > most and values[order[most]] == values[order[most - 1]]:
                notes.append(Message(PARTIAL[end].sentence, {"value": float(values[order[most]])}))
    name = Column("case_number") if identity is None else Column("identity", under=identity.name)
    columns = (*stubs([each.name for each in by], "end", "rank"), name, Column("value"))
    once = tuple(note for at, note in enumerate(notes) if note not in notes[:at])
    return Table("extreme_values", columns, tuple(rows), tuple(each.name for each in by), once)


def rows_of_file(tally: Tally, variables: Sequence[Variable]) -> FileRows:
    names = list(dict.fromkeys(variable.name for variable in variables))
    values, _, weights = tally.rows(names)
    return FileRows({name: values[:, at] for at, name in enumerate(names)}, weights)


def cases_behind(found: FileRows, part: Part, by: Sequence[Variable], counted: Sequence[Variable]) -> NDArray[np.intp]:
    """Where the cases behind a part stand: of its group, with a weight, and with a value of every one `counted`."""
    factors = [found.columns[factor.name] for factor in by]
    kept = rows_of(part, by, np.column_stack(factors) if by else np.zeros((len(found.weights), 0)))
    kept &= found.weights > 0
    for variable in counted:
        kept &= ~is_missing(variable, found.columns[variable.name])
    return np.flatnonzero(kept)


def named_case(found: FileRows, identity: Variable | None, case: int) -> Cell:
    """What a case is called: its number in the file, or its words or number of the variable that names it."""
    if identity is None:
        return case + 1
    code = float(found.columns[identity.name][case])
    if not np.isfinite(code):
        return "."
    words = next((level.text for level in identity.levels if level.code == code), {}) if identity.of_words else {}
    return words.get("en") or words.get("zh") or f"{code:.12g}"
