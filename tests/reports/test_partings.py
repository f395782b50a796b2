"""A report says where SPSS's rule and the recommended one part, under the tables that print such numbers."""

from dataclasses import replace

import pytest
from small_results import FACTOR, RELIABILITY

from analysis.result import Message
from reports.ink import Ink
from reports.layouts import loadings
from reports.partings import partings

NOTE = Message("SPSS prints .200 for every probability above it, as a lower bound (dialect: spss).")
OTHER = Message("Test Value = {value}", {"value": 3})


def told(found):
    return ["".join(run.text for run in runs) for runs in found]


def noted(result, name):
    tables = (replace(each, notes=(OTHER, NOTE)) if each.name == name else each for each in result.tables)
    return replace(result, tables=tuple(tables))


@pytest.mark.parametrize(("language", "words"), [("en", "SPSS prints .200"), ("zh", "SPSS 一律打印 .200")])
def test_footnotes_of_dialects_are_taken_of_the_tables_named_each_once(language, words):
    result = noted(RELIABILITY, "reliability")
    (found,) = told(partings([result, result], ["reliability"], Ink(language)))
    assert words in found
    assert told(partings([result], ["item_total"], Ink(language))) == []
    assert len(partings([replace(RELIABILITY, notes=(NOTE,))], [], Ink(language))) == 1


def test_loadings_print_the_footnote_of_their_communalities():
    grid = loadings.arrange([noted(FACTOR, "communalities")], Ink("en"))
    assert sum("dialect: spss" in text for text in told(grid.notes)) == 1
