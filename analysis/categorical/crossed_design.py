"""Factors, covariates and their products with a column for every combination of levels; later ones may be redundant."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design, Shown, codes_of
from analysis.labels import level_key
from analysis.terms import Term
from instrument.codebook import Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class CrossedTerm(Term):
    """One column: the product of its parts, each a variable or whether it holds one code; `variable` is the effect."""

    parts: tuple[Term, ...] = ()

    @property
    def key(self) -> str:
        return "*".join(part.key for part in self.parts)


@dataclass(frozen=True)
class CrossedDesign(Design):
    """Every column a block of its own, so that those which the columns before it make up are left out."""

    def matrix(self, names: Sequence[str], values: Numbers) -> Numbers:
        """The columns of all terms, shape (n, terms)."""
        found = []
        for term in self.terms:
            column = np.ones(len(values))
            for part in term.parts if isinstance(term, CrossedTerm) else ():
                column = column * part.column(values[:, list(names).index(part.variable)])
            found.append(column)
        return np.column_stack(found) if found else np.zeros((len(values), 0))


def crossed_design(
    effects: Sequence[Sequence[Variable]], factors: Sequence[Variable], patterns: Shown
) -> CrossedDesign:
    """The columns of `effects`, each a variable or a product of several; levels are those that `patterns` show."""
    named = {variable.name for variable in factors}
    codes: dict[str, list[float]] = {}
    for variable in factors:
        codes[variable.name] = codes_of(variable, patterns)
    terms = [term for effect in effects for term in _terms([variable.name for variable in effect], named, codes)]
    last = {name: level_key(name, found[-1]) for name, found in codes.items() if found}
    single = {name: key for name, key in last.items() if any(term.variable == name for term in terms)}
    return CrossedDesign(tuple((term,) for term in terms), single)


def _terms(names: Sequence[str], factors: set[str], codes: Mapping[str, Sequence[float]]) -> list[Term]:
    choices: list[Sequence[float | None]] = [codes[name] if name in factors else (None,) for name in names]
    whole, coded = "*".join(names), any(name in factors for name in names)
    terms: list[Term] = []
    for chosen in product(*choices):
        parts = tuple(Term(name, code) for name, code in zip(names, chosen, strict=True))
        terms.append(CrossedTerm(whole, float(len(terms) + 1) if coded else None, parts))
    return terms
