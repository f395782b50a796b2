"""Kolmogorov and Smirnov's tests: of one sample against the normal distribution, or of two groups."""

from analysis.comparing import cases_in, grouped, two_codes
from analysis.labels import level_key
from analysis.lilliefors import reported
from analysis.procedures.nonparametric.found import Found, Row, filled, group_labels, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Message
from analysis.statistics.known_distributions import PARAMETERS, fit_to
from analysis.statistics.kolmogorov import fit_to_normal, two_samples
from analysis.table import Table, headed
from analysis.tally import Tally
from instrument.codebook import Variable

FITTED = Message("Test distribution is Normal, with the mean and the standard deviation of the data.")
LILLIEFORS = Message(
    "Lilliefors significance correction, which SPSS prints from version 26 on; up to version 25 it printed the "
    "uncorrected one."
)
AGAINST = {
    "normal": Message("Test distribution is Normal."),
    "uniform": Message("Test distribution is Uniform."),
    "poisson": Message("Test distribution is Poisson."),
    "exponential": Message("Test distribution is Exponential."),
}
EXTREMES = ("extreme_absolute", "extreme_positive", "extreme_negative")
DIRECTION = Message("A difference is positive where the first group's distribution function is above the second's.")


def find(tally: Tally, options: Options) -> Found:
    """The one-sample test against the normal distribution, or where there are `groups` the two-sample test."""
    if options.groups is not None:
        return _of_groups(tally, options, options.groups)
    fitted = options.distribution == "normal" and not options.parameters
    return _against_normal(tally, options) if fitted else _against(tally, options)


def _against(tally: Tally, options: Options) -> Found:
    """Against a distribution whose parameters count as known."""
    names, rows = names_of(options), list[Row]()
    for name in names:
        valid = tally.patterns([name]).listwise()
        found = fit_to(options.distribution, valid.values[:, 0], valid.weights, options.parameters)
        d = found.distance
        rows.append((name, found.n, *found.parameters, d.absolute, d.positive, d.negative, found.z, found.p))
    words = ("variable", "n", *PARAMETERS[options.distribution], *EXTREMES, "kolmogorov_z", "p")
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(Table("one_sample_kolmogorov", headed(*words), tuple(rows), notes=(AGAINST[options.distribution],)),),
    )


def _against_normal(tally: Tally, options: Options) -> Found:
    names, rows, notes = names_of(options), list[Row](), [FITTED, LILLIEFORS]
    for name in names:
        valid = tally.patterns([name]).listwise()
        found = fit_to_normal(valid.values[:, 0], valid.weights)
        (p, said), d = reported(found.p, options.dialect), found.distance
        notes += [note for note in said if note not in notes]
        extremes = (d.absolute, d.positive, d.negative)
        rows.append((name, found.n, found.mean, found.sd, *extremes, d.absolute, p, found.z, found.p_uncorrected))
    words = ("n", "mean", "sd", *EXTREMES, "distance", "p", "kolmogorov_z", "p_uncorrected")
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(Table("one_sample_kolmogorov", headed("variable", *words), tuple(rows), notes=tuple(notes)),),
    )


def _of_groups(tally: Tally, options: Options, by: Variable) -> Found:
    names, codes = names_of(options), two_codes(tally, by, options.values)
    sizes: list[Row] = []
    tested: list[Row] = []
    for name in names:
        groups = grouped(tally, name, by.name, codes, 2)
        for at, code in enumerate(codes):
            sizes.append((name, level_key(by.name, code), float(groups.weights[groups.at == at].sum())))
        sizes.append((name, "total", float(groups.weights.sum())))
        found = two_samples(groups)
        d = found.distance
        tested.append((name, d.absolute, d.positive, d.negative, found.z, found.p, found.exact))
    words = ("variable", *EXTREMES, "kolmogorov_z", "p", "exact_p")
    return Found(
        names=(*names, by.name),
        cases=cases_in(tally, names, by.name, codes),
        tables=(
            Table("group_sizes", headed("variable", "group", "n"), tuple(sizes), (by.name,)),
            filled(Table("test_statistics", headed(*words), tuple(tested), (by.name,), (DIRECTION,))),
        ),
        labels=group_labels(by, codes),
    )
