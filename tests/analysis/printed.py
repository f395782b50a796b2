"""Numbers of `tests/reference/answers` as other programs printed them, compared to the digits they print."""

import csv
import math
from pathlib import Path

from answers import tally_of, variable

REFERENCE = Path(__file__).parents[1] / "reference"
MISSING = {**{f"q{k}": (-2,) for k in range(1, 5)}, **{f"t{k}": (-2, -3) for k in range(1, 5)}}


def answers_tally(weight=None):
    """The tally of tests/reference/answers/data.csv."""
    rows = read("answers/data.csv")
    columns = {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}
    declared = [variable(name, missing=codes) for name, codes in MISSING.items()]
    return tally_of(columns, declared, weight=weight, sets={"t": ["t1", "t2", "t3", "t4"]})


def read(path):
    """The rows of a CSV file under tests/reference."""
    return list(csv.DictReader((REFERENCE / path).read_text(encoding="utf-8").splitlines()))


def pspp_tables(topic):
    """PSPP's tables in the order printed: (title, rows)."""
    text = (REFERENCE / topic / "numbers_pspp.csv").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n") if block.strip()]
    return [(block[0].removeprefix("Table: "), list(csv.reader(block[1:]))) for block in blocks]


def agrees(found, printed, digits=None):
    """Whether `found` rounds to `printed`; with `digits`, to as many significant ones."""
    if digits is not None:
        return math.isclose(found, float(printed), rel_tol=10.0**-digits, abs_tol=1e-13)
    mantissa, _, power = printed.upper().partition("E")
    step = 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    return abs(found - float(printed)) <= 0.5000001 * step + 1e-11 * abs(found)
