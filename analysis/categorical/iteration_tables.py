"""The steps that estimates of a model of categories came by."""

from collections.abc import Sequence

import numpy as np

from analysis.result import Message
from analysis.statistics.climbing import Climb
from analysis.table import Cell, Column, Table, headed

CONVERGED = Message(
    "The parameter estimates converge. Last absolute change in -2 Log Likelihood is {change}, and last maximum "
    "absolute change in parameters is {move}."
)


def iteration_table(climb: Climb, constant: float, names: Sequence[str]) -> Table:
    """-2 log likelihood, with the `constant` of the multinomial coefficients, and every parameter at every step.

    `names`: what each parameter stands under, its part and its term with > between.
    """
    rows: list[tuple[Cell, ...]] = []
    for number, (deviance, parameters) in enumerate(zip(climb.deviances, climb.parameters, strict=True)):
        rows.append((f"iterations={number}", deviance + constant, *(float(each) for each in parameters)))
    heads = (*headed("iteration", "deviance"), *(Column("b", name) for name in names))
    notes = []
    if len(rows) > 1:
        change = abs(climb.deviances[-1] - climb.deviances[-2])
        move = float(np.abs(climb.parameters[-1] - climb.parameters[-2]).max())
        notes.append(Message(CONVERGED.sentence, {"change": f"{change:.3f}".removeprefix("0"), "move": f"{move:.3E}"}))
    return Table("iteration_history", heads, tuple(rows), notes=tuple(notes))
