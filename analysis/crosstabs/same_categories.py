"""A crosstab of two variables that have the same categories, for measures of agreement and of change."""

import numpy as np

from analysis.categories import same_words
from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import Strata, ascending
from analysis.statistics.description import NO_CASES
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message

NO_SHARED = Undefined(Message("the two variables have no category in common"))
ONE_SHARED = Undefined(Message("the two variables have only one category in common"))
OTHER_VALUES = Undefined(Message("one of the two variables has a value that the other lacks"))
OTHER_WORDS = Undefined(Message("codes of the two variables stand for different words"))
TOO_LARGE = Undefined(Message("the two variables have too many categories"))
MOST = 300  # categories


def same_categories(stratum: Stratum, same_values: bool = False) -> Numbers | Undefined:
    """Counts with a row and a column for every code of either variable, ascending, shape (k, k).

    Undefined with `same_values` where one variable lacks a value of the other.
    """
    table, rows, columns = ascending(stratum)
    if table.size == 0:
        return NO_CASES
    row, column = stratum.crossing.row, stratum.crossing.column
    if row.of_words != column.of_words or (row.of_words and not same_words(row, column)):
        return OTHER_WORDS
    if same_values and not np.array_equal(rows, columns):
        return OTHER_VALUES
    codes = np.union1d(rows, columns)
    shared = len(np.intersect1d(rows, columns))
    if shared == 0:
        return NO_SHARED
    if shared == 1 and min(len(rows), len(columns)) > 1:
        return ONE_SHARED  # codes that are alike by chance, as of 1 man, 2 woman and 0 no, 1 yes
    if len(codes) > MOST:
        return TOO_LARGE
    found = np.zeros((len(codes), len(codes)))
    found[np.ix_(np.searchsorted(codes, rows), np.searchsorted(codes, columns))] = table
    return found


def added_note(found: Strata) -> tuple[Message, ...]:
    """Says where a variable lacks a category of the other: SPSS prints no measure of agreement there."""
    for stratum in found:
        _, rows, columns = ascending(stratum)
        if not np.array_equal(rows, columns) and not isinstance(same_categories(stratum), Undefined):
            return (Message("a category that only one of the two variables has counts as empty for the other"),)
    return ()
