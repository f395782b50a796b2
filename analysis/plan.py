"""The plan of a study: plan.yaml and a codebook become tasks, every name resolved before anything runs."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import Any

from analysis import procedures
from analysis.options import read_options
from analysis.result import Result
from analysis.tally import Tally
from instrument.codebook import Codebook
from instrument.message import Fault, Place, nearest, quoted


@dataclass(frozen=True)
class Task:
    """One procedure with its options, ready to run."""

    name: str
    procedure: str
    options: Any

    def run(self, tally: Tally) -> Result:
        """The procedure's result under the task's name."""
        run: Callable[[Tally, Any], Result] = _module(self.procedure).run
        return replace(run(tally, self.options), name=self.name)


def procedure_names() -> tuple[str, ...]:
    """Every procedure there is, by the name a plan uses."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(procedures.__path__)))


def task(name: str, procedure: str, given: Mapping[str, Any], codebook: Codebook, place: Place) -> Task:
    """A task from words; raises `Fault` where a procedure, an option or a variable does not exist."""
    if procedure not in procedure_names():
        possible = nearest(procedure, procedure_names(), most=20)
        raise Fault(
            "no procedure {found}; possible: {possible}", {"found": quoted(procedure), "possible": possible}, place
        )
    return Task(name, procedure, read_options(_module(procedure).Options, given, codebook, place))


def run_tasks(tasks: tuple[Task, ...], tally: Tally) -> Iterator[Result]:
    """The result of each task, in the order of the plan."""
    return (task.run(tally) for task in tasks)


def _module(procedure: str) -> ModuleType:
    return import_module(f"{procedures.__name__}.{procedure}")
