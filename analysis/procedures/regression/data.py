"""The complete cases as a regression sees them: their products where patterns are many, else the patterns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.cases import Cases
from analysis.design import Design, design_of
from analysis.procedures.regression.options import Options
from analysis.statistics.least_squares import Fit, fit, fit_products
from analysis.statistics.pieces import Pieces
from analysis.tally import Moments, Patterns, Tally, centred_moments
from analysis.terms import Term
from instrument.records import dataclass

Numbers = NDArray[np.float64]

MANY = 20_000
"""Patterns above which a well-conditioned equation is solved from its products alone."""

MOST_CODES = 200  # of a categorical variable
WELL = 1e5
"""Condition of the correlations up to which products lose five of sixteen digits."""

CLOSE = 1e-6  # share of variance left over below which a residual from products is only rounding


@dataclass(frozen=True)
class Data:
    """Correlations of all terms, and their columns where something asks for them."""

    correlation: Numbers  # (terms + 1, terms + 1), y last; 0 on the diagonal of a term that does not vary
    cases: Cases
    moments: Moments | None  # of all terms and y; None where the patterns are few, and tell more exactly
    blocks: Callable[[], Iterable[Numbers]]  # (p, terms + 2): of some patterns all terms, y and the weight
    constant: bool = True
    counts: Numbers | None = None  # (p,): cases behind a pattern, where `errors` (p,) say what their errors weigh
    errors: Numbers | None = None

    @cached_property
    def _columns(self) -> Numbers:
        return np.vstack(list(self.blocks()))

    def pieces(self, inside: Sequence[int]) -> Pieces:
        """The cases with some of the terms, some patterns at a time."""
        return Pieces(self.blocks, inside)

    @property
    def n(self) -> float:
        """Sum of weights, unrounded (D19)."""
        return self.cases.valid

    @property
    def tested_n(self) -> float:
        """What leaves the degrees of freedom of the residuals when 1 and the number of terms are taken away."""
        return self.n if self.constant else self.n + 1

    def varies(self, term: int) -> bool:
        return bool(self.correlation[term, term] > 0)

    def fit(self, inside: Sequence[int]) -> Fit:
        """Least squares of y on some of the terms."""
        at = [*inside, len(self.correlation) - 1]
        if self.moments is not None:
            return fit_products(self.moments.means[at], self.moments.products[np.ix_(at, at)], self.n)
        x, y = self._columns[:, list(inside)], self._columns[:, -2]
        if self.counts is not None and self.errors is not None:
            from analysis.statistics.weighted_fit import weighted_fit

            return weighted_fit(x, y, self.counts, self.errors, self.constant)
        return fit(x, y, self._columns[:, -1])


@dataclass(frozen=True)
class Shown:
    """The codes that complete cases show."""

    codes: dict[str, Numbers]

    def column(self, name: str) -> Numbers:
        return self.codes[name]


def data_of(tally: Tally, names: Sequence[str], options: Options) -> tuple[Design, Data]:
    """Of the cases that answer all of `names`, the dependent first."""
    if not options.is_plain:
        from analysis.procedures.regression.special import special_data

        return special_data(tally, names, options)
    found = _from_products(tally, names, options) if tally.most_patterns(names) > MANY else None
    if found is not None:
        return found
    patterns = tally.patterns(names)
    complete = patterns.listwise()
    design = design_of(options.entered, options.categorical, complete, options.reference)
    columns = _columns(complete, names, design)
    keys = tuple(f"column={at}" for at in range(columns.shape[1] - 1))
    moments = centred_moments(keys, columns[:, :-1], complete.weights, float(complete.weights.sum()))
    return design, Data(np.nan_to_num(moments.correlation, nan=0.0), patterns.cases, None, lambda: [columns])


def _columns(complete: Patterns, names: Sequence[str], design: Design) -> Numbers:
    x = design.matrix(names, complete.values)
    return np.column_stack([x, complete.values[:, 0], complete.weights])


def _from_products(tally: Tally, names: Sequence[str], options: Options) -> tuple[Design, Data] | None:
    """None where products would not do: many codes of a categorical variable, dependent terms, hardly an error."""
    categorical = {variable.name for variable in options.categorical}
    codes = {name: tally.patterns([name]).listwise().column(name) for name in categorical}
    if any(len(each) > MOST_CODES for each in codes.values()):
        return None
    every = [Term(name, float(code)) for name in sorted(categorical) for code in codes[name]]
    every += [Term(name) for name in names if name not in categorical]
    moments = tally.term_moments(every)
    if moments.cases.rows == 0:
        return None
    met = {term for term, mean in zip(every, moments.means, strict=True) if term.code is None or mean > 0}
    shown = Shown({name: np.array([code for code in codes[name] if Term(name, float(code)) in met]) for name in codes})
    design = design_of(options.entered, options.categorical, shown, options.reference)
    moments = moments.of([*(term.key for term in design.terms), names[0]])
    correlation = np.nan_to_num(moments.correlation, nan=0.0)
    if not _is_well_conditioned(correlation):
        return None

    def blocks() -> Iterator[Numbers]:
        for patterns in tally.pattern_batches(names):
            yield _columns(patterns.listwise(), names, design)

    return design, Data(correlation, moments.cases, moments, blocks)


def _is_well_conditioned(correlation: Numbers) -> bool:
    varying = np.flatnonzero(np.diag(correlation) > 0)
    sizes = np.linalg.eigvalsh(correlation[np.ix_(varying, varying)])
    return bool(len(sizes) and sizes[0] * WELL > sizes[-1] and sizes[0] > CLOSE)
