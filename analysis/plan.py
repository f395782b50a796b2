"""The plan of a study: plan.yaml and a codebook become tasks, every name resolved before anything runs."""

from collections.abc import Iterable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args

from analysis.dialect import Dialect
from analysis.task import Task, needs_answers, procedure_module, procedure_names, task
from analysis.weighted import MAKER, refuse_circles, weight_named
from instrument.codebook import Codebook
from instrument.declarations import Anything, Either, Key, Listing, OneOf, Record, Schema, Table, Words, json_schema
from instrument.message import Fault
from instrument.records import dataclass, replace
from instrument.yaml_nodes import Node, read_mapping


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


def _task(name: str, node: Node, codebook: Codebook, plan: Node, makers: Iterable[str]) -> Task:
    procedure = node["procedure"].text()
    own = ("procedure", "weight") if needs_answers(procedure) else ("procedure",)
    given = {key: _plain(held) for key, held in node.items() if key not in own}
    if "dialect" in plan and "dialect" in [each.name for each in fields(procedure_module(procedure).Options)]:
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
    options = fields(procedure_module(name).Options)
    words = [option.name for option in options] + (["weight"] if needs_answers(name) else [])
    keys = {"procedure": {"const": name}, **{word: Anything().schema() for word in words}}
    needed = [each.name for each in options if each.default is MISSING and each.default_factory is MISSING]
    return {"type": "object", "properties": keys, "required": ["procedure", *needed], "additionalProperties": False}
