"""The columns that equations of mediation and moderation are made of."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.design import design_of
from analysis.result import Fault, Message, Place, quoted
from analysis.statistics.collinearity import enter
from analysis.tally import Tally, centred_moments
from instrument.codebook import Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]

TOLERANCE = 0.0001  # of covariates, as REGRESSION
SAME = 1e-10  # of the variables asked about


@dataclass(frozen=True)
class Columns:
    """Distinct patterns without missing values, each counting as its weight."""

    keys: tuple[str, ...]
    values: Numbers  # (p, k)
    weights: Numbers  # (p,)

    @property
    def n(self) -> float:
        """Sum of weights, unrounded (D19)."""
        return float(self.weights.sum())

    def at(self, keys: Sequence[str]) -> list[int]:
        return [self.keys.index(key) for key in keys]

    def column(self, key: str) -> Numbers:
        column: Numbers = self.values[:, self.keys.index(key)]
        return column

    def mean(self, key: str) -> float:
        return float(self.weights @ self.column(key)) / self.n

    def with_products(
        self, pairs: Sequence[tuple[str, str]], centres: Mapping[str, float], unmoved: Sequence[str] = ()
    ) -> "Columns":
        """Also the products of `pairs`, under `product_key`, each variable less its value in `centres`.

        The variables themselves are moved by that too, but for those `unmoved`.
        """
        moved = self.values - np.array([centres.get(key, 0.0) for key in self.keys])
        products = [moved[:, self.keys.index(one)] * moved[:, self.keys.index(other)] for one, other in pairs]
        moved[:, self.at(unmoved)] = self.values[:, self.at(unmoved)]
        keys = (*self.keys, *(product_key(*pair) for pair in pairs))
        return Columns(keys, np.column_stack([moved, *products]), self.weights)


@dataclass(frozen=True)
class Given:
    """The columns, which of them are covariates, who is counted, and what to remark."""

    columns: Columns
    covariates: tuple[str, ...]
    cases: Cases
    notes: tuple[Message, ...]


def product_key(one: str, other: str) -> str:
    """The key of the product of two variables."""
    return f"{one}*{other}"


def columns_of(
    tally: Tally, focal: Sequence[Variable], covariates: Sequence[Variable], categorical: Sequence[Variable]
) -> Given:
    """Columns of the variables asked about, the dependent first, and of covariates that can be told apart.

    A categorical covariate becomes a column of 0 and 1 for each level but its first. Raises `Fault` where a variable
    has two parts, or is categorical and no covariate.
    """
    _check(focal, covariates, categorical)
    names = [variable.name for variable in (*focal, *covariates)]
    patterns = tally.patterns(names)
    complete = patterns.listwise()
    design = design_of([list(covariates)], categorical, complete, "first")
    keys = (*names[: len(focal)], *(term.key for term in design.terms))
    values = np.column_stack([complete.values[:, : len(focal)], design.matrix(names, complete.values)])
    kept, notes = _kept(keys, values, complete.weights, len(focal))
    notes = [
        Message("{variable}: the reference category is {level}.", {"variable": name, "level": level})
        for name, level in design.references.items()
    ] + notes
    columns = Columns(tuple(keys[at] for at in kept), values[:, kept], complete.weights)
    return Given(columns, columns.keys[len(focal) :], patterns.cases, tuple(notes))


def _check(focal: Sequence[Variable], covariates: Sequence[Variable], categorical: Sequence[Variable]) -> None:
    names = [variable.name for variable in (*focal, *covariates)]
    for at, name in enumerate(names):
        if name in names[:at]:
            sentence = "variable {found} is in the equation twice; possible: each variable once"
            raise Fault(sentence, {"found": quoted(name)})
    for variable in categorical:
        if variable not in covariates:
            sentence = "{found} is not one of the covariates; only covariates may be categorical"
            raise Fault(sentence, {"found": quoted(variable.name)}, Place(entry="categorical"))


def _kept(keys: Sequence[str], values: Numbers, weights: Numbers, focal: int) -> tuple[list[int], list[Message]]:
    """The positions of columns to keep, and a note for every covariate left out."""
    if len(values) == 0 or focal == len(keys):
        return list(range(len(keys))), []
    moments = centred_moments(tuple(keys), values, weights, float(weights.sum()))
    correlation = np.nan_to_num(moments.correlation, nan=0.0)
    before = enter(correlation, (), range(1, focal), SAME).entered
    entry = enter(correlation, before, range(focal, len(keys)), TOLERANCE)
    notes = []
    for at in entry.refused:
        if correlation[at, at] == 0:
            notes.append(Message("{term} is constant or has no cases, and is left out.", {"term": keys[at]}))
        else:
            sentence = "{term} is left out: the other predictors leave it a tolerance below {tolerance}."
            notes.append(Message(sentence, {"term": keys[at], "tolerance": TOLERANCE}))
    return [at for at in range(len(keys)) if at not in entry.refused], notes
