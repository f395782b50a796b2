"""Exact probabilities of a test where they are asked for, counted or estimated from samples, in place of its own."""

from analysis.procedures.nonparametric.asked_exactly import Answer
from analysis.procedures.nonparametric.found import Found, Row
from analysis.procedures.nonparametric.options import Options
from analysis.procedures.nonparametric.tailing import tails_of
from analysis.statistics.drawing import Drawing
from analysis.statistics.tails import Tails
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.records import replace

TABLES = ("test_statistics", "chi_square_statistics", "jonckheere_test", "runs_test", "binomial_test",
          "one_sample_kolmogorov")  # fmt: skip
SIDED = ("mann_whitney", "jonckheere", "wilcoxon", "sign", "mcnemar", "binomial")
OWN = ("exact_p", "exact_p_two_sided", "exact_p_one_sided")


def with_probabilities(tally: Tally, options: Options, found: Found) -> Found:
    """The tables of a test, its statistics with the probabilities that `options` ask for."""
    tails = tails_of(tally, options, found)
    tables = tuple(_added(each, tails, options) if each.name in TABLES else each for each in found.tables)
    return replace(found, tables=tables)


def _added(table: Table, tails: list[Answer], options: Options) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.word not in OWN or column.under is not None]
    columns = tuple(table.columns[at] for at in kept)
    left = iter(tails)
    answers = [next(left) if _is_tested(table, row) else None for row in table.rows]
    words = _words([each for each in answers if each is not None], options.test in SIDED)
    rows = tuple(
        (*(row[at] for at in kept), *_cells(table, row, each, words))
        for row, each in zip(table.rows, answers, strict=True)
    )
    is_drawn = "p_ci_low" in words
    notes = (*table.notes, Drawing(options.samples, options.seed, options.limits).note) if is_drawn else table.notes
    return replace(table, columns=(*columns, *headed(*words)), rows=rows, notes=notes)


def _is_tested(table: Table, row: Row) -> bool:
    """Whether a row has a test: of the groups of a binomial test the first."""
    if table.name != "binomial_test":
        return True
    return Column("test_proportion") in table.columns and row[table.index("test_proportion")] is not None


def _words(answers: list[Tails | Undefined], sided: bool) -> list[str]:
    """The columns of these probabilities, or of the reasons why there are none."""
    tails = [each for each in answers if isinstance(each, Tails)]
    drawn = any(each.limits is not None for each in tails)
    words = ["exact_p_two_sided" if sided else "exact_p"] if answers else []
    words += ["p_ci_low", "p_ci_high"] if drawn else []
    words += ["exact_p_one_sided"] if sided and tails else []
    words += ["p_one_ci_low", "p_one_ci_high"] if sided and drawn else []
    return words + (["point_probability"] if any(each.point is not None for each in tails) else [])


def _cells(table: Table, row: Row, answer: Answer, words: list[str]) -> list[Cell]:
    p = row[table.index("p")] if Column("p") in table.columns else None
    reason = next((each for each in (p, answer) if isinstance(each, Undefined)), None)
    if reason is not None:
        return [reason if word.startswith("exact") else None for word in words]
    if not isinstance(answer, Tails):
        return [None] * len(words)
    low, high = answer.limits or (None, None)
    one_low, one_high = answer.one_sided_limits or (None, None)
    cells: dict[str, Cell] = {"exact_p": answer.two_sided, "exact_p_two_sided": answer.two_sided}
    cells |= {"exact_p_one_sided": answer.one_sided, "point_probability": answer.point}
    cells |= {"p_ci_low": low, "p_ci_high": high, "p_one_ci_low": one_low, "p_one_ci_high": one_high}
    return [cells[word] for word in words]
