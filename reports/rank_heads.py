"""Tables of NPAR TESTS below the headings that SPSS gives them, each note at the statistic that it is about."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, Printed, number
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, changed, lines, named, printed
from reports.wording import heading, phrase

STATISTICS = "chi_square_statistics"
FEW, SUCCESS = "least", "is treated as a success."
NORMAL = Message("Test distribution is Normal.")
OF_DATA = Message("Calculated from data.")
BOUND, LARGEST = Message("This is a lower bound of the true significance."), 0.2
EVEN = 0.5
ONE_SIDED = "SPSS prints the one-sided probability"
ALTERNATIVE = Message("Alternative hypothesis states that the proportion of cases in the first group {sign} {share}.")
LILLIEFORS = Message("Lilliefors Significance Correction.")


def below_headings(result: Result, language: str) -> Result:
    """The result with the tables of SPSS; `result` is that of one test."""
    found = changed(result, STATISTICS, lambda table: _noted(result, table))
    found = changed(found, "runs_test", lambda table: _first_note(table, "test_value", language))
    found = changed(found, "one_sample_kolmogorov", lambda table: _of_distribution(result, table, language))
    found = changed(found, "binomial_test", lambda table: _numbered(result, table, language))
    found = changed(found, "pair_counts", lambda table: _crossed(result, table, language))
    return changed(found, "test_frequencies", lambda table: _valued(result, table, language))


def _noted(result: Result, table: Table) -> Table:
    """Notes about one variable, or about one number, at that number."""
    own = {str(note.values.get("variable")): note for note in table.notes if FEW in note.values}
    success = next((note for note in table.notes if note.sentence.endswith(SUCCESS)), None)
    rows = []
    for line in table.rows:
        cells = list(line)
        for word, note in (("chi_square", own.get(str(line[0]))), ("cochran_q", success)):
            column = Column(word)
            if note is not None and column in table.columns:
                at = table.columns.index(column)
                cells[at] = marked(printed(result, table, line, column), note)
        rows.append(tuple(cells))
    left = tuple(note for note in table.notes if note is not success and note not in own.values())
    return replace(table, rows=tuple(rows), notes=left)


def _first_note(table: Table, word: str, language: str) -> Table:
    """The first note at the name of a statistic."""
    return _at(table, word, table.notes[0], table.notes[1:], language) if table.notes else table


def _at(table: Table, word: str, note: Message, left: tuple[Message, ...], language: str) -> Table:
    heads = tuple(
        Headed(word, None, heading(word, language, table.name), (), note) if column == Column(word) else column
        for column in table.columns
    )
    return replace(table, columns=heads, notes=left)


def _of_distribution(result: Result, table: Table, language: str) -> Table:
    """That its parameters are those of the data; what was done to a probability stands there."""
    notes = [each for note in table.notes for each in ((note, OF_DATA) if note == NORMAL else (note,))]
    if BOUND in notes:
        table, at = replace(table, rows=tuple(lines(result, table))), table.index("p")
        bound = [
            tuple(marked(x, BOUND) if at == n and _is_bound(x) else x for n, x in enumerate(row)) for row in table.rows
        ]
        table = replace(table, rows=tuple(bound))
    left = tuple(note for note in notes if note not in (LILLIEFORS, BOUND))
    return _at(table, "p", LILLIEFORS, left, language) if LILLIEFORS in notes else replace(table, notes=left)


def _is_bound(cell: Cell) -> bool:
    return isinstance(cell, Printed) and cell.value == LARGEST


def _numbered(result: Result, table: Table, language: str) -> Table:
    """Both groups by their numbers, the value of each beside it; shares with the digits of the one that is tested."""
    rows: list[tuple[Cell, ...]] = []
    group_number = 0
    share = float(str(result.options.get("proportion", EVEN)))
    places = 2 if share == EVEN else len(f"{share:.9g}".partition(".")[2])
    table = replace(table, notes=tuple(note for note in table.notes if not note.sentence.startswith(ONE_SIDED)))
    for at, (line, printed_line) in enumerate(zip(table.rows, lines(result, table), strict=True)):
        shown = _shares(table, line, printed_line, share, places)
        group_number = group_number + 1 if at and table.rows[at - 1][0] == line[0] else 1
        if line[1] == "total":
            rows.append((line[0], line[1], "", *shown[2:]))
        else:
            group = phrase("group_number", language, {"number": group_number})
            rows.append((line[0], Plain(group), Plain(named(result, line[1], language, table.name)), *shown[2:]))
    value = Column("", phrase("category_of", language))
    return replace(table, columns=(*table.columns[:2], value, *table.columns[2:]), rows=tuple(rows))


def _shares(table: Table, line: Line, shown: Line, share: float, places: int) -> Line:
    """A line with its shares as SPSS prints them, and what is tested at a one-sided probability."""
    cells = list(shown)
    for word in ("observed_proportion", "test_proportion"):
        at = table.index(word)
        cell = line[at]
        if isinstance(cell, float):
            cells[at] = number(cell, Kind.COEFFICIENT, SPSS, places)
    seen, tested = line[table.index("observed_proportion")], Column("exact_p_one_sided")
    if tested in table.columns and isinstance(seen, float):
        at = table.columns.index(tested)
        said = {"sign": "<" if seen < share else ">", "share": f"{share:.9g}".removeprefix("0")}
        cells[at] = marked(cells[at], Message(ALTERNATIVE.sentence, said))
    return tuple(cells)


def _crossed(result: Result, table: Table, language: str) -> Table:
    """Both variables above their values."""
    first, second = (named(result, name, language) for name in table.about)
    numbers = (
        Headed(column.word, column.under, named(result, column.under, language), (second,))
        for column in table.columns[1:]
    )
    return replace(table, columns=(Headed(table.columns[0].word, None, first), *numbers))


def _valued(result: Result, table: Table, language: str) -> Table:
    """Levels below what they are of: a factor, or the values of several variables."""
    if not table.columns[-1].under:
        return table
    is_median = table.columns[0].word == "part"
    above = named(result, table.about[-1], language) if is_median else phrase("value_of", language)
    numbers = [
        Headed(column.word, column.under, named(result, column.under, language), (above,))
        for column in table.columns[1:]
    ]
    if not is_median:
        return replace(table, columns=(table.columns[0], *numbers))
    rows = tuple((table.about[0], *line) for line in table.rows)
    return replace(table, columns=(Column("variable"), table.columns[0], *numbers), rows=rows)
