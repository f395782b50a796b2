"""A tally of answers held in memory, counted batch by batch."""

import math
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from analysis.counting.answers import Answers, answers_of
from analysis.counting.cells import Counted, Packed, cells, flags, packed
from analysis.counting.products import Digits, Products, digits, products
from analysis.tally import Moments, Patterns, Rows, Tally, centred_moments
from analysis.terms import Term
from instrument.codebook import Variable
from survey.coded import Coded
from survey.responses import Responses

BATCH = 1 << 17  # rows
MOST_BITS = 20  # variables whose missing answers are counted in a table


class MemoryTally(Tally):
    """Counts `responses` when first asked, and remembers the counts.

    Cross-products of whole numbers are counted for every pattern of missing answers at once, so that the moments of
    fewer of the variables need no second pass.
    """

    def __init__(self, responses: Responses) -> None:
        self.codebook = responses.codebook
        self._responses = responses
        self._n = len(responses)
        self._weights = None if responses.weight is None else responses.weights()
        self._answers: dict[str, Answers] = {}
        self._patterns: dict[tuple[str, ...], Patterns] = {}
        self._cells: dict[tuple[str, ...], Packed] = {}
        self._moments: dict[tuple[str, ...], Moments] = {}
        self._products: list[Products] = []

    @property
    def weight(self) -> Variable | None:
        name = self._responses.weight
        return None if name is None else self.codebook.variable(name)

    def patterns(self, names: Sequence[str]) -> Patterns:
        key = tuple(names)
        if key not in self._patterns:
            self._patterns[key] = self._shown(key, cells(self._coded(key), self._weights, self._n))
        return self._patterns[key]

    def pattern_batches(self, names: Sequence[str]) -> Iterator[Patterns]:
        key = tuple(names)
        if key not in self._cells:
            self._cells[key] = packed(self._coded(key), self._weights, self._n)
        for each in self._cells[key].batches():
            yield self._shown(key, each)

    def _coded(self, names: Sequence[str]) -> list[Coded]:
        return [self._of(name).coded for name in names]

    def _shown(self, names: tuple[str, ...], counted: Counted[np.int64]) -> Patterns:
        codes, weights, counts = counted
        values, missing = np.empty(codes.shape), np.empty(codes.shape, dtype=bool)
        for at, name in enumerate(names):
            each = self._of(name)
            values[:, at] = each.coded.values[codes[:, at]]
            missing[:, at] = each.unanswered[codes[:, at]]
        return Patterns(names, values, missing, weights, counts)

    def answered(self, names: Sequence[str]) -> Patterns:
        if len(names) > MOST_BITS:
            return super().answered(names)
        codes, weights, counts = flags([self._of(name) for name in names], self._weights, self._n)
        return Patterns(tuple(names), np.where(codes, np.nan, 1.0), codes, weights, counts)

    def moments(self, names: Sequence[str]) -> Moments:
        key = tuple(names)
        if key not in self._moments:
            self._moments[key] = self._count_moments(key)
        return self._moments[key]

    def term_moments(self, terms: Sequence[Term]) -> Moments:
        names = list(dict.fromkeys(term.variable for term in terms))
        if not terms or not all(self._of(name).is_whole for name in names):
            return self._merged_moments(names, terms)
        columns = [self._digits(term) for term in terms]
        keys = tuple(term.key for term in terms)
        return products(keys, columns, self._weights, self._n, every=False).moments(keys)

    def most_patterns(self, names: Sequence[str]) -> int:
        answers = [self._of(name) for name in names]
        return min(self._n, math.prod(each.coded.size if each.is_whole else self._n for each in answers))

    def rows(self, names: Sequence[str]) -> Rows:
        return self._rows(names, slice(0, self._n))

    def batches(self, names: Sequence[str]) -> Iterator[Rows]:
        for start in range(0, max(self._n, 1), BATCH):
            yield self._rows(names, slice(start, min(start + BATCH, self._n)))

    def _rows(self, names: Sequence[str], rows: slice) -> Rows:
        values = np.empty((rows.stop - rows.start, len(names)), order="F")
        missing = np.empty(values.shape, dtype=bool, order="F")
        for at, name in enumerate(names):
            values[:, at], missing[:, at] = self._of(name).read(rows)
        return values, missing, np.ones(len(values)) if self._weights is None else self._weights[rows]

    def _of(self, name: str) -> Answers:
        if name not in self._answers:
            self._answers[name] = answers_of(self.codebook.variable(name), self._responses.columns[name])
        return self._answers[name]

    def _digits(self, term: Term) -> Digits:
        each = self._of(term.variable)
        frequencies = np.zeros(each.coded.size)
        found = self.patterns([term.variable])
        known = ~np.isnan(found.values[:, 0])
        frequencies[np.searchsorted(each.coded.values, found.values[known, 0])] = found.weights[known]
        values = term.column(each.coded.values)
        return digits(each.coded, each.unanswered, values, frequencies)

    def _count_moments(self, names: tuple[str, ...]) -> Moments:
        for found in self._products:
            if set(names) <= set(found.names) and (found.is_complete or set(names) == set(found.names)):
                return found.moments(names)
        terms = [Term(name) for name in names]
        if not names or not all(self._of(name).is_whole for name in names):
            return self._merged_moments(names, terms)
        columns = [self._digits(Term(name)) for name in names]
        self._products.append(products(names, columns, self._weights, self._n, every=True))
        return self._products[-1].moments(names)

    def _merged_moments(self, names: Sequence[str], terms: Sequence[Term]) -> Moments:
        keys, parts = tuple(term.key for term in terms), []
        for values, missing, weights in self.batches(names):
            kept = ~missing.any(axis=1) & (weights > 0)
            columns = [term.column(values[kept, names.index(term.variable)]) for term in terms]
            matrix: NDArray[np.float64] = np.column_stack(columns) if terms else np.zeros((int(kept.sum()), 0))
            parts.append(centred_moments(keys, matrix, weights[kept], float(weights.sum())))
        return reduce(add, parts)
