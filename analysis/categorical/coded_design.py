"""Predictors as columns: variables, categorical ones by their own contrasts, and products of these."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import product
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from analysis.design import Design, Shown, codes_of
from analysis.labels import level_key
from analysis.options import Written
from analysis.result import Fault, nearest, quoted
from analysis.statistics.codings import Kind, coding
from analysis.terms import Term
from instrument.codebook import Codebook, Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]
KINDS = ("indicator", "simple", "deviation", "helmert", "difference", "repeated", "polynomial", "special")


@dataclass(frozen=True)
class Contrast(Written):
    """How the levels of one variable become columns; `reference`: its place from 1, first, or last."""

    variable: str
    kind: Kind = "indicator"
    reference: int | str = "last"
    weights: tuple[float, ...] = ()

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        """From {variable, kind, reference, weights} or variable:kind:reference; raises `Fault`."""
        if isinstance(given, str) and ":" in given:
            given = dict(zip(("variable", "kind", "reference"), given.split(":"), strict=False))
        if not isinstance(given, Mapping) or "variable" not in given:
            raise Fault("{found} is no contrast; possible: a variable with its kind", {"found": quoted(given)})
        kind = str(given.get("kind", "indicator"))
        if kind not in KINDS:
            possible = nearest(kind, KINDS)
            raise Fault("no contrast {found}; possible: {possible}", {"found": quoted(kind), "possible": possible})
        reference = given.get("reference", "last")
        reference = int(reference) if str(reference).isdigit() else str(reference)
        weights = tuple(float(each) for each in given.get("weights", ()))
        return cls(codebook.variable(str(given["variable"])).name, kind, reference, weights)  # type: ignore[arg-type]

    def plain(self) -> Any:
        """As a plan writes it."""
        found: dict[str, Any] = {"variable": self.variable, "kind": self.kind}
        found |= {"reference": self.reference} if self.reference != "last" else {}
        return found | ({"weights": list(self.weights)} if self.weights else {})

    def columns(self, k: int) -> Numbers:
        """The columns of `k` levels, (k, k - 1); raises `Fault`."""
        at = {"first": 1, "last": k}.get(str(self.reference), self.reference)
        if not isinstance(at, int) or not 1 <= at <= k:
            sentence = "category {found} of {variable} cannot be the reference; possible: 1 to {last}"
            raise Fault(sentence, {"found": quoted(self.reference), "variable": self.variable, "last": k})
        try:
            return coding(self.kind, k, at - 1, self.weights)
        except ValueError:
            sentence = "the contrasts of {variable} are not {count} independent rows of {count} numbers"
            raise Fault(sentence, {"variable": self.variable, "count": k}) from None


@dataclass(frozen=True)
class Interaction(Written):
    """The product of variables, in the block of that number from 1."""

    block: int
    variables: tuple[str, ...]

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        """From {block, variables} or block:one*other; raises `Fault`."""
        if isinstance(given, str):
            block, _, product = given.partition(":")
            given = {"block": block if block.isdigit() else 0, "variables": product.split("*")}
        if not isinstance(given, Mapping) or len(given.get("variables", ())) < 2 or int(given.get("block", 0)) < 1:
            sentence = "{found} is no product; possible: a block from 1 and two variables or more"
            raise Fault(sentence, {"found": quoted(given)})
        return cls(int(given["block"]), tuple(codebook.variable(str(each)).name for each in given["variables"]))

    def plain(self) -> Any:
        """As a plan writes it."""
        return {"block": self.block, "variables": list(self.variables)}


@dataclass(frozen=True)
class CodedTerm(Term):
    """One column: the product of what its variables' levels, or their values, are in it."""

    parts: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = ()  # variable, and value of each code; (): itself
    written: str = ""

    @property
    def key(self) -> str:
        return self.written


@dataclass(frozen=True)
class CodedDesign(Design):
    """A design whose columns are `CodedTerm`s; `tables` has the columns of each categorical variable by its levels."""

    tables: dict[str, tuple[tuple[float, ...], Numbers]] = field(default_factory=dict)

    def matrix(self, names: Sequence[str], values: Numbers) -> Numbers:
        """The columns of all terms, shape (n, terms); NaN where a code has no column."""
        found = []
        for term in self.terms:
            column = np.ones(len(values))
            for name, codes in term.parts if isinstance(term, CodedTerm) else ():
                column = column * _valued(values[:, list(names).index(name)], codes)
            found.append(column)
        return np.column_stack(found) if found else np.zeros((len(values), 0))


def coded_design(
    blocks: Sequence[Sequence[Variable]],
    interactions: Sequence[Interaction],
    categorical: Sequence[Variable],
    contrasts: Sequence[Contrast],
    patterns: Shown,
    reference: str,
) -> CodedDesign:
    """The terms of `blocks`, then those of their `interactions`; levels are those that complete `patterns` show.

    A categorical variable without a contrast has an indicator of every level but `reference`. Raises `Fault`.
    """
    named = {each.variable: each for each in contrasts}
    tables: dict[str, tuple[tuple[float, ...], Numbers]] = {}
    references: dict[str, str] = {}
    for variable in categorical:
        own = named.get(variable.name, Contrast(variable.name, "indicator", reference))
        codes = tuple(codes_of(variable, patterns))
        if not codes:
            continue
        tables[variable.name] = codes, own.columns(len(codes))
        if own.kind in ("indicator", "simple", "deviation"):
            place = {"first": 1, "last": len(codes)}.get(str(own.reference), own.reference)
            references[variable.name] = level_key(variable.name, codes[int(place) - 1])
    found = []
    for number, block in enumerate(blocks, start=1):
        groups: list[tuple[str, ...]] = [(variable.name,) for variable in block]
        groups += [each.variables for each in interactions if each.block == number]
        found.append(tuple(term for group in groups for term in _terms(group, tables)))
    return CodedDesign(tuple(found), references, tables)


def _terms(names: Sequence[str], tables: Mapping[str, tuple[tuple[float, ...], Numbers]]) -> list[Term]:
    """The columns of one variable, or of a product of several."""
    choices = [range(tables[name][1].shape[1]) if name in tables else (None,) for name in names]
    whole, is_coded = "*".join(names), any(name in tables for name in names)
    terms: list[Term] = []
    for chosen in product(*reversed(choices)):
        columns = list(zip(names, reversed(chosen), strict=True))
        parts = tuple((name, _codes(tables, name, at)) for name, at in columns)
        written = " by ".join(name if at is None else f"{name}({at + 1})" for name, at in columns)
        terms.append(CodedTerm(whole, float(len(terms) + 1) if is_coded else None, parts, written))
    return terms


def _codes(
    tables: Mapping[str, tuple[tuple[float, ...], Numbers]], name: str, at: int | None
) -> tuple[tuple[float, float], ...]:
    if at is None:
        return ()
    codes, columns = tables[name]
    return tuple((code, float(value)) for code, value in zip(codes, columns[:, at], strict=True))


def _valued(values: Numbers, codes: Sequence[tuple[float, float]]) -> Numbers:
    """The values themselves, or what their codes are."""
    if not codes:
        return values
    found = np.full(len(values), np.nan)
    for code, value in codes:
        found[values == code] = value
    return found
