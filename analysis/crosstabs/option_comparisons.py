"""Whether groups tick an option of a multiple-response set equally often: letters, and a test of each option."""

import numpy as np

from analysis.crosstabs.column_letters import WORDS as LETTERS
from analysis.crosstabs.column_letters import Letters, lettered, notes
from analysis.crosstabs.partings import CELLS, OPTIONS, TICKED
from analysis.crosstabs.ticks import Ticks
from analysis.dialect import Dialect
from analysis.labels import level_key
from analysis.statistics import contingency
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Message

NOBODY = Undefined(Message("nobody ticked an option"))
NO_ANSWER = Undefined(Message("nobody answered"))
ASKED = Message("tests count everyone who was asked, also who ticked nothing")


def column_proportions(
    ticks: Ticks, name: str, by: Variable, letters: Letters, level: float, dialect: Dialect
) -> Table:
    """Each group's share of each option with letters: of who ticked something as in SPSS (D20), else of the asked."""
    own, other = (ticks.some, ticks.asked) if dialect == "spss" else (ticks.asked, ticks.some)
    word, reason = ("percent_of_cases", NOBODY) if dialect == "spss" else ("percent_of_asked", NO_ANSWER)
    codes = ticks.groups(by, own)
    counts, bases = _of_groups(ticks, by, own, codes)
    marked = lettered(counts, bases, letters, level)
    rows = []
    for member, line, cells in zip(ticks.members, counts.tolist(), marked.cells, strict=True):
        row: list[Cell] = [member]
        for count, base, marks in zip(line, bases.tolist(), cells, strict=True):
            row += [count, 100 * count / base if base > 0 else reason, *marks]
        rows.append(tuple(row))
    keys = [level_key(by.name, code) for code in codes]
    columns = (Column("category"), *(Column(each, under=key) for key in keys for each in ("count", word, *LETTERS)))
    said = notes(keys, [marked], letters, level)
    same = ticks.groups(by, other) == codes and lettered(*_of_groups(ticks, by, other, codes), letters, level) == marked
    said = said if same else (*said, TICKED.told(dialect))
    return Table("column_proportions", columns, tuple(rows), (name, by.name), said)


def option_tests(ticks: Ticks, name: str, by: Variable, dialect: Dialect) -> Table:
    """The chi-square of CROSSTABS, option by group, over the asked; SPSS rounds weighted cells first (D17)."""
    codes = ticks.groups(by, ticks.asked)
    counts, asked = _of_groups(ticks, by, ticks.asked, codes)
    rows: list[tuple[Cell, ...]] = []
    said: list[Message] = []
    for member, chosen in zip(ticks.members, counts, strict=True):
        sums = np.vstack([asked - chosen, chosen])
        rounded = contingency.rounded_counts(sums)
        own, other = (rounded, sums) if dialect == "spss" else (sums, rounded)
        if bool((np.abs(own - other) <= 1e-9).all()):
            own = other = rounded
        test, theirs = contingency.pearson(own), contingency.pearson(other)
        measures = contingency.association(own, np.arange(2.0), np.arange(float(len(codes))))
        rows.append((member, test.value, test.df, test.p, measures.cramer_v))
        said += OPTIONS.where_differing(dialect, _numbers(test), _numbers(theirs), member)
    words = ("category", "chi_square", "df", "p", "cramer_v")
    told = (ASKED, *((CELLS.told(dialect), *said) if said else ()))
    return Table("option_tests", headed(*words), tuple(rows), (name, by.name), told)


def _of_groups(ticks: Ticks, by: Variable, kept: Numbers, codes: tuple[float, ...]) -> tuple[Numbers, Numbers]:
    """Ticks, shape (options, groups), and what they are shares of, shape (groups,), where `kept` is 1."""
    groups = [kept * ticks.belongs(code) for code in codes]
    counts = np.array([ticks.counts(each) for each in groups]).reshape(len(codes), len(ticks.members))
    return counts.T, np.array([ticks.weight(each) for each in groups])


def _numbers(test: contingency.Test) -> dict[str, Cell]:
    return {"value": test.value, "p": test.p}
