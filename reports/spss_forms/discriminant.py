"""DISCRIMINANT: groups, functions and what they predict as SPSS lays them out."""

from analysis.result import Message, Result
from analysis.table import Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.discriminant_cases import listed
from reports.discriminant_results import cases, classified, counted, priors, processed
from reports.discriminant_steps import changes, lambdas, paired, stepped
from reports.formatting import Printed
from reports.marked import Plain, marked
from reports.printing import Line, changed, lines, named
from reports.starred import STAR
from reports.wording import heading, phrase

UNUSED = Message("This variable not used in the analysis.")
LARGEST = Message("*. Largest absolute correlation between each variable and any discriminant function")
NOT_USED = "This variable not used"


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = _pooled(result, language)
    for name, change in {
        "discriminant_cases": lambda table: cases(table, language),
        "discriminant_groups": lambda table: counted(
            table, lines(result, table), phrase("valid_n_listwise", language), language
        ),
        "variables_in_analysis": lambda table: stepped(result, table, "f_to_remove", language),
        "variables_not_in_analysis": lambda table: stepped(result, table, "f_to_enter", language),
        "pairwise_groups": lambda table: paired(result, table, language),
        "covariance_test": lambda table: _box(result, table, language),
        "discriminant_eigenvalues": lambda table: _eigenvalues(result, table),
        "function_tests": lambda table: _tests(table, language),
        "discriminant_structure": lambda table: _structure(result, table, language),
        "classification_cases": lambda table: processed(table, language),
        "prior_probabilities": lambda table: priors(table, language),
        "casewise_statistics": lambda table: listed(result, table, language),
        "classification_results": lambda table: classified(result, table, language),
    }.items():
        found = changed(found, name, change)
    return _steps(found, language)


def _steps(result: Result, language: str) -> Result:
    """What came and went before the variables, and where that led behind them."""
    made = next((table for table in result.tables if table.name == "discriminant_steps"), None)
    if made is None:
        return result
    tables: list[Table] = []
    for table in result.tables:
        tables.append(changes(result, table, language) if table is made else table)
        if table.name == "variables_not_in_analysis":
            tables.append(lambdas(result, made, language))
    return replace(result, tables=tuple(tables))


def _pooled(result: Result, language: str) -> Result:
    """Covariances and correlations within groups in one table."""
    wanted = {"pooled_covariances": "covariance", "pooled_correlations": "r"}
    there = [table for table in result.tables if table.name in wanted]
    if not there:
        return result
    rows: list[Line] = []
    for table in there:
        title = (
            heading(wanted[table.name], language)
            if table.name == "pooled_covariances"
            else phrase("correlation_of", language)
        )
        rows += [(Plain(title), *line) for line in lines(result, table)]
    first = there[0]
    columns = (Column("statistic"), Column("variable"), *(Column("", each.under) for each in first.columns[1:]))
    notes = tuple(note for table in there for note in table.notes)
    together = Table("pooled_matrices", columns, tuple(rows), notes=notes)
    tables = (together if table is first else table for table in result.tables if table is first or table not in there)
    return replace(result, tables=tuple(tables))


def _box(result: Result, table: Table, language: str) -> Table:
    """M, and its F below one another."""
    shown = lines(result, table)[0]
    words = [
        (heading("box_m", language), ""),
        *((phrase("box_f", language), heading(each.word, language, table.name)) for each in table.columns[1:]),
    ]
    rows = tuple(
        (*names, "." if isinstance(cell, Undefined) else cell) for names, cell in zip(words, shown, strict=True)
    )
    return replace(table, columns=(Column("statistic"), Column("statistic"), Column("")), rows=rows)


def _eigenvalues(result: Result, table: Table) -> Table:
    """The note on how many functions there are at every eigenvalue."""
    rows = [(line[0], marked(line[1], table.notes[0]), *line[2:]) for line in lines(result, table)]
    return replace(table, rows=tuple(rows), notes=())


def _tests(table: Table, language: str) -> Table:
    """The functions from one to the last: 1 through 2."""
    last = str(table.rows[-1][0]).partition("=")[2] if table.rows else ""
    rows = []
    for line in table.rows:
        first = str(line[0]).partition("=")[2]
        told = first if first == last else phrase("through_function", language, {"first": first, "last": last})
        rows.append((Plain(told), *line[1:]))
    return replace(table, rows=tuple(rows))


def _structure(result: Result, table: Table, language: str) -> Table:
    """The variables in the order of their largest correlations, each of which has a star where there are several."""
    several = len(table.columns) > 2
    unused = {str(note.values["variable"]) for note in table.notes if note.sentence.startswith(NOT_USED)}
    order = sorted(range(len(table.rows)), key=lambda at: _rank(table.rows[at]))
    shown = lines(result, table)
    rows: list[Line] = []
    for at in order:
        line = list(shown[at])
        best = 1 + _rank(table.rows[at])[0]
        cell = line[best]
        if several and isinstance(cell, Printed):
            line[best] = cell + STAR
        name = str(line[0])
        if name in unused:
            line[0] = marked(named(result, name, language), UNUSED)
        rows.append(tuple(line))
    notes = tuple(note for note in table.notes if not note.sentence.startswith(NOT_USED))
    told = (*notes, *([LARGEST] if several else []))
    return replace(table, rows=tuple(rows), notes=told)


def _rank(line: Line) -> tuple[int, float]:
    """The function that a variable is most like, and how little it is so."""
    sizes = [abs(cell) if isinstance(cell, float) else 0.0 for cell in line[1:]]
    most = max(range(len(sizes)), key=lambda at: sizes[at])
    return most, -sizes[most]
