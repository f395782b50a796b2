"""The plan of a study: plan.yaml and a codebook become tasks, every name resolved before anything runs."""

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from analysis import procedures
from analysis.dialect import Dialect
from analysis.options import names_answers, read_options
from analysis.result import Result
from analysis.tally import Tally
from analysis.weighted import MAKER, refuse_circles, unweighted_cases, weight_named
from instrument.codebook import Codebook
from instrument.declarations import Anything, Either, Key, Listing, OneOf, Record, Schema, Table, Words, json_schema
from instrument.message import Fault, Place, nearest, quoted
from instrument.records import dataclass
from instrument.yaml_nodes import Node, read_mapping


@dataclass(frozen=True)
class Task:
    """One procedure with its options, ready to run."""

    name: str
    procedure: str
    options: Any
    weight: str | None = None  # a variable, a task of weighting, or off; None: as the answers are weighted

    def run(self, tally: Tally) -> Result:
        """The procedure's result under the task's name, with a note on cases that no weight lets count.

        Raises `Fault` where options cannot be together; a task without a name tells it by its procedure.
        """
        run: Callable[[Tally, Any], Result] = _module(self.procedure).run
        try:
            found = run(tally, self.options)
        except Fault as fault:
            entry = ": ".join(part for part in ("" if self.name else self.procedure, fault.place.entry) if part)
            raise fault.at(Place(fault.place.file, fault.place.line, entry)) from None
        told = {} if self.weight is None else {"weight": self.weight}
        notes = (*found.notes, *unweighted_cases(tally))
        decimals = {name: tally.codebook.by_name[name].decimals for name in found.labels if name in tally.codebook}
        decimals |= found.decimals
        return replace(found, name=self.name, options={**found.options, **told}, notes=notes, decimals=decimals)

    def per_row(self, tally: Tally) -> Mapping[str, NDArray[np.float64]]:
        """What the procedure makes of every row, shape (n,) each; raises `Fault` where it makes nothing of rows."""
        module = _module(self.procedure)
        if not hasattr(module, "per_row"):
            makers = [
                name
                for name in procedure_names()
                if hasattr(_module(name), "per_row") or hasattr(_module(name), "copies")
            ]
            raise Fault(
                "{found} makes no columns to save; possible: {possible}",
                {"found": quoted(self.procedure), "possible": nearest(self.procedure, makers)},
            )
        per_row: Callable[[Tally, Any], Mapping[str, NDArray[np.float64]]] = module.per_row
        return per_row(tally, self.options)

    def copies(self, tally: Tally) -> tuple[Mapping[str, NDArray[np.float64]], ...]:
        """What stands in place of columns in each copy of the answers that the procedure makes, if any."""
        copies: Callable[[Tally, Any], tuple[Mapping[str, NDArray[np.float64]], ...]] | None
        copies = getattr(_module(self.procedure), "copies", None)
        return () if copies is None else copies(tally, self.options)


@cache
def procedure_names() -> tuple[str, ...]:
    """Every procedure there is, by the name a plan uses."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(procedures.__path__)))


def task(name: str, procedure: str, given: Mapping[str, Any], codebook: Codebook, place: Place) -> Task:
    """A task from words; raises `Fault` where a procedure, an option or a variable does not exist."""
    _check_name(procedure, place)
    return Task(name, procedure, read_options(_module(procedure).Options, given, codebook, place))


def needs_answers(procedure: str) -> bool:
    """Whether a procedure asks for variables; raises `Fault` where there is no such procedure."""
    _check_name(procedure, Place())
    return names_answers(_module(procedure).Options)


def load_plan(path: Path, codebook: Codebook) -> tuple[Task, ...]:
    """The tasks of a plan file; raises `Fault` with file and line for what does not exist.

    `dialect` and `weight` at the top hold for every task that knows a dialect or counts answers, unless it has its own;
    the weight not for tasks of weighting.
    """
    node = read_mapping(path)
    PLAN.check(node)
    tasks = node["tasks"]
    makers = {name: held.place for name, held in tasks.items() if held["procedure"].text() == MAKER}
    found = tuple(_task(name, held.called(name), codebook, node, makers) for name, held in tasks.items())
    refuse_circles([each for each in found if each.name in makers], makers)
    return found


def schema() -> Schema:
    """The JSON Schema of a plan file, for editors: each procedure with its own options."""
    return json_schema(PLAN, "canvass plan")


@dataclass(frozen=True)
class TaskShape:
    """A procedure and its options; which options there are is the procedure's own to say."""

    def check(self, node: Node) -> None:
        node["procedure"].one_of(procedure_names())

    def schema(self) -> Schema:
        return {"anyOf": [_task_schema(name) for name in procedure_names()]}


PLAN = Record(
    {
        "dialect": Key(OneOf(get_args(Dialect)), "SPSS's rule or the recommended one, for all tasks that know both"),
        "weight": Key(Words(50), "what weights cases: a variable, or a task of weighting"),
        "sensitivity": Key(
            Either(OneOf(("off",)), Listing(Words(50))),
            "the tasks whose key results are computed again without each rule of screening, or off",
        ),
        "tasks": Key(Table(TaskShape()), "the name of a result → how it is computed", required=True),
    }
)


def _check_name(procedure: str, place: Place) -> None:
    if procedure not in procedure_names():
        possible = nearest(procedure, procedure_names(), most=20)
        raise Fault(
            "no procedure {found}; possible: {possible}",
            {"found": quoted(procedure), "possible": possible},
            Place(place.file, place.line),
        )


def _task(name: str, node: Node, codebook: Codebook, plan: Node, makers: Iterable[str]) -> Task:
    procedure = node["procedure"].text()
    own = ("procedure", "weight") if needs_answers(procedure) else ("procedure",)
    given = {key: _plain(held) for key, held in node.items() if key not in own}
    if "dialect" in plan and "dialect" in [each.name for each in fields(_module(procedure).Options)]:
        given = {"dialect": plan["dialect"].text(), **given}
    found = task(name, procedure, given, codebook, node.place)
    weight = node.get("weight") if "weight" in node or procedure == MAKER else plan.get("weight")
    if weight is None or not needs_answers(procedure):
        return found
    try:
        return replace(found, weight=weight_named(weight.text(), makers, codebook))
    except Fault as fault:
        raise fault.at(weight.place) from None


def _plain(node: Node) -> Any:
    if node.is_mapping:
        return {name: _plain(held) for name, held in node.items()}
    return [_plain(each) for each in node.elements()] if node.is_list else node.text()


def _task_schema(name: str) -> Schema:
    options = fields(_module(name).Options)
    words = [option.name for option in options] + (["weight"] if needs_answers(name) else [])
    keys = {"procedure": {"const": name}, **{word: Anything().schema() for word in words}}
    needed = [each.name for each in options if each.default is MISSING and each.default_factory is MISSING]
    return {"type": "object", "properties": keys, "required": ["procedure", *needed], "additionalProperties": False}


def _module(procedure: str) -> ModuleType:
    return import_module(f"{procedures.__name__}.{procedure}")
