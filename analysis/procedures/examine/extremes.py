"""The highest and the lowest values of each part, and whose they are."""

from collections.abc import Sequence

import numpy as np

from analysis.dialect import Dialect
from analysis.exploration.cases import cases_behind, named_case, rows_of_file
from analysis.exploration.parts import Missing, Part, stubs
from analysis.result import Message
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from instrument.codebook import Variable

PARTIAL = {
    "highest": Message("Only a partial list of cases with the value {value} is shown in the table of upper extremes."),
    "lowest": Message("Only a partial list of cases with the value {value} is shown in the table of lower extremes."),
}
FEWER = Message(
    "The requested number of extreme values exceeds the number of data points. A smaller number of extremes is shown."
)


def extreme_values(
    tally: Tally,
    parts: Sequence[Part],
    by: Sequence[Variable],
    identity: Variable | None,
    most: int,
    missing: Missing,
    dialect: Dialect,
) -> Table:
    """Up to `most` cases at each end; of the same values the first cases are the highest, the last ones the lowest.

    The `dialect` spss shows half of the cases at each end where there are fewer than both ends ask for.
    """
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
        shown = min(most, max(len(down) // 2, 1)) if dialect == "spss" else min(most, len(down))
        if len(down) > 0 and shown < most:
            notes.append(FEWER)
        for end, order in (("highest", down), ("lowest", down[::-1])):
            for place, at in enumerate(order[:shown].tolist(), start=1):
                named = named_case(found, identity, int(cases[at]))
                rows.append((*part.keys, end, f"rank={place}", named, float(values[at])))
            if len(order) > shown and values[order[shown]] == values[order[shown - 1]]:
                notes.append(Message(PARTIAL[end].sentence, {"value": float(values[order[shown]])}))
    name = Column("case_number") if identity is None else Column("identity", under=identity.name)
    columns = (*stubs([each.name for each in by], "end", "rank"), name, Column("value"))
    once = tuple(note for at, note in enumerate(notes) if note not in notes[:at])
    return Table("extreme_values", columns, tuple(rows), tuple(each.name for each in by), once)
