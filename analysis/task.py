"""A task: one procedure with its options, ready to run on any tally."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis import procedures
from analysis.options import names_answers, read_options
from analysis.result import Result
from analysis.tally import Tally
from instrument.codebook import Codebook
from instrument.message import Fault, Message, Place, Scalar, nearest, quoted
from instrument.modules import module_names
from instrument.records import dataclass, replace


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
        run: Callable[[Tally, Any], Result] = procedure_module(self.procedure).run
        try:
            found = run(tally, self.options)
        except Fault as fault:
            entry = ": ".join(part for part in ("" if self.name else self.procedure, fault.place.entry) if part)
            raise fault.at(Place(fault.place.file, fault.place.line, entry)) from None
        told = {} if self.weight is None else {"weight": self.weight}
        notes = (*found.notes, *_unweighted_cases(tally))
        decimals = {name: tally.codebook.by_name[name].decimals for name in found.labels if name in tally.codebook}
        decimals |= found.decimals
        return replace(found, name=self.name, options={**found.options, **told}, notes=notes, decimals=decimals)

    def per_row(self, tally: Tally) -> Mapping[str, NDArray[np.float64]]:
        """What the procedure makes of every row, shape (n,) each; raises `Fault` where it makes nothing of rows."""
        module = procedure_module(self.procedure)
        if not hasattr(module, "per_row"):
            makers = [
                name
                for name in procedure_names()
                if hasattr(procedure_module(name), "per_row") or hasattr(procedure_module(name), "copies")
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
        copies = getattr(procedure_module(self.procedure), "copies", None)
        return () if copies is None else copies(tally, self.options)


@cache
def procedure_names() -> tuple[str, ...]:
    """Every procedure there is, by the name a plan uses."""
    return module_names(procedures.__path__)


def task(name: str, procedure: str, given: Mapping[str, Any], codebook: Codebook, place: Place) -> Task:
    """A task from words; raises `Fault` where a procedure, an option or a variable does not exist."""
    _check_name(procedure, place)
    return Task(name, procedure, read_options(procedure_module(procedure).Options, given, codebook, place))


def needs_answers(procedure: str) -> bool:
    """Whether a procedure asks for variables; raises `Fault` where there is no such procedure."""
    _check_name(procedure, Place())
    return names_answers(procedure_module(procedure).Options)


def _check_name(procedure: str, place: Place) -> None:
    if procedure not in procedure_names():
        possible = nearest(procedure, procedure_names(), most=20)
        raise Fault(
            "no procedure {found}; possible: {possible}",
            {"found": quoted(procedure), "possible": possible},
            Place(place.file, place.line),
        )


def procedure_module(procedure: str) -> ModuleType:
    """The file of a procedure."""
    return import_module(f"{procedures.__name__}.{procedure}")


def _unweighted_cases(tally: Tally) -> tuple[Message, ...]:
    """A note on cases whose weight is not above 0, which no statistic counts, as SPSS warns of them."""
    if tally.weight is None:
        return ()
    count = sum(int((weights <= 0).sum()) for _, _, weights in tally.batches([]))
    values: dict[str, Scalar] = {"count": count, "variable": tally.weight.name}
    told = Message("{count} cases have a weight {variable} that is 0, negative or missing, and are not counted", values)
    return (told,) if count else ()
