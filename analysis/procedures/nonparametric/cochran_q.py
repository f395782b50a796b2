"""Cochran's test of several variables of two answers."""

from analysis.labels import level_key
from analysis.levels import bare_labels
from analysis.procedures.nonparametric.found import Found, Row, filled, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Message
from analysis.statistics.distinct import distinct
from analysis.statistics.matched_ranks import friedman
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined

MORE = Undefined(Message("the variables have more than two different answers"))
SUCCESS = Message("{value} is treated as a success.")


def find(tally: Tally, options: Options) -> Found:
    """Frequencies of the two answers, and Q, on the cases that answer every variable."""
    names = names_of(options)
    complete = tally.patterns(names).listwise()
    codes = tuple(float(code) for code in distinct(complete.values))
    first = options.variables[0]
    keys = tuple(level_key(first.name, code) for code in codes)
    rows: list[Row] = []
    for at, name in enumerate(names):
        held = complete.values[:, at]
        rows.append((name, *(float(complete.weights @ (held == code)) for code in codes)))
    test = friedman(complete.values, complete.weights)
    tested: tuple[Cell, ...] = (test.chi_square, test.df, test.p, test.exact)
    if len(codes) > 2:
        tested = (MORE, MORE, MORE, None)
    words = ("test", "n", "cochran_q", "df", "p", "exact_p")
    notes = (Message(SUCCESS.sentence, {"value": codes[1]}),) if len(codes) == 2 else ()
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(
            Table("answers", (Column("variable"), *(Column("count", under=key) for key in keys)), tuple(rows)),
            filled(Table("chi_square_statistics", headed(*words), (("cochran_q", test.n, *tested),), notes=notes)),
        ),
        labels=bare_labels(first, codes),
    )
