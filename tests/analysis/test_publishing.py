"""Tables for others, attacked together: every table that is handed out, and what a reader knows of the form."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from analysis.counting.memory import MemoryTally
from analysis.publishing import public_tables
from analysis.undefined import Undefined
from instrument.codebook import Codebook, Level, Variable
from survey.responses import Responses

LEAST = 10
PAIRS = [("age", "unit"), ("unit", "age"), ("trade", "age")]
FILTERS = [("trade", "unit")]


def variable(name, codes):
    levels = tuple(Level(code, {"en": f"{name} {code}"}) for code in codes)
    return Variable(name, levels=(*levels, Level(-2, {"en": "no"}, missing=True)), missing=(-2,), question=name)


@pytest.fixture(params=range(6))
def tally(request):
    """Ages, units with small ones, and the trade that only unit 1 is asked for."""
    random = np.random.default_rng(request.param)
    n = 150
    age = random.choice([1, 2, 3, -2], n, p=[0.5, 0.4, 0.06, 0.04]).astype(float)
    unit = random.choice([1, 2, 3], n, p=[0.6, 0.34, 0.06]).astype(float)
    trade = np.where(unit == 1, random.choice([1, 2, 3, -2], n, p=[0.5, 0.4, 0.07, 0.03]), np.nan)
    book = Codebook((variable("age", (1, 2, 3)), variable("unit", (1, 2, 3)), variable("trade", (1, 2, 3))))
    columns = {"age": age, "unit": unit, "trade": trade}
    return MemoryTally(Responses(book, columns, tuple(str(row) for row in range(n))))


def published(result):
    """(category, …) → its count, None where it is left out; () is everybody."""
    found = {}
    for table in result.tables:
        for line in table.rows:
            row = () if line[0] == "total" else (named(line[0], table.about[0]),)
            for column, cell in zip(table.columns[1:], line[1:], strict=True):
                crossed = column.under not in (None, "total")
                key = tuple(sorted((*row, named(column.under, table.about[-1])) if crossed else row))
                count = None if isinstance(cell, Undefined) else cell
                assert found.setdefault(key, count) == count, key  # the same count is the same in every table
    return found


def named(category, variable):
    return f"{variable}=missing" if category == "missing" else category


def test_no_count_below_the_limit_can_be_worked_out_from_all_tables_together(tally):
    result = public_tables(tally, ["age", "unit", "trade"], PAIRS, FILTERS, LEAST)
    found = published(result)
    assert not [count for count in found.values() if count is not None and 0 < count < LEAST]
    places, rows, sides = people(found)
    for key in [key for key, count in found.items() if count is None]:
        goal = places[key]
        low = linprog(goal, A_eq=rows, b_eq=sides, bounds=(0, None)).fun
        high = -linprog(-goal, A_eq=rows, b_eq=sides, bounds=(0, None)).fun
        assert low <= 1e-6 or high - low >= LEAST - 1 - 1e-6, key
        assert high >= LEAST - 1 - 1e-6, key


def people(found):
    """An attacker's unknowns: people of every kind that the form allows, and what is published of them."""
    words = {name: [f"{name}={code}" for code in (1, 2, 3, "missing")] for name in ("age", "unit", "trade")}
    kinds = [kind for kind in product(*words.values()) if kind[1] == "unit=1" or kind[2] == "trade=missing"]
    places = {key: np.array([float(set(key) <= set(kind)) for kind in kinds]) for key in found}
    told = [key for key, count in found.items() if count is not None]
    return places, np.array([places[key] for key in told]), [found[key] for key in told]


def test_every_table_is_of_everybody_and_says_why_a_count_is_left_out(tally):
    result = public_tables(tally, ["age"], [], [], LEAST)
    (table,) = result.tables
    assert table.rows[-1] == ("total", 150.0)
    assert [line[0] for line in table.rows] == ["age=1", "age=2", "age=3", "missing", "total"]
    reasons = {str(line[1].reason) for line in table.rows if isinstance(line[1], Undefined)}
    assert reasons <= {"a dash is a count below 10, or one left out so that no such count can be worked out"}
