"""The reference answers of `tests/reference/scales` and the numbers that other programs made of them."""

import csv
from pathlib import Path

import numpy as np
from answers import tally_of, variable

from analysis.options import read_options
from analysis.undefined import Undefined
from instrument.message import Place

FOLDER = Path(__file__).parents[1] / "reference"
ITEMS = tuple(f"q{number}" for number in range(1, 11))
VARIABLES = (
    variable("sex", (1, 2)),
    variable("unit", (1, 2, 3, 4, 5)),
    *(variable(name, (1, 2, 3, 4, 5), missing=(-2,)) for name in ITEMS),
)


def numbers(topic):
    """Name → number, as the topic's make.R wrote them."""
    with (FOLDER / topic / "numbers.csv").open(encoding="utf-8") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


def columns():
    with (FOLDER / "scales" / "data.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}


def scales(weight=None):
    """The answers as a tally; `times` is a weight of whole numbers."""
    return tally_of(columns(), VARIABLES, weight=weight)


def solve(procedure, tally, **words):
    """The result of a procedure's module, its options given as words."""
    return procedure.run(tally, read_options(procedure.Options, words, tally.codebook, Place()))


def columns_close(found, expected, tolerance=1e-9):
    np.testing.assert_allclose(np.asarray(found, dtype=float), np.asarray(expected, dtype=float), rtol=tolerance)


def close(found, expected, tolerance=1e-9):
    assert not isinstance(found, Undefined), str(found.reason)
    assert abs(found - expected) <= tolerance * max(1.0, abs(expected)), (found, expected)


def reason(cell):
    """Why a cell is undefined, as a sentence."""
    assert isinstance(cell, Undefined), cell
    return str(cell.reason)


def cells(result):
    """Every cell of every table of a result."""
    return [cell for table in result.tables for row in table.rows for cell in row]
