"""A plan as a job: each task as the command that computes it, or a comment that says why there is none."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from analysis.options import Items
from analysis.syntax import commands
from analysis.task import Task
from analysis.weighted import MAKER
from instrument.codebook import MultipleSet, Variable
from instrument.message import Message
from instrument.records import dataclass

LINE = 200  # characters, of the 251 bytes that SPSS reads
Write = Callable[[Task], list[str] | None]


@dataclass(frozen=True)
class Written:
    """One task of a plan: the lines of its commands, or why SPSS cannot compute it."""

    task: Task
    lines: tuple[str, ...] = ()
    reason: Message | None = None


def written(tasks: Iterable[Task], names: Mapping[str, str], weight: str | None = None) -> Iterator[Written]:
    """The tasks in their order; `names`: variable → its name in the file, `weight`: the variable that weights it."""
    on = weight
    for task in tasks:
        found = _written(task, names)
        wanted = weight if task.weight is None else None if task.weight == "off" else task.weight
        if wanted is not None and wanted not in names and found.lines:
            found = Written(task, (), Message("its weights are computed by another task, and not in the file"))
        if found.lines and wanted != on:
            on = wanted
            change = "WEIGHT OFF." if wanted is None else f"WEIGHT BY {names[wanted]}."
            found = dataclasses.replace(found, lines=(change, *found.lines))
        if found.lines and getattr(task.options, "exact", "") == "sampled":  # each drawn test moves the seed on
            found = dataclasses.replace(found, lines=(f"SET SEED={task.options.seed}.", *found.lines))
        yield found


def _written(task: Task, names: Mapping[str, str]) -> Written:
    asked = dataclasses.replace(task, options=_renamed(task.options, names))
    for write in _writers().get(task.procedure, ()):
        lines = write(asked)
        if lines:
            return Written(task, tuple(_closed(lines)))
    if task.procedure == MAKER:
        return Written(task, (), Message("SPSS rakes no weights"))
    return Written(task, (), Message("SPSS has no command for this"))


@cache
def _writers() -> Mapping[str, tuple[Write, ...]]:
    """Procedure → the functions of commands that may write its tasks."""
    found: dict[str, list[Write]] = {}
    for each in iter_modules(commands.__path__):
        module = import_module(f"{commands.__name__}.{each.name}")
        for procedure in getattr(module, "PROCEDURES", ()):
            found.setdefault(procedure, []).append(module.write)
    return {procedure: tuple(writers) for procedure, writers in found.items()}


def _closed(lines: list[str]) -> Iterator[str]:
    """The lines cut to what SPSS reads, subcommands indented, the last with its period."""
    cut = [piece for line in lines for piece in _cut(f"  {line}" if line.startswith("/") else line)]
    yield from cut[:-1]
    yield cut[-1] if cut[-1].endswith(".") else f"{cut[-1]}."


def _cut(line: str) -> Iterator[str]:
    while len(line) > LINE:
        at = line.rfind(" ", 0, LINE)
        yield line[:at]
        line = "    " + line[at + 1 :]
    yield line


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Options whose variables have the names of the file."""
    if isinstance(value, Variable):
        return dataclasses.replace(value, name=names.get(value.name, value.name))
    if isinstance(value, MultipleSet):
        return dataclasses.replace(value, members=tuple(names.get(each, each) for each in value.members))
    if isinstance(value, Items):
        return dataclasses.replace(value, variables=_renamed(value.variables, names))
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: _renamed(getattr(value, each.name), names) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
