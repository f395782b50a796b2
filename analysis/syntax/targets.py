"""What a transformation assigns to: a variable, or the element of a vector that each case names."""

import numpy as np

from analysis.syntax.active import Field, Values
from analysis.syntax.assigning import assign, expression, made, mismatch, values, visible
from analysis.syntax.blocks import only
from analysis.syntax.expressions import Node
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.workspace import is_scratch
from instrument.records import dataclass


@dataclass(frozen=True)
class Target:
    """A variable by its name; with an index, the variables of a vector."""

    names: tuple[str, ...]
    index: Node | None = None


def target(reader: Reader, job: Job) -> Target:
    """The target at the cursor, up to before its =; raises `Fault`."""
    after = reader.peek()
    written = reader.name()
    vector = job.workspace.vectors.get(written.casefold())
    if vector is None or after is None or after.text != "(":
        if written.startswith("$"):
            reader.cursor -= 1
            raise reader.wrong("{found} cannot be changed")
        if visible(job).find(written) is None:
            reader.cursor -= 1
            reader.new_name()
        return Target((written,))
    reader.need_sign("(")
    index = expression(reader, job)
    reader.need_sign(")")
    return Target(vector, index)


def begin(job: Job, found: Target) -> None:
    """Makes a variable that keeps its value from case to case before the expression may ask for it."""
    name = found.names[0]
    if found.index is None and (is_scratch(name) or name.casefold() in job.workspace.left):
        made(job, name)


def give(reader: Reader, job: Job, found: Target, node: Node) -> None:
    """Assigns what an expression gives, making a numeric variable where there is none; raises `Fault`."""
    column = values(node, job)
    if found.index is not None:
        _give_elements(reader, job, found, column)
        return
    name = visible(job).find(found.names[0])
    if name is None and column.dtype == object:
        raise mismatch(reader, Field(found.names[0]))
    assign(reader, job, made(job, found.names[0]), column)


def _give_elements(reader: Reader, job: Job, found: Target, column: Values) -> None:
    index = np.asarray(values(found.index, job)) if found.index is not None else np.zeros(0)
    fields = visible(job).fields
    for number, name in enumerate(found.names, 1):
        chosen = index == number
        if chosen.any():
            with only(job, chosen):
                assign(reader, job, fields[name], column)
