"""F tests that an intraclass correlation is another number than 0."""

from analysis.statistics.distributions import p_f
from analysis.statistics.intraclass import Intraclass, Squares
from analysis.statistics.variance_analysis import satterthwaite
from analysis.undefined import Undefined
from instrument.records import replace


def against(found: Intraclass, squares: Squares, absolute: bool, average: bool, value: float) -> Intraclass:
    """`found` with the test that it is `value`, below 1; `absolute`: of agreement in a two-way model.

    Source: McGraw & Wong (1996), Psychological Methods 1(1), table 8.
    """
    if value == 0 or isinstance(found.f, Undefined) or isinstance(found.df1, Undefined):
        return found
    if isinstance(found.df2, Undefined):
        return found
    f, df2 = _of_ratio(found.f, squares, average, value), found.df2
    if absolute:
        f, df2 = _of_agreement(squares, average, value)
    return replace(found, f=f, df2=df2, p=p_f(f, found.df1, df2))


def _of_ratio(f: float, squares: Squares, average: bool, value: float) -> float:
    return f * (1 - value) / (1 if average else 1 + (squares.k - 1) * value)


def _of_agreement(squares: Squares, average: bool, value: float) -> tuple[float, float]:
    n, k = squares.n, squares.k
    odds = (1 if average else k) * value / (n * (1 - value))
    of_items, of_error = odds * squares.items, (1 + odds * (n - 1)) * squares.error
    df2 = satterthwaite((of_items, of_error), (k - 1, (n - 1) * (k - 1)))
    return squares.respondents / (of_items + of_error), df2
