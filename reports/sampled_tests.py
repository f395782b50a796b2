"""Chi-square tests whose probabilities are of sampled tables, below the headings of SPSS."""

from analysis.result import Message
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.wording import phrase

SAMPLED = "Based on {samples} sampled tables with starting seed {seed}."
ORDER = ("exact_p_two_sided", "p_ci_low", "p_ci_high", "exact_p_one_sided")


def sampled(table: Table, language: str) -> Table:
    """The table with Monte Carlo significances, limits of the two-sided one beside it."""
    note = next((each for each in table.notes if each.sentence == SAMPLED), None)
    if note is None:
        return table
    kept = [at for at, column in enumerate(table.columns) if column.word not in ORDER]
    moved = [table.columns.index(Column(word)) for word in ORDER if Column(word) in table.columns]
    columns = (*(table.columns[at] for at in kept), *(_headed(table.columns[at].word, note, language) for at in moved))
    rows = tuple(tuple(row[at] for at in (*kept, *moved)) for row in table.rows)
    return replace(table, columns=columns, rows=rows, notes=tuple(each for each in table.notes if each is not note))


def _headed(word: str, note: Message, language: str) -> Column:
    sides = phrase("monte_carlo_one" if word == "exact_p_one_sided" else "monte_carlo_two", language)
    if word.startswith("exact"):
        return Headed(word, None, phrase("monte_carlo_p", language), (sides,), note)
    bound = phrase("lower_bound" if word == "p_ci_low" else "upper_bound", language)
    return Headed(word, None, bound, (sides, phrase("monte_carlo_limits", language)))
