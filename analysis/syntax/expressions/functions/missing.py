"""Whether values are missing, and values whether they are or not.

Sources: IBM, Command Syntax Reference, "Missing-value functions"; GNU PSPP manual, 7.7.4. IBM counts declared missing
values of text variables, which GNU PSPP takes for valid.
"""

from functools import reduce

import numpy as np

from analysis.syntax.expressions.signature import Function
from analysis.syntax.expressions.values import Numbers


def _counted(*gone: Numbers) -> Numbers:
    return reduce(np.add, gone, np.array(0.0))


def _valid(*gone: Numbers) -> Numbers:
    return len(gone) - _counted(*gone)


def _same(found: Numbers) -> Numbers:
    return found


FUNCTIONS = (
    Function("MISSING", ("gone",), _same, "truth"),
    Function("NMISS", ("gone",), _counted, repeats=1),
    Function("NVALID", ("gone",), _valid, repeats=1),
    Function("SYSMIS", ("absent",), _same, "truth"),
    Function("VALUE", ("raw",), _same),
)
