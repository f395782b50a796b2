"""ONEWAY: means of several groups; one file for each kind of table."""

from collections.abc import Mapping

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.group_comparisons import Asked, comparisons
from analysis.labels import labels_of
from analysis.options import plain
from analysis.post_hoc_tests import PostHoc
from analysis.procedures.oneway.analysed import Analysis, analyse
from analysis.procedures.oneway.tests_of_means import anova, descriptives, effect_sizes, homogeneity, robust_tests
from analysis.result import Result
from analysis.table import Table
from analysis.tally import Tally
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """The means of `variables` over the groups of `factor`.

    `posthoc` compares every two groups, or sorts them into homogeneous subsets (snk; tukey and scheffe do both), at
    `posthoc_confidence`, left out that of other intervals; `control` is the position of Dunnett's control group from 1,
    by default the last, and `error_ratio` that of Waller and Duncan. `polynomial` is the highest degree of trends, and
    `grand_means` adds the error of the mean of all where groups are fixed and where they are drawn at random.
    `contrasts` are lists of coefficients, one for each group that has cases, in ascending order, as 1,-1,0/1,0,-1.
    The `dialect` spss cuts the sum of weights to a whole number for degrees of freedom, the other does not.
    """

    variables: tuple[Variable, ...]
    factor: Category
    posthoc: tuple[PostHoc, ...] = ()
    contrasts: tuple[tuple[float, ...], ...] = ()
    confidence: float = 0.95
    posthoc_confidence: float | None = None
    control: int = 0
    error_ratio: float = 100.0
    polynomial: int = 0
    grand_means: bool = False
    dialect: Dialect = "spss"


def run(tally: Tally, options: Options) -> Result:
    """Descriptives, homogeneity, ANOVA, effect sizes, robust tests and comparisons; each variable on its own cases."""
    between_0_and_1(options.confidence)
    names, factor = [variable.name for variable in options.variables], options.factor.name
    found = {name: analyse(tally, name, factor, options.dialect) for name in names}
    certain = options.confidence if options.posthoc_confidence is None else options.posthoc_confidence
    asked = Asked(options.posthoc, between_0_and_1(certain), options.control, options.error_ratio)
    tables = [
        descriptives(found, options.confidence),
        homogeneity(found),
        *(_grand_means(found, options) if options.grand_means else []),
        anova(found),
        effect_sizes(found, options.confidence),
        robust_tests(found),
        *(_contrasts(found, options) if options.contrasts else []),
        *(_trends(found, options) if options.polynomial else []),
        *comparisons(found, asked),
    ]
    return Result(
        procedure="oneway",
        options=plain(options),
        cases=tally.patterns([*names, factor]).cases,
        tables=tuple(Table(each.name, each.columns, each.rows, (factor, *each.about), each.notes) for each in tables),
        labels={
            **{key: {} for each in found.values() for key in each.keys},
            **labels_of(tally.codebook, [*names, factor]),
        },
    )


def _grand_means(found: Mapping[str, Analysis], options: Options) -> list[Table]:
    from analysis.procedures.oneway.trends import grand_means

    return [grand_means(found, options.confidence)]


def _contrasts(found: Mapping[str, Analysis], options: Options) -> list[Table]:
    from analysis.procedures.oneway.contrast_tests import contrasts

    return contrasts(found, options.contrasts)


def _trends(found: Mapping[str, Analysis], options: Options) -> list[Table]:
    from analysis.procedures.oneway.trends import trends

    return [trends(found, options.polynomial)]
