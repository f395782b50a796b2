"""Predictors as columns of numbers: a variable as it stands, a categorical one as a column for each level but one."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from analysis.labels import level_key
from analysis.result import Fault, Place, nearest, quoted
from analysis.tally import Numbers
from analysis.terms import Term
from instrument.codebook import Variable
from instrument.records import dataclass


class Shown(Protocol):
    """What says which codes complete cases show."""

    def column(self, name: str) -> Numbers:
        """One variable's codes, each once or more."""


@dataclass(frozen=True)
class Design:
    """The terms of each block, and the level that stands for 0 in each categorical variable."""

    blocks: tuple[tuple[Term, ...], ...]
    references: dict[str, str]  # variable → level key

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for block in self.blocks for term in block)

    def matrix(self, names: Sequence[str], values: Numbers) -> Numbers:
        """The columns of all terms, shape (n, terms), from `values` of `names`, shape (n, names)."""
        columns = [term.column(values[:, names.index(term.variable)]) for term in self.terms]
        return np.column_stack(columns) if columns else np.zeros((len(values), 0))


def design_of(
    blocks: Sequence[Sequence[Variable]], categorical: Sequence[Variable], patterns: Shown, reference: str
) -> Design:
    """The terms of `blocks`; levels are those that complete `patterns` show, in the order of the codebook.

    `reference` is `first` or `last`: which of a categorical variable's levels has no column.
    """
    names, references = {variable.name for variable in categorical}, {}
    built = []
    for block in blocks:
        terms: list[Term] = []
        for variable in block:
            if variable.name not in names:
                terms.append(Term(variable.name))
                continue
            codes = codes_of(variable, patterns)
            at = 0 if reference == "first" else len(codes) - 1
            if codes:
                references[variable.name] = level_key(variable.name, codes[at])
            terms.extend(Term(variable.name, code) for position, code in enumerate(codes) if position != at)
        built.append(tuple(terms))
    return Design(tuple(built), references)


def check_equation(dependent: str, predictors: Sequence[str], categorical: Sequence[Variable]) -> None:
    """Raises `Fault` for a variable that stands twice, or a categorical one that is no predictor."""
    for at, name in enumerate(predictors):
        if name == dependent or name in predictors[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)}, Place(entry="blocks"))
    for variable in categorical:
        if variable.name not in predictors:
            raise Fault(
                "{found} is in no block; possible: {possible}",
                {"found": quoted(variable.name), "possible": nearest(variable.name, predictors)},
                Place(entry="categorical"),
            )


def codes_of(variable: Variable, patterns: Shown) -> list[float]:
    """The codes of a variable that `patterns` show, in the order of the codebook, others behind them."""
    found, _ = np.unique(patterns.column(variable.name), return_counts=True)  # without counts it imports masked arrays
    shown = {float(code) for code in found}
    declared = [float(level.code) for level in variable.valid_levels]
    return [code for code in declared if code in shown] + sorted(shown - set(declared))
