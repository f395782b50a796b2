"""Loops of MATRIX, and commands one after another."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.syntax.matrices.operators import size
from analysis.syntax.matrices.packed import Matrix, scalar
from analysis.syntax.matrices.parsing import Node
from analysis.syntax.matrices.scope import Scope
from instrument.message import Fault
from instrument.records import dataclass

Step = Callable[[Scope], None]
UNBOUND = 40
"""How often a loop runs at most, bounds or not, where SET MXLOOPS says nothing."""


@dataclass(frozen=True)
class Loop:
    """LOOP: its index with bounds and step, and conditions before and behind what runs."""

    name: str
    bounds: tuple[Node, ...]
    step: Node | None
    begin: Node | None
    body: list[Step]
    end: Node | None

    def run(self, scope: Scope) -> None:
        """Runs the commands while the bounds and conditions let them."""
        for value in self._values(scope):
            if self.name:
                scope.give(self.name, scalar(value))
            if self.begin is not None and not is_true(self.begin(scope), "IF"):
                break
            run_all(self.body, scope)
            if scope.breaks or (self.end is not None and is_true(self.end(scope), "IF")):
                break
        scope.breaks = False

    def _values(self, scope: Scope) -> Sequence[float]:
        setting = scope.job.settings.values.get("MXLOOPS", "")
        most = int(setting) if setting.isdigit() else UNBOUND
        if not self.bounds:
            return range(most)
        first, last = (_number(each(scope), "LOOP") for each in self.bounds)
        step = 1.0 if self.step is None else _number(self.step(scope), "LOOP")
        count = 0.0 if step == 0 else np.floor((last - first) / step + 1e-9) + 1
        return [first + step * each for each in range(int(min(max(count, 0), most)))]


def run_all(steps: Sequence[Step], scope: Scope) -> None:
    """Runs commands in their order, up to a BREAK."""
    for each in steps:
        each(scope)
        if scope.breaks:
            return


def is_true(found: Matrix, what: str) -> bool:
    """Whether a condition holds: a number above 0."""
    return _number(found, what) > 0


def _number(found: Matrix, what: str) -> float:
    if found.size != 1:
        raise Fault(
            "{what} takes a number, not a matrix of {one}",
            {"what": what, "one": size(found)},
        )
    return float(found[0, 0])
