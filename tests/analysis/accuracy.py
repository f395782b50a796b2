"""The digits that reach a user on NIST's reference data, as docs/accuracy.md prints them.

`python tests/analysis/accuracy.py` writes the page anew.
"""

import csv
import tempfile
from functools import cache
from pathlib import Path

from nist import ANOVA, LINEAR, UNIVARIATE, certified, columns, digits
from scales_answers import solve

from analysis.counting.memory import MemoryTally
from analysis.procedures import descriptives, oneway, regression
from analysis.undefined import Undefined
from survey.datafiles import read_data

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
TOLERANCE = {f"Wampler{n}": 1e-9 for n in range(1, 6)} | {"Filip": 0}
CERTIFIED = certified()

TEXT = """# Digits

The Statistical Reference Datasets of NIST, read from a .csv file and computed by the procedures a user runs. The
figures are NIST's measure, the negative decimal logarithm of the relative error against the certified value: how many
digits are right, at most 15, which is all that NIST prints. `tests/analysis/test_accuracy.py` makes this page again and
compares; `python tests/analysis/accuracy.py` writes it.

Why the hardest sets keep their digits: numbers far from 0 are taken as decimals, as they were written, less the first
of them, before anything is squared (`analysis/statistics/offsets.py`). The floats of 1000000000000.4 and
1000000000000.3 are 0.0999755859375 apart; the decimals are 0.1 apart.

## Univariate (`descriptives`)

{univariate}

NIST's PiDigits has a 3 where pi has its 957th digit, an 8; the certified values are those of the file.

## Analysis of variance (`oneway`)

{anova}

For comparison, F on the same sets as published or measured: SPSS ONEWAY 2.7 digits on SmLs07 (IBM's note), scipy's
`f_oneway` 4.2 on SmLs09.

## Linear regression (`regression`)

The worst digit of all coefficients, and of all their standard errors.

{linear}

The powers in the Wampler and Filip sets explain each other. At the tolerance of SPSS, {default}, predictors are left
out and named instead of fitted: {refused}.
With the tolerance given here they are fitted. What is missing of Filip's digits then is what rounding its powers to
floats took from the data: exact arithmetic on those floats has 7.7 digits of the coefficients right, too.

NoInt1 and NoInt2 are not computed: a regression here always has a constant.
"""


@cache
def tally(name):
    """The set as a user's file."""
    held = columns(name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(held)
            writer.writerows(zip(*held.values(), strict=True))
        return MemoryTally(read_data(path))


def univariate(name):
    """Digits of the mean and of the standard deviation."""
    table = solve(descriptives, tally(name), variables="y").table("descriptive_statistics")
    return [digits(table.column(word)[0], CERTIFIED[name][word]) for word in ("mean", "sd")]


def anova(name):
    """Digits of the sums of squares between and within, and of F."""
    table = solve(oneway, tally(name), variables="y", factor="treatment").table("anova")
    found = (*table.column("sum_of_squares")[:2], table.column("f")[0])
    return [digits(cell, CERTIFIED[name][word]) for cell, word in zip(found, ("between", "within", "f"), strict=True)]


def fitted(name, tolerance):
    """The regression of y on all the others."""
    predictors = [key for key in columns(name) if key != "y"]
    words = {"dependent": "y", "blocks": [predictors], "tolerance": tolerance, "statistics": []}
    return predictors, solve(regression, tally(name), **words)


def linear(name):
    """Digits of the coefficients, their standard errors, R square, and F (None where the fit is exact)."""
    predictors, result = fitted(name, TOLERANCE.get(name, 0.0001))
    table = result.table("coefficients")
    words = {"b": [], "se": []}
    for at, term in enumerate(["constant", *predictors]):
        for word, found in words.items():
            found.append(digits(table.cell({"term": term}, word), CERTIFIED[name][f"{word}{at}"]))
    f = result.table("anova").column("f")[0]
    return [
        min(words["b"]),
        min(words["se"]),
        digits(result.table("model_summary").column("r_squared")[0], CERTIFIED[name]["r_squared"]),
        None if isinstance(f, Undefined) else digits(f, CERTIFIED[name]["f"]),
    ]


def left_out(name):
    """The terms that the tolerance of SPSS refuses."""
    predictors, result = fitted(name, 0.0001)
    entered = set(result.table("coefficients").column("term"))
    return [term for term in predictors if term not in entered]


def page():
    """docs/accuracy.md."""
    refused = [f"{name} {', '.join(left_out(name))}" for name in LINEAR if left_out(name)]
    return TEXT.format(
        univariate=_grid(("set", "mean", "SD"), [(name, univariate(name)) for name in UNIVARIATE]),
        anova=_grid(("set", "between", "within", "F"), [(name, anova(name)) for name in ANOVA]),
        linear=_grid(
            ("set", "B", "SE", "R²", "F", "tolerance"),
            [(name, [*linear(name), TOLERANCE.get(name, 0.0001)]) for name in LINEAR],
        ),
        default=0.0001,
        refused="; ".join(refused),
    )


def _grid(heads, rows):
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(heads) - 1)}"]
    for name, found in rows:
        cells = [_cell(head, each) for head, each in zip(heads[1:], found, strict=True)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(head, found):
    if found is None:
        return "exact fit"
    return f"{found:g}" if head == "tolerance" else f"{found:.1f}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
