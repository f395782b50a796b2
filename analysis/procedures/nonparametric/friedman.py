"""Friedman's test of several variables of the same cases."""

from analysis.procedures.nonparametric.found import Found, names_of
from analysis.procedures.nonparametric.matched import of_complete_cases, ranked
from analysis.procedures.nonparametric.options import Options
from analysis.table import Table, headed
from analysis.tally import Tally


def find(tally: Tally, options: Options) -> Found:
    """Mean ranks and chi-square of the variables, on the cases that answer all of them."""
    found = of_complete_cases(tally, names_of(options))
    row = ("friedman", found.n, found.chi_square, found.df, found.p, found.exact)
    words = ("test", "n", "chi_square", "df", "p", "exact_p")
    return ranked(tally, options, found, Table("chi_square_statistics", headed(*words), (row,)))
