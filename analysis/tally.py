"""What statistics ask of answers, counted once: distinct patterns and cross-products, each with weights and cases."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.grouping import Coded, code, group
from analysis.statistics.offsets import from_first
from analysis.terms import Term
from instrument.codebook import Codebook, Variable
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Rows = tuple[Numbers, NDArray[np.bool_], Numbers]  # values (n, k), missing (n, k), weights (n,)


@dataclass(frozen=True)
class Patterns:
    """The distinct rows of some variables, in ascending order (NaN last), each with how much of the sample shows it."""

    names: tuple[str, ...]
    values: Numbers  # (p patterns, k variables), missing codes as they stand
    missing: NDArray[np.bool_]  # (p, k): no valid answer
    weights: Numbers  # (p,): sum of case weights, above 0
    counts: NDArray[np.int64]  # (p,): respondents

    def __add__(self, other: Self) -> "Patterns":
        return distinct(
            self.names,
            np.vstack([self.values, other.values]),
            np.vstack([self.missing, other.missing]),
            np.concatenate([self.weights, other.weights]),
            np.concatenate([self.counts, other.counts]),
        )

    def take(self, kept: NDArray[np.bool_]) -> "Patterns":
        """The patterns where `kept`, shape (p,), is true."""
        return Patterns(self.names, self.values[kept], self.missing[kept], self.weights[kept], self.counts[kept])

    def listwise(self) -> "Patterns":
        """The patterns without any missing value."""
        return self.take(np.logical_not(self.missing.any(axis=1)))

    def of(self, names: Sequence[str]) -> "Patterns":
        """The patterns of fewer variables."""
        at = [self.names.index(name) for name in names]
        return distinct(tuple(names), self.values[:, at], self.missing[:, at], self.weights, self.counts)

    def column(self, name: str) -> Numbers:
        """One variable's value in every pattern, shape (p,)."""
        return self.values[:, self.names.index(name)]

    @property
    def cases(self) -> Cases:
        """Total, and what `listwise` keeps."""
        valid = ~self.missing.any(axis=1)
        return Cases(float(self.weights.sum()), float(self.weights[valid].sum()), int(self.counts[valid].sum()))


@dataclass(frozen=True)
class Moments:
    """Means and centred cross-products over the rows that answer every one of `names`."""

    names: tuple[str, ...]
    cases: Cases
    means: Numbers  # (k,)
    products: Numbers  # (k, k): sum of w (x - mean)(y - mean)', exactly 0 for a variable that does not vary

    @property
    def n(self) -> float:
        """Sum of weights, unrounded (D19)."""
        return self.cases.valid

    @cached_property
    def covariance(self) -> Numbers:
        """(k, k) with the divisor sum of weights - 1; NaN where that is not positive."""
        return self.products / (self.n - 1) if self.n > 1 else np.full_like(self.products, np.nan)

    @cached_property
    def correlation(self) -> Numbers:
        """(k, k), within -1 and 1; NaN in the rows and columns of a variable that does not vary."""
        sd = np.sqrt(np.diag(self.products))
        scale = np.where(sd > 0, sd, np.nan)
        found: Numbers = np.clip(self.products / scale[:, None] / scale[None, :], -1.0, 1.0)
        np.fill_diagonal(found, np.where(sd > 0, 1.0, np.nan))
        return found

    def of(self, names: Sequence[str]) -> "Moments":
        """The moments of fewer variables over the same rows."""
        at = [self.names.index(name) for name in names]
        return Moments(tuple(names), self.cases, self.means[at], self.products[np.ix_(at, at)])

    def __add__(self, other: Self) -> "Moments":
        n = self.n + other.n
        cases = Cases(self.cases.total + other.cases.total, n, self.cases.rows + other.cases.rows)
        if self.n == 0 or other.n == 0:
            kept = other if self.n == 0 else self
            return Moments(self.names, cases, kept.means, kept.products)
        gap = other.means - self.means
        return Moments(
            self.names,
            cases,
            self.means + gap * (other.n / n),
            self.products + other.products + np.outer(gap, gap) * (self.n * other.n / n),
        )


