"""The binomial test of the share of one of two answers."""

import numpy as np

from analysis.labels import level_key
from analysis.procedures.nonparametric.found import Found, Row, filled, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Fault, Message, Place, quoted
from analysis.statistics.binomial import binomial_test
from analysis.statistics.description import NO_CASES
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

MORE = Undefined(Message("more than two different answers; possible: values with two codes, or a cut_value"))
FIRST = Message(
    "SPSS prints the one-sided probability where the test proportion is not .5; its alternative is that the proportion "
    "of cases in the first group is on the side of the test proportion that was seen."
)
CUT = Message("The first group is of answers up to {value}.", {})
WORDS = (
    "variable",
    "category",
    "n",
    "observed_proportion",
    "test_proportion",
    "z",
    "p",
    "exact_p_two_sided",
    "exact_p_one_sided",
)


def find(tally: Tally, options: Options) -> Found:
    """The Binomial Test of each variable: its first answer, or answers up to the cut, against the rest."""
    if options.values and len(options.values) != 2:
        found = ",".join(f"{value:g}" for value in options.values)
        raise Fault("{found} are not two codes; possible: two, as 1,2", {"found": quoted(found)}, Place(entry="values"))
    rows: list[Row] = []
    labels: dict[str, dict[str, str]] = {}
    for variable in options.variables:
        parts, n = _parts(tally, variable, options)
        labels |= {key: {} for key in parts if "=" in key}
        rows += _rows(variable.name, parts, n, options.proportion)
    notes = () if options.proportion == 0.5 else (FIRST,)
    if options.cut_value is not None:
        notes = (*notes, Message(CUT.sentence, {"value": options.cut_value}))
    names = names_of(options)
    return Found(
        names=names,
        cases=tally.patterns(names).cases,
        tables=(filled(Table("binomial_test", headed(*WORDS), tuple(rows), notes=notes)),),
        labels=labels,
    )


def _parts(tally: Tally, variable: Variable, options: Options) -> tuple[dict[str, float], float | None]:
    """Key → weight of the two parts, and the weight of both; None where there are more than two parts."""
    valid = tally.patterns([variable.name]).listwise()
    values, weights = valid.values[:, 0], valid.weights
    if options.cut_value is not None:
        low = float(weights @ (values <= options.cut_value))
        return {"at_most_cut": low, "above_cut": float(weights.sum()) - low}, float(weights.sum())
    codes = options.values or _in_order_of_the_file(tally, variable)
    parts = {level_key(variable.name, code): float(weights @ (values == code)) for code in codes}
    return parts, sum(parts.values()) if len(codes) <= 2 else None


def _in_order_of_the_file(tally: Tally, variable: Variable) -> tuple[float, ...]:
    """The codes as cases have them one after another, SPSS's first and second group; then those nobody has."""
    values, missing, weights = tally.rows([variable.name])
    kept = values[np.logical_not(missing[:, 0]) & (weights > 0), 0]
    found, first = np.unique(kept, return_index=True)
    codes = [float(code) for code in found[np.argsort(first)]]
    declared = [float(level.code) for level in variable.valid_levels]
    if len(codes) < 2 and len(declared) == 2:
        codes += [code for code in declared if code not in codes]
    return tuple(codes)


def _rows(name: str, parts: dict[str, float], n: float | None, share: float) -> list[Row]:
    if n is None:
        return [(name, "total", float(sum(parts.values())), None, None, MORE, MORE, MORE, MORE)]
    tested: tuple[Cell, ...] = (NO_CASES,) * 4
    if parts:
        test = binomial_test(next(iter(parts.values())), n, share)
        tested = (test.z, test.p, test.exact.two_sided, test.exact.one_sided)
    rows: list[Row] = [(name, key, count, _share(count, n), None, *([None] * 4)) for key, count in parts.items()]
    whole: Cell = 1.0 if n > 0 else NO_CASES
    if rows:
        rows[0] = (*rows[0][:4], share, *tested)
        return [*rows, (name, "total", n, whole, None, *([None] * 4))]
    return [(name, "total", n, whole, share, *tested)]


def _share(count: float, n: float) -> Cell:
    return count / n if n > 0 else NO_CASES
