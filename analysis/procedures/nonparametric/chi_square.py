"""The chi-square test of whether categories have the shares expected."""

import numpy as np

from analysis.labels import level_key
from analysis.levels import bare_labels, in_order
from analysis.procedures.nonparametric.found import Found, Row, filled, names_of
from analysis.procedures.nonparametric.options import Options
from analysis.result import Message, quoted
from analysis.statistics.category_shares import Fit, fit_of_shares
from analysis.statistics.description import NO_CASES, Statistic
from analysis.table import Table, headed
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable

SMALL_EXPECTED = 5


def find(tally: Tally, options: Options) -> Found:
    """Observed and expected counts of each variable, then Test Statistics."""
    tables: list[Table] = []
    rows: list[Row] = []
    labels: dict[str, dict[str, str]] = {}
    notes: list[Message] = []
    for variable in options.variables:
        codes, counts = _counts(tally, variable, options)
        labels |= {key: dict(text) for key, text in bare_labels(variable, codes).items()}
        reason = _mismatch(variable, codes, options)
        if reason is not None:
            tables.append(_observed(variable.name, codes, counts, [reason] * len(codes)))
            rows.append((variable.name, reason, reason, reason, None))
            continue
        found = fit_of_shares(counts, np.array(options.expected or [1.0] * len(codes)))
        tables.append(_observed(variable.name, codes, counts, found.expected.tolist()))
        rows.append((variable.name, found.test.value, found.test.df, found.test.p, found.exact))
        notes += _small(variable.name, found)
    words = ("variable", "chi_square", "df", "p", "exact_p")
    return Found(
        names=names_of(options),
        cases=tally.patterns(names_of(options)).cases,
        tables=(*tables, filled(Table("chi_square_statistics", headed(*words), tuple(rows), notes=tuple(notes)))),
        labels=labels,
    )


def _counts(tally: Tally, variable: Variable, options: Options) -> tuple[tuple[float, ...], Numbers]:
    """The codes asked for, else those that somebody has, with their counts.

    The declared codes where shares are expected of just so many.
    """
    valid = tally.patterns([variable.name]).listwise()
    codes = in_order(variable, valid.values[:, 0])
    declared = tuple(float(level.code) for level in variable.valid_levels)
    if options.expected and len(options.expected) == len(declared) and set(codes) <= set(declared):
        codes = declared
    codes = options.values or codes
    counts = np.array([float(valid.weights @ (valid.values[:, 0] == code)) for code in codes])
    return codes, counts


def _mismatch(variable: Variable, codes: tuple[float, ...], options: Options) -> Undefined | None:
    """Why the shares expected cannot be those of the categories found."""
    if not options.expected or len(options.expected) == len(codes):
        return None
    if not codes:
        return NO_CASES
    return Undefined(
        Message(
            "{found} shares are expected of the {count} categories of {variable}; possible: one of each",
            {"found": len(options.expected), "count": len(codes), "variable": quoted(variable.name)},
        )
    )


def _observed(name: str, codes: tuple[float, ...], counts: Numbers, expected: list[Statistic]) -> Table:
    rows: list[Row] = [
        (level_key(name, code), count, mean, mean if isinstance(mean, Undefined) else count - mean)
        for code, count, mean in zip(codes, counts.tolist(), expected, strict=True)
    ]
    rows.append(("total", float(counts.sum()), None, None))
    return Table("observed_expected", headed("category", "count", "expected", "residual"), tuple(rows), (name,))


def _small(name: str, found: Fit) -> list[Message]:
    if len(found.expected) == 0 or not isinstance(found.test.value, float):
        return []
    few = int((found.expected < SMALL_EXPECTED).sum())
    return [
        Message(
            "{variable}: {count} cells ({percent:.1f}%) have expected frequencies less than 5. The minimum expected "
            "cell frequency is {least:.1f}.",
            {
                "variable": name,
                "count": few,
                "percent": 100 * few / len(found.expected),
                "least": float(found.expected.min()),
            },
        )
    ]
