"""From answers to a rotated solution."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.dialect import Dialect
from analysis.procedures.factor.extracting import extracted
from analysis.procedures.factor.options import COMPONENTS, OBLIQUE, Options
from analysis.result import Message
from analysis.statistics.factoring import ROUNDING, Extraction, count_above_one, eigenvalues_of
from analysis.statistics.rotation import Oblique, Rotation, equamax, quartimax, varimax
from analysis.tally import Moments, Tally
from analysis.undefined import Undefined
from instrument.records import dataclass, replace

if TYPE_CHECKING:
    from analysis.statistics.parallel_analysis import Parallel

Numbers = NDArray[np.float64]

NO_CORRELATIONS = Undefined(
    Message("there are fewer than two cases or items, or at least one of the items has zero variance")
)
NO_FACTOR = Undefined(Message("no eigenvalue is greater than 1, so nothing is extracted"))
NONE_BEYOND_CHANCE = Undefined(Message("no eigenvalue is greater than chance makes it, so nothing is extracted"))
IMPROPER = Undefined(Message("the communality of an item exceeded 1"))
NO_ROTATION = Undefined(Message("only one dimension was extracted, and one cannot be rotated"))

RIGHT_ANGLES = {"varimax": varimax, "quartimax": quartimax, "equamax": equamax}


@dataclass(frozen=True)
class Solution:
    """What was extracted and how it was turned, each Undefined where it could not be."""

    extracted: Extraction | Undefined
    rotated: Rotation | Oblique | Undefined | None  # None: not asked for

    @property
    def count(self) -> int:
        """How many dimensions there are."""
        return 0 if isinstance(self.extracted, Undefined) else self.extracted.loadings.shape[1]

    @property
    def final(self) -> Oblique | Undefined:
        """The solution to read: rotated where it was, with the correlations of its dimensions."""
        if isinstance(self.extracted, Undefined):
            return self.extracted
        if self.extracted.improper:
            return IMPROPER
        if isinstance(self.rotated, Oblique):
            return self.rotated
        if isinstance(self.rotated, Rotation):
            return Oblique(self.rotated.loadings, np.eye(self.count), self.rotated.transformation)
        if self.rotated is None or self.rotated is NO_ROTATION:
            return Oblique(self.extracted.loadings, np.eye(self.count), np.eye(self.count))
        return self.rotated


@dataclass(frozen=True)
class Analysis:
    """One run over `names`, on the cases that answer every one of them."""

    names: tuple[str, ...]
    options: Options
    moments: Moments

    @cached_property
    def correlation(self) -> Numbers | None:
        """(k, k); None where an item does not vary, or there are too few cases or items."""
        usable = self.moments.n > 1 and len(self.names) > 1 and bool((np.diag(self.moments.products) > 0).all())
        return self.moments.correlation if usable else None

    @property
    def is_of_covariances(self) -> bool:
        """Whether covariances are analysed."""
        return self.options.analysed == "covariances"

    @cached_property
    def matrix(self) -> Numbers | None:
        """(k, k): the correlations or covariances that are analysed; None where there are no correlations."""
        return self.correlation if self.correlation is None or not self.is_of_covariances else self.moments.covariance

    @property
    def sds(self) -> Numbers:
        """(k,)."""
        return np.asarray(np.sqrt(np.diag(self.moments.covariance)), dtype=np.float64)

    @property
    def mean_variance(self) -> float:
        """The mean of the variances of items, or of their images where these are factored."""
        if self.options.extraction == "image":
            from analysis.statistics.image_factoring import image_variance

            return image_variance(self.moments.covariance) / len(self.names)
        return float(np.diag(self.moments.covariance).mean())

    @cached_property
    def parallel(self) -> "Parallel | Undefined | None":
        """Eigenvalues by chance; None where nobody asked for them."""
        options = self.options
        if "parallel" not in options.statistics and (options.number != "parallel" or options.factors is not None):
            return None
        if self.correlation is None:
            return NO_CORRELATIONS
        from analysis.statistics.parallel_analysis import parallel_analysis

        common = options.parallel_of == "factors"
        return parallel_analysis(self.correlation, self.moments.n, common, options.draws, options.seed)

    @cached_property
    def solution(self) -> Solution:
        """Extracted, and rotated where that was asked for."""
        extracted = self.extract(self.options.dialect)
        if self.options.rotation == "none":
            return Solution(extracted, None)
        if isinstance(extracted, Undefined):
            return Solution(extracted, extracted)
        if extracted.improper:
            return Solution(extracted, IMPROPER)
        return Solution(extracted, rotate(extracted.loadings, self.options))

    @cached_property
    def score_weights(self) -> Numbers | Undefined:
        """(k, m): what standardised items count in each score."""
        final, extracted = self.solution.final, self.solution.extracted
        if isinstance(final, Undefined) or isinstance(extracted, Undefined) or self.correlation is None:
            return final if isinstance(final, Undefined) else NO_CORRELATIONS
        from analysis.statistics import factor_scores

        if self.options.extraction == COMPONENTS:
            sizes = self.sds[:, None] ** 2 if self.is_of_covariances else 1.0
            return factor_scores.component_weights(
                extracted.eigenvalues, extracted.loadings * sizes, final.transformation, final.correlations
            )
        if self.options.scores == "bartlett":
            return factor_scores.bartlett_weights(final.pattern, extracted.communalities)
        if self.options.scores == "anderson_rubin":
            return factor_scores.anderson_rubin_weights(self.correlation, final.pattern, extracted.communalities)
        return factor_scores.regression_weights(self.correlation, final.structure)

    def extract(self, dialect: Dialect) -> Extraction | Undefined:
        """What a dialect extracts, in units of standardised items; only principal axes part (D28)."""
        if self.correlation is None or self.matrix is None:
            return NO_CORRELATIONS
        m = self.options.factors or self._count(self.matrix)
        if isinstance(m, Undefined):
            return m
        found = extracted(self.matrix, m, self.options, dialect)
        if isinstance(found, Undefined) or not self.is_of_covariances:
            return found
        return replace(found, loadings=found.loadings / self.sds[: len(found.loadings), None])

    def _count(self, matrix: Numbers) -> int | Undefined:
        if self.options.number == "parallel":
            if self.parallel is None or isinstance(self.parallel, Undefined):
                return self.parallel or NO_CORRELATIONS
            mean = self.options.parallel_level == "mean"
            return self.parallel.count(self.parallel.mean if mean else self.parallel.percentile) or NONE_BEYOND_CHANCE
        least = self.options.least_eigenvalue
        if self.is_of_covariances:
            least *= self.mean_variance
        elif least == 1:
            return count_above_one(eigenvalues_of(matrix)) or NO_FACTOR
        found = int((eigenvalues_of(matrix) > least + ROUNDING).sum())
        sentence = "no eigenvalue is greater than {least}, so nothing is extracted"
        return found or Undefined(Message(sentence, {"least": least}))


def analyse(tally: Tally, names: tuple[str, ...], options: Options) -> Analysis:
    """One run over `names`."""
    return Analysis(names, options, tally.moments(names))


def rotate(loadings: Numbers, options: Options) -> Rotation | Oblique | Undefined:
    """`loadings`, shape (k, m), turned as `options` ask."""
    if loadings.shape[1] < 2:
        return NO_ROTATION
    if options.rotation in OBLIQUE:
        from analysis.statistics.oblique_rotation import oblimin, promax

        if options.rotation == "promax":
            return promax(loadings, options.kappa, options.kaiser)
        return oblimin(loadings, options.delta, options.kaiser)
    return RIGHT_ANGLES[options.rotation](loadings, options.kaiser)
