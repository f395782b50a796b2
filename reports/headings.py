"""The header of a table as SPSS prints it: each heading below those it belongs to, in as many rows as they have."""

from collections.abc import Mapping, Sequence

from analysis.result import Message, Result
from analysis.table import Column, Table
from analysis.vocabulary import WORDS
from reports.cells import Row, cell, centered
from reports.confidence import confidence
from reports.document import GridCell, Run
from reports.footnotes import said
from reports.headed import Headed
from reports.markup import clean
from reports.terms import TERMS, term
from reports.wording import at_confidence, heading, key, phrase, spanners

BELOW = " > "
"""What parts a heading from the one below it, where a language names both above several words."""
Path = tuple[str, ...]  # from the widest heading to the column's own
OF_CASES = frozenset({"case_processing", "case_summary"})
"""Tables whose numbers all count cases."""
LEVELS = ("group", "other_group", "second_group", "third_group")
"""Words of columns that hold the levels of a factor, which heads them."""
OF_DIMENSIONS = frozenset({"factor_correlations", "score_covariances", "transformation"})
"""Matrices of factors by factors, whose columns have their numbers alone."""
NAMELESS = frozenset({"between_subjects_factors", "group_descriptives"})
"""Tables where it does not."""


def header_rows(result: Result, table: Table, language: str, marks: Mapping[str, str]) -> list[Row]:
    """The rows of headings: one, or more where some stand under wider ones; `marks`: the letters of notes."""
    above = {word: text for text, words in spanners(table.name, language).items() for word in words}
    alone = len({column.word for column in table.columns if column.under is not None}) == 1
    paths = [_path(result, table, column, above, alone, language) for column in table.columns]
    rows: list[list[GridCell]] = [[] for _ in range(max(map(len, paths), default=1))]
    _fill(rows, paths, [_mark(result, column, language, marks) for column in table.columns], 0)
    return [tuple(row) for row in rows] if any(each.content for row in rows for each in row) else []


def head_notes(table: Table) -> tuple[Message, ...]:
    """The notes of headings."""
    return tuple(each.note for each in table.columns if isinstance(each, Headed) and each.note is not None)


def _mark(result: Result, column: Column, language: str, marks: Mapping[str, str]) -> str:
    if not isinstance(column, Headed) or column.note is None:
        return ""
    return marks.get(said((column.note,), result, language)[0], "")


def _fill(rows: Sequence[list[GridCell]], paths: Sequence[Path], marks: Sequence[str], level: int) -> None:
    """Puts headings from `level` on into their rows; one that spans columns stands in their middle."""
    at = 0
    while at < len(paths):
        text, is_own = paths[at][level], len(paths[at]) == level + 1
        end = at + 1
        while not is_own and end < len(paths) and len(paths[end]) > level + 1 and paths[end][level] == text:
            end += 1
        if is_own:
            raised = (Run(text), Run(marks[at], superscript=True)) if marks[at] else text
            rows[level].append(cell(raised, rows=len(rows) - level))
        else:
            rows[level].append(centered(text, end - at))
            _fill(rows, paths[at:end], marks[at:end], level + 1)
        at = end


def _path(result: Result, table: Table, column: Column, above: Mapping[str, str], alone: bool, language: str) -> Path:
    sure = confidence(result, table.name)
    if isinstance(column, Headed):
        under = () if column.under is None else (_named(result, table, column.under, language),)
        return (*(column.above or under), column.text)
    if column.under is None:
        wider = above.get(column.word, "")
        wider = at_confidence(wider, sure).format_map(_Options(result)) if "{" in wider else wider
        own = heading(column.word, language, table.name, bool(wider), sure) if column.word else ""
        if column.word in LEVELS and table.name not in NAMELESS:
            own = f"{own} {_factor(result, table, column, language)}".strip()
        return (*wider.split(BELOW), own) if wider else (own,)
    if dimension := _dimension(result, column):
        number = column.under.rpartition("=")[2]
        return (number,) if table.name in OF_DIMENSIONS else (heading(dimension, language), number)
    in_terms = table.name in TERMS
    wider = term(column.under, result, language) if in_terms else _named(result, table, column.under, language)
    own = heading(column.word, language, table.name, True, sure) if column.word else ""
    all_of = (phrase("cases_of", language),) if table.name in OF_CASES else ()
    return (wider,) if alone else (*all_of, wider, own)


def _factor(result: Result, table: Table, column: Column, language: str) -> str:
    """The name of the one variable whose levels a column holds."""
    at = table.columns.index(column)
    found = {
        str(line[at]).partition("=")[0] for line in table.rows if isinstance(line[at], str) and "=" in str(line[at])
    }
    known = [name for name in found if name in result.labels]
    return _named(result, table, known[0], language) if len(known) == len(found) == 1 else ""


def _named(result: Result, table: Table, name: str, language: str) -> str:
    return clean(key(name, result.labels, language, table.name))


def _dimension(result: Result, column: Column) -> str:
    """What columns are numbered by, where a number alone heads them: `component` of `component=2`."""
    word, equals, number = (column.under or "").partition("=")
    return word if equals and number.isdigit() and word in WORDS and column.under not in result.labels else ""


class _Options(dict[str, str]):
    """Options of a result, which headings name: the value that a mean is tested against."""

    def __init__(self, result: Result) -> None:
        super().__init__(
            {
                name: value if isinstance(value, str) else f"{value:g}"
                for name, value in result.options.items()
                if isinstance(value, int | float) or (name == "test_value" and isinstance(value, str))
            }
        )

    def __missing__(self, name: str) -> str:
        return "0"  # what every test is against where nothing else is named