class Tally(ABC):
    """Answers as statistics see them. Procedures ask it for patterns and moments; few ask for rows."""

    codebook: Codebook

    @abstractmethod
    def patterns(self, names: Sequence[str]) -> Patterns:
        """The distinct patterns of numeric variables; cases whose weight is 0 are left out, as SPSS does."""

    def pattern_batches(self, names: Sequence[str]) -> Iterator[Patterns]:
        """The same, some at a time, each once: a million patterns of ten variables fill a quarter of a gigabyte."""
        yield self.patterns(names)

    @abstractmethod
    def moments(self, names: Sequence[str]) -> Moments:
        """Means and cross-products of numeric variables, listwise over `names`."""

    @abstractmethod
    def rows(self, names: Sequence[str]) -> Rows:
        """Values (n, k), missing (n, k) and weights (n,) in the order of the file, for what depends on order."""

    def batches(self, names: Sequence[str]) -> Iterator[Rows]:
        """The rows in the order of the file, some at a time."""
        yield self.rows(names)

    def answered(self, names: Sequence[str]) -> Patterns:
        """The distinct patterns of 1 for a valid answer and NaN for none."""
        found = self.patterns(names)
        values = np.where(found.missing, np.nan, 1.0)
        return distinct(found.names, values, found.missing, found.weights, found.counts)

    def term_moments(self, terms: Sequence[Term]) -> Moments:
        """Means and cross-products of the columns of a design, by their keys, listwise over their variables."""
        names = list(dict.fromkeys(term.variable for term in terms))
        values, missing, weights = self.rows(names)
        kept = ~missing.any(axis=1) & (weights > 0)
        columns = [term.column(values[kept, names.index(term.variable)]) for term in terms]
        matrix = np.column_stack(columns) if terms else np.zeros((int(kept.sum()), 0))
        return centred_moments(tuple(term.key for term in terms), matrix, weights[kept], float(weights.sum()))

    def most_patterns(self, names: Sequence[str]) -> int:
        """What the number of distinct patterns cannot exceed, known before they are counted."""
        return len(self.patterns(names).weights)

    @property
    @abstractmethod
    def weight(self) -> Variable | None:
        """The variable that weights cases."""

    def __add__(self, other: "Tally") -> "Tally":
        return Together(self, other)


class Together(Tally):
    """Two tallies as one: every aggregate is the sum of theirs."""

    def __init__(self, first: Tally, second: Tally) -> None:
        self.codebook = first.codebook
        self._first = first
        self._second = second

    @property
    def weight(self) -> Variable | None:
        return self._first.weight

    def patterns(self, names: Sequence[str]) -> Patterns:
        return self._first.patterns(names) + self._second.patterns(names)

    def moments(self, names: Sequence[str]) -> Moments:
        return self._first.moments(names) + self._second.moments(names)

    def rows(self, names: Sequence[str]) -> Rows:
        first, second = self._first.rows(names), self._second.rows(names)
        return (
            np.vstack([first[0], second[0]]),
            np.vstack([first[1], second[1]]),
            np.concatenate([first[2], second[2]]),
        )

    def batches(self, names: Sequence[str]) -> Iterator[Rows]:
        yield from self._first.batches(names)
        yield from self._second.batches(names)

    def answered(self, names: Sequence[str]) -> Patterns:
        return self._first.answered(names) + self._second.answered(names)

    def term_moments(self, terms: Sequence[Term]) -> Moments:
        return self._first.term_moments(terms) + self._second.term_moments(terms)

    def most_patterns(self, names: Sequence[str]) -> int:
        return self._first.most_patterns(names) + self._second.most_patterns(names)


def centred_moments(names: tuple[str, ...], values: Numbers, weights: Numbers, total: float) -> Moments:
    """The moments of complete rows, shape (n, k), with weights (n,) above 0, out of cases that weigh `total`."""
    n = float(weights.sum())
    cases = Cases(total, n, len(values))
    if len(values) == 0:
        return Moments(names, cases, np.full(len(names), np.nan), np.full((len(names), len(names)), np.nan))
    centred = from_first(values)  # a constant becomes exactly 0, and data far from 0 keep their digits
    shift = weights @ centred / n
    centred = centred - shift
    return Moments(names, cases, values[0] + shift, (centred * weights[:, None]).T @ centred)


def is_missing(variable: Variable, values: Numbers) -> NDArray[np.bool_]:
    """Where `values` hold no valid answer of `variable`."""
    missing = ~np.isfinite(values)
    if variable.missing:
        missing |= np.isin(values, variable.missing)
    if variable.missing_range is not None:
        low, high = variable.missing_range
        missing |= (values >= low) & (values <= high)
    return missing


def distinct(
    names: tuple[str, ...],
    values: Numbers,
    missing: NDArray[np.bool_],
    weights: Numbers,
    counts: NDArray[np.int64],
    columns: Sequence[Coded] | None = None,
) -> Patterns:
    """Rows (n, k) with weights and counts (n,), grouped into their distinct patterns; rows of weight 0 are left out.

    `columns` are those of `values`, where they are coded already.
    """
    columns = [code(column) for column in values.T] if columns is None else columns
    kept = weights > 0
    if not kept.all():
        values, missing, weights, counts = values[kept], missing[kept], weights[kept], counts[kept]
        columns = [column.take(kept) for column in columns]
    rows, groups = group(columns, len(values))
    size = len(rows)
    return Patterns(
        names,
        values[rows],
        missing[rows],
        np.bincount(groups, weights, minlength=size).astype(np.float64),
        np.bincount(groups, counts, minlength=size).astype(np.int64),
    )
