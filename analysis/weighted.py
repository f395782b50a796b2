"""The tally that a task counts: weighted as the answers are, by another variable, or by a task of weighting."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.counting.memory import MemoryTally
from analysis.tally import Tally
from instrument.codebook import Codebook, Variable
from instrument.measure import Measure
from instrument.message import Fault, Place, nearest, quoted
from instrument.records import replace
from instrument.yaml_nodes import read_mapping
from survey.responses import Responses

if TYPE_CHECKING:
    from analysis.task import Task

OFF = "off"
"""No weight at all, where the answers or the plan have one."""
MAKER = "weighting"
"""The procedure whose tasks make weights."""


def weight_named(word: str, makers: Iterable[str], codebook: Codebook) -> str:
    """`word` if a variable of numbers or one of the tasks `makers` is called so, or it is `off`; raises `Fault`."""
    if word == OFF:
        return word
    if word in makers and word in codebook:
        raise Fault("{found} is a variable and a task; possible: another name for the task", {"found": quoted(word)})
    if word not in makers and word not in codebook:
        possible = nearest(word, [*makers, *codebook.by_name, OFF])
        sentence = "no variable and no task of weighting is called {found}; possible: {possible}"
        raise Fault(sentence, {"found": quoted(word), "possible": possible})
    if word in codebook and (codebook.variable(word).is_text or codebook.variable(word).of_words):
        raise Fault("variable {found} holds words; possible: a variable of numbers", {"found": quoted(word)})
    return word


def plan_weight(plan: Path, tasks: Iterable["Task"], codebook: Codebook) -> str | None:
    """The weight at the top of a plan file, which holds for whatever no task counts; raises `Fault` as `load_plan`."""
    node = read_mapping(plan).get("weight")
    if node is None:
        return None
    try:
        return weight_named(node.text(), [task.name for task in tasks if task.procedure == MAKER], codebook)
    except Fault as fault:
        raise fault.at(node.place) from None


def refuse_circles(makers: Iterable["Task"], places: Mapping[str, Place]) -> None:
    """Raises `Fault`, told from where a task stands, where a task of weighting is weighted by itself in the end."""
    weights = {maker.name: maker.weight for maker in makers}
    for name, weight in weights.items():
        chain = [name]
        while weight in weights and weight not in chain:
            chain.append(weight)
            weight = weights[weight]
        if weight in chain:
            found = " → ".join([*chain[chain.index(weight) :], weight])
            raise Fault("tasks weight one another in a circle: {found}", {"found": found}, places[name])


class Tallies:
    """Tallies of the same answers, one for each weight that tasks name, counted and made when first asked for."""

    def __init__(self, responses: Responses, tasks: Sequence["Task"], weight: str | None = None) -> None:
        """`weight`: what weights every result that no task is, as `plan_weight` has it."""
        self._responses, self._weight = responses, weight
        self._makers = {task.name: task for task in tasks if task.procedure == MAKER}
        self._tallies: dict[str | None, Tally] = {}

    @property
    def plain(self) -> Tally:
        """The tally of the answers weighted as they are."""
        return self._by(None)

    @property
    def usual(self) -> Tally:
        """The tally of the answers weighted as the plan says, else as they are; raises as `of`."""
        return self._by(self._weight)

    @property
    def unweighted(self) -> Tally:
        """The tally in which every case counts once."""
        return self._by(OFF)

    def of(self, task: "Task") -> Tally:
        """The tally of `task`; raises `Fault` where its weights cannot be made."""
        return self._by(task.weight)

    def _by(self, weight: str | None) -> Tally:
        if weight not in self._tallies:
            self._tallies[weight] = MemoryTally(self._weighted(weight))
        return self._tallies[weight]

    def _weighted(self, weight: str | None) -> Responses:
        if weight is None:
            return self._responses
        if weight in self._makers:
            return self._made(self._makers[weight])
        return replace(self._responses, weight=None if weight == OFF else weight)

    def _made(self, maker: "Task") -> Responses:
        """The answers with the weights a task makes; where that is weighted itself, a case counts both weights."""
        tally = self.of(maker)
        try:
            made = maker.per_row(tally)["weight"]
        except Fault as fault:
            entry = ": ".join(part for part in (maker.name, fault.place.entry) if part)
            raise fault.at(Place(fault.place.file, fault.place.line, entry)) from None
        weights = np.where(np.isfinite(made), made, 0.0) * tally.rows([])[2]
        responses, variable = self._responses, Variable(maker.name, measure=Measure.SCALE)
        codebook = replace(responses.codebook, variables=(*responses.codebook.variables, variable))
        return replace(
            responses, codebook=codebook, columns={**responses.columns, maker.name: weights}, weight=maker.name
        )
