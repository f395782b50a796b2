"""A categorical dependent variable beside its predictors, as the models of it see them."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.categorical.crossed_design import CrossedDesign, CrossedTerm
from analysis.design import Design, design_of
from analysis.result import Message
from analysis.statistics.collinearity import enter
from analysis.statistics.distinct import distinct
from analysis.statistics.subpopulations import Subpopulations, subpopulations
from analysis.tally import Patterns, centred_moments
from instrument.codebook import Variable
from instrument.records import dataclass, replace

Numbers = NDArray[np.float64]

Coded = Callable[[Patterns], Design]

REDUNDANT = 1e-8
"""The least share of its variance that a predictor must keep from the others (EPS of SPSS)."""


@dataclass(frozen=True)
class Response:
    """The answers given, the predictors' columns, and the weight of every answer in each pattern of the predictors."""

    answers: tuple[float, ...]  # codes, ascending
    design: Design
    columns: tuple[tuple[int, ...], ...]  # of each block: the terms in it by position, without those refused
    constant: tuple[int, ...]  # terms that do not vary
    made_of_others: tuple[int, ...]  # terms that those before them make up
    data: Subpopulations  # x has a column for every term
    reference: str  # first or last

    @cached_property
    def entered(self) -> tuple[int, ...]:
        """The terms of all blocks."""
        return tuple(at for block in self.columns for at in block)

    @cached_property
    def fitted_data(self) -> Subpopulations:
        """With the columns of `entered` alone."""
        return self.data.of(self.entered)

    def variables(self, columns: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """Variable → its terms among `columns`, by position."""
        found: dict[str, list[int]] = {}
        for at in columns:
            found.setdefault(self.design.terms[at].variable, []).append(at)
        return {name: tuple(held) for name, held in found.items()}

    def keys(self, at: int) -> tuple[str | None, str]:
        """Of the term at a position: the variable whose level it is (None: it is no level), and its key."""
        term = self.design.terms[at]
        return (None if term.code is None else term.variable), term.key

    @property
    def parameters(self) -> tuple[tuple[str | None, str, int | None], ...]:
        """Every term and reference level, in order: of which categorical variable (else None), its key, its place.

        The place is its position in `entered`, None where the coefficient is 0.
        """
        place = {at: number for number, at in enumerate(self.entered)}
        if isinstance(self.design, CrossedDesign):
            return tuple((*self.keys(at), place.get(at)) for at in range(len(self.design.terms)))
        found: list[tuple[str | None, str, int | None]] = []
        for name, columns in self.variables(range(len(self.design.terms))).items():
            levels = [(*self.keys(at), place.get(at)) for at in columns]
            reference = self.design.references.get(name)
            if reference is not None:
                levels.insert(0 if self.reference == "first" else len(levels), (name, reference, None))
            found.extend(levels)
        return tuple(found)

    def without(self, effect: str) -> tuple[int, ...]:
        """The terms that models have when one effect leaves them: of products, those that it made redundant return."""
        left = [at for at in range(len(self.design.terms)) if self.design.terms[at].variable != effect]
        if not isinstance(self.design, CrossedDesign):
            return tuple(at for at in self.entered if at in left)
        correlation = _correlation(self.data.x, self.data.sizes, self.data.through_origin)
        found: tuple[int, ...] = ()
        for at in left:
            found = (*found, *enter(correlation, found, [at], REDUNDANT).entered)
        return found

    @property
    def levels(self) -> dict[str, dict[str, str]]:
        """Bare labels of the levels of categorical predictors; declared ones are to be laid over them."""
        terms = (term.key for term in self.design.terms if term.code is not None or term.key != term.variable)
        effects = (term.variable for term in self.design.terms if isinstance(term, CrossedTerm) and len(term.parts) > 1)
        return {key: {} for key in (*terms, *effects, *self.design.references.values())}

    @property
    def notes(self) -> tuple[Message, ...]:
        """The reference categories, and the terms that were left out."""
        terms = self.design.terms
        notes = [
            Message("{variable}: the reference category is {level}.", {"variable": name, "level": level})
            for name, level in self.design.references.items()
        ]
        for at in () if isinstance(self.design, CrossedDesign) else self.constant:
            notes.append(Message("{term} is constant or has no cases, and is left out.", {"term": terms[at].key}))
        for at in () if isinstance(self.design, CrossedDesign) else self.made_of_others:
            notes.append(Message("{term} is made of the other predictors, and is left out.", {"term": terms[at].key}))
        return tuple(notes)


def response_of(
    dependent: Variable,
    blocks: Sequence[Sequence[Variable]],
    categorical: Sequence[Variable],
    patterns: Patterns,
    reference: str,
    coded: Coded | None = None,
    through_origin: bool = False,
) -> Response:
    """The complete cases of `patterns`, whose first variable is `dependent` and the others those of `blocks`.

    `coded` makes the columns where they are others than the variables, and 0 and 1 for levels; `through_origin`:
    whether models of two answers have no constant.
    """
    complete = patterns.listwise()
    design = design_of(blocks, categorical, complete, reference) if coded is None else coded(complete)
    y, names = complete.column(dependent.name), complete.names[1:]
    x = design.matrix(names, complete.values[:, 1:])
    answers = distinct(y)
    data = subpopulations(complete.values[:, 1:], x, y, complete.weights, answers)
    data = replace(data, through_origin=through_origin)
    correlation = _correlation(x, complete.weights, through_origin)
    columns: list[tuple[int, ...]] = []
    entered: tuple[int, ...] = ()
    start = 0
    for block in design.blocks:
        added = enter(correlation, entered, range(start, start + len(block)), REDUNDANT).entered
        columns.append(added)
        entered, start = (*entered, *added), start + len(block)
    refused = [at for at in range(start) if at not in entered]
    constant = tuple(at for at in refused if correlation[at, at] == 0)
    others = tuple(at for at in refused if correlation[at, at] > 0)
    return Response(tuple(float(code) for code in answers), design, tuple(columns), constant, others, data, reference)


def _correlation(x: Numbers, weights: Numbers, through_origin: bool) -> Numbers:
    """0 on the diagonal of a column that does not vary; cosines of the columns where there is no constant."""
    keys = tuple(f"column={at}" for at in range(x.shape[1]))
    if x.size == 0:
        return np.zeros((x.shape[1], x.shape[1]))
    if through_origin:
        size = np.sqrt(weights @ x**2)
        scaled = x * np.sqrt(weights)[:, None] / np.where(size > 0, size, 1.0)
        return np.asarray(scaled.T @ scaled, dtype=np.float64)
    return np.nan_to_num(centred_moments(keys, x, weights, float(weights.sum())).correlation, nan=0.0)
