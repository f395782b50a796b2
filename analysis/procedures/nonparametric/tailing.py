"""The exact probabilities of each test, of every variable or pair: which distribution they are of."""

import numpy as np

from analysis.comparing import grouped, two_codes
from analysis.procedures.nonparametric.asked_exactly import TOO_MANY, Answer, drawing_of, most_draws, tails_from
from analysis.procedures.nonparametric.found import Found, groups_asked, names_of, sort
from analysis.procedures.nonparametric.options import Options, groups_of
from analysis.procedures.nonparametric.pairs import differences
from analysis.procedures.nonparametric.single import of_single
from analysis.statistics import drawn_arrangements as drawn
from analysis.statistics.arrangements import ASKED, FRACTIONS, whole
from analysis.statistics.correlation import mean_ranks
from analysis.statistics.drawing import Drawing
from analysis.statistics.exact_independence import enumerated
from analysis.statistics.groups import Groups
from analysis.statistics.jonckheere import counts_of, null_of_trend
from analysis.statistics.kolmogorov import share_as_far
from analysis.statistics.kruskal_wallis import null_of_several
from analysis.statistics.mann_whitney import null_of_two
from analysis.statistics.matched_ranks import null_of_orders, ranks_within
from analysis.statistics.median_test import median_test, null_of_sides
from analysis.statistics.null_distribution import Null
from analysis.statistics.percentiles import percentile
from analysis.statistics.signed_ranks import null_of_signs
from analysis.statistics.tails import Tails
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.records import replace

DIRECTED = ("mann_whitney", "jonckheere")
NETWORKS = {"jonckheere": "order", "median": "pearson"}
MATCHED = ("friedman", "kendall_w", "cochran_q")


def tails_of(tally: Tally, options: Options, found: Found) -> list[Answer]:
    """The probabilities of each row of a test's statistics, drawn where arrangements are too many to count.

    None where a row has no test, or one that has no exact probability.
    """
    answers = _answers(tally, options, found)
    if options.exact == "sampled" or all(each is not None for each in answers):
        return answers
    drawn_ones = _answers(tally, replace(options, exact="sampled"), found)
    return [other if each is None else each for each, other in zip(answers, drawn_ones, strict=True)]


def _answers(tally: Tally, options: Options, found: Found) -> list[Answer]:
    if options.test in MATCHED:
        return [_of_matched(tally, options)]
    if options.test == "wilcoxon":
        return [_of_signs(each.values, each.weights, options) for each in differences(tally, options).values()]
    if options.groups is not None:
        return _of_groups(tally, options)
    return of_single(found, options)


def _of_groups(tally: Tally, options: Options) -> list[Answer]:
    by = groups_of(options)
    found: list[Answer] = []
    for name in names_of(options):
        if options.test in ("mann_whitney", "kolmogorov_smirnov"):
            groups = grouped(tally, name, by.name, two_codes(tally, by, options.values), 2)
        else:
            groups = sort(tally, name, by, groups_asked(tally, options, by)).groups
        found.append(_of(groups, options))
    return found


def _of(groups: Groups, options: Options) -> Answer:
    drawing, sizes = drawing_of(options), np.bincount(groups.at, groups.weights, groups.count)
    if groups.count < 2 or not sizes.all():
        return None
    if whole(groups.weights) is None:
        return FRACTIONS
    if drawing is not None and most_draws(drawn.numbers_of(counts_of(groups)), options):
        return TOO_MANY
    if options.test == "kolmogorov_smirnov" and drawing is None:
        return _distance(groups)
    null = _counted(groups, options) if drawing is None else _drawn(groups, options, drawing)
    if null is None and options.test in NETWORKS:
        return _by_network(groups, options)
    return tails_from(null, drawing, options.test in DIRECTED)


def _by_network(groups: Groups, options: Options) -> Answer:
    """The probabilities of a test that orders tables of values by groups as one of their independence does."""
    table = _sides(groups, options) if options.test == "median" else counts_of(groups)
    table = table if table.shape[0] <= table.shape[1] else table.T
    rows, columns = (np.arange(size, dtype=np.float64) for size in table.shape)
    word = NETWORKS[options.test]
    found = enumerated(table, rows, columns, (word,), is_pointed=True).get(word)
    return None if found is None else Tails(found.p, found.one_sided, found.point)


def _counted(groups: Groups, options: Options) -> Null | Undefined | None:
    match options.test:
        case "mann_whitney":
            return null_of_two(groups, ASKED)
        case "kruskal_wallis":
            return null_of_several(groups, ASKED)
        case "jonckheere":
            return null_of_trend(groups, ASKED)
    return null_of_sides(_sides(groups, options), ASKED)


def _drawn(groups: Groups, options: Options, drawing: Drawing) -> Null:
    match options.test:
        case "mann_whitney":
            return drawn.of_two(groups, drawing)
        case "kruskal_wallis":
            return drawn.of_several(groups, drawing)
        case "jonckheere":
            return drawn.of_trend(groups, drawing)
        case "kolmogorov_smirnov":
            return drawn.of_distance(groups, drawing)
    return drawn.of_sides(_sides(groups, options), drawing)


def _sides(groups: Groups, options: Options) -> Numbers:
    """Cases of each group above the cut and not, shape (2, groups)."""
    values, at = np.unique(groups.values, return_inverse=True)
    median = percentile(values, np.bincount(at, groups.weights).astype(float), 50)
    cut = median if options.cut_value is None else options.cut_value
    return median_test(groups, float(str(cut))).counts


def _distance(groups: Groups) -> Answer:
    counts = counts_of(groups)
    reached = np.cumsum(counts, axis=0) / counts.sum(axis=0)
    d = float(np.abs(reached[:, 0] - reached[:, 1]).max())
    as_far, farther = (share_as_far(counts, d, ASKED, is_farther) for is_farther in (False, True))
    if isinstance(as_far, float) and isinstance(farther, float):
        return Tails(as_far, point=max(0.0, as_far - farther))
    return as_far if isinstance(as_far, Undefined) else None


def _of_signs(values: Numbers, weights: Numbers, options: Options) -> Answer:
    drawing = drawing_of(options)
    if drawing is None:
        return tails_from(null_of_signs(values, weights, ASKED), None, True)
    gaps, weights = values[values != 0], weights[values != 0]
    if whole(weights) is None:
        return FRACTIONS
    if most_draws(len(gaps), options):
        return TOO_MANY
    ranks = mean_ranks(np.abs(gaps), weights)
    seen = float(weights @ (np.sign(gaps) * ranks)) / 2
    return tails_from(drawn.of_signs(ranks, weights, seen, drawing), drawing, True) if len(gaps) else None


def _of_matched(tally: Tally, options: Options) -> Answer:
    complete = tally.patterns(names_of(options)).listwise()
    ranks, drawing = ranks_within(complete.values), drawing_of(options)
    if drawing is None:
        return tails_from(null_of_orders(ranks, complete.weights, ASKED), None)
    if whole(complete.weights) is None:
        return FRACTIONS
    if most_draws(float(complete.weights.sum()) * ranks.shape[1], options):
        return TOO_MANY
    return tails_from(drawn.of_orders(ranks, complete.weights, drawing), drawing) if len(ranks) else None
