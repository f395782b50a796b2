"""Measures how many digits the reference tests hold, by changing what a procedure found until a test notices.

`python tests/reference/measure.py` runs every test of this room, and each again for every statistic that it reads, with
that statistic changed in its second, third, fourth, sixth … digit. It writes agreement.csv: procedure, table, the row
where rows are statistics, the column, the test, and the last digit whose change fails that test. Names of test files
after the command measure those alone and keep the others' lines.
"""

import csv
import sys
import time
from itertools import takewhile
from pathlib import Path

import pytest

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import WORDS, Kind

ROOM = Path(__file__).parents[1] / "analysis"
TARGET = Path(__file__).with_name("agreement.csv")
FIRST, COARSER, FINER = 4, (3, 2), (6, 8, 10, 12)
ROWS = ("statistic", "test")
WITHOUT = {"test_procedures_contract.py", "test_statistics_page.py"}  # no other engine's numbers there
PATIENCE = 6  # seconds for one test

HEAD = ("procedure", "table", "row", "column", "test", "digits")


class Change:
    """What is changed now, and what the tests have read."""

    now: tuple[str, str, str, str] | None = None
    size = 0.0
    read: set[tuple[str, str, str, str]] = set()  # noqa: RUF012  # one run, one set


def row_at(table):
    """The position of the column whose keys are statistics, if any."""
    return next((at for at, column in enumerate(table.columns) if column.word in ROWS), None)


def changed(table, rows):
    """The rows, with the statistic of `Change.now` changed; what is read is noted."""
    procedure, at = table.__dict__.get("_procedure", ""), row_at(table)
    words = [(place, column.word) for place, column in enumerate(table.columns)]
    measured = [(place, word) for place, word in words if WORDS[word] not in (Kind.KEY, Kind.TEXT)]
    found = []
    for row in rows:
        cells, name = list(row), "" if at is None else str(row[at])
        for position, word in measured:
            if type(cells[position]) in (int, float) and cells[position] != 0:  # a share of 0 is 0
                key = (procedure, table.name, name, word)
                Change.read.add(key)
                if key == Change.now:
                    cells[position] *= 1 + Change.size
        found.append(tuple(cells))
    return tuple(found)


class Rows:
    """Stands in for `Table.rows`: what a test reads is what the change makes of it."""

    def __get__(self, table, owner=None):
        if table is None:
            raise AttributeError("rows")
        return changed(table, table.__dict__["rows"])

    def __set__(self, table, rows):
        table.__dict__["rows"] = rows


class Tables:
    """Stands in for `Result.tables`: every table knows its procedure."""

    def __get__(self, result, owner=None):
        if result is None:
            raise AttributeError("tables")
        for table in result.__dict__["tables"]:
            table.__dict__["_procedure"] = result.procedure
        return result.__dict__["tables"]

    def __set__(self, result, tables):
        result.__dict__["tables"] = tables


class Measuring:
    """The plugin: after a test has passed, it is called again for every statistic it read."""

    def __init__(self):
        self.found = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem):
        Change.now, Change.read = None, set()
        outcome = yield
        names = pyfuncitem._fixtureinfo.argnames
        words = {name: pyfuncitem.funcargs[name] for name in names}
        start, test = time.monotonic(), f"{pyfuncitem.path.name}::{pyfuncitem.originalname}"
        for key in sorted(each for each in Change.read if each[0]):
            if time.monotonic() - start > PATIENCE:
                print("out of patience:", pyfuncitem.nodeid, key, file=sys.stderr)
                break
            digits = self.digits(lambda: pyfuncitem.obj(**words), key)
            if digits:
                self.found[*key, test] = max(digits, self.found.get((*key, test), 0))
        Change.now = None
        return outcome

    def digits(self, call, key):
        """The last digit whose change fails the test; 0 where none does."""
        Change.now = key
        if not notices(call, FIRST):
            return next((digits for digits in COARSER if notices(call, digits)), 0)
        return max(FIRST, *takewhile(lambda digits: notices(call, digits), FINER), 0)


def notices(call, digits):
    Change.size = 10.0**-digits
    try:
        call()
    except Exception:
        return True
    except BaseException as failure:  # pytest's own failures
        return type(failure).__name__ == "Failed"
    return False


def main():
    Table.rows, Result.tables = Rows(), Tables()
    plugin = Measuring()
    every = {path.name for path in ROOM.glob("test_*.py")}
    measured = sorted(set(sys.argv[1:]) or every - WITHOUT)
    options = ("-q", "-p", "no:cacheprovider", "--continue-on-collection-errors")
    pytest.main([*options, *(str(ROOM / name) for name in measured)], plugins=[plugin])
    with TARGET.open(encoding="utf-8", newline="") as file:
        before = [tuple(row) for row in csv.reader(file)][1:]
    kept = [row for row in before if row[4].partition("::")[0] in every - set(measured)]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(sorted([*kept, *((*key, str(digits)) for key, digits in plugin.found.items())]))


if __name__ == "__main__":
    main()
