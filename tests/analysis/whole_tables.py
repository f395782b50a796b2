"""Whole tables beside those that another engine's script wrote into `whole.csv` with tests/reference/whole.R."""

import csv
from functools import cache

from scales_answers import FOLDER

from analysis.undefined import Undefined
from analysis.vocabulary import WORDS, Kind

SMALL = 1e-13  # what rounding leaves of a 0


@cache
def theirs(topic):
    """case → table → {(keys, column): number}."""
    found = {}
    with (FOLDER / topic / "whole.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            table = found.setdefault(line["case"], {}).setdefault(line["table"], {})
            table[line["keys"], line["column"]] = float(line["value"])
    return found


def ours(table):
    """{(keys, column): cell} of a table where there is one; a column under a heading is written `word@heading`."""
    keys = [at for at, column in enumerate(table.columns) if WORDS[column.word] is Kind.KEY]
    names = [column.word if column.under is None else f"{column.word}@{column.under}" for column in table.columns]
    return {
        ("/".join(str(row[at] or "") for at in keys), name): cell
        for row in table.rows
        for at, (name, cell) in enumerate(zip(names, row, strict=True))
        if at not in keys and cell is not None
    }


def of_name(result, name):
    """The table `name`, or `name@about`, `name@about@about`; raises `Fault`."""
    return result.table(*name.split("@"))


def assert_whole(result, topic, case, tolerance=1e-9, loose=None, small=SMALL, only=""):
    """Every table of the case has the rows that the other engine has, and in each of its columns the same numbers.

    `only`: the name of the tables that are looked at; `loose`, column → tolerance, is for columns that the other engine
    finds by a search of its own.
    """
    for name, expected in theirs(topic)[case].items():
        if only and name.partition("@")[0] != only:
            continue
        found = ours(of_name(result, name))
        assert {keys for keys, _ in found} == {keys for keys, _ in expected}, name
        for (keys, column), number in expected.items():
            assert (keys, column) in found, (name, keys, column)
            cell = found[keys, column]
            assert not isinstance(cell, Undefined), (name, keys, column, str(cell.reason))
            allowed = (loose or {}).get(column.partition("@")[0], tolerance)
            assert abs(cell - number) <= allowed * abs(number) + small, (name, keys, column, cell, number)
