"""How LOGISTIC REGRESSION came to its estimates, and how these go together: terms as SPSS numbers them."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.blocked import method
from reports.headed import Headed
from reports.logistic_heads import without_empty
from reports.marked import Plain
from reports.wording import phrase

CONSTANT = Message("Constant is included in the model.")
NO_CONSTANT = Message("No terms in the model.")
METHOD = Message("Method: {method}")
INITIAL = Message("Initial -2 Log Likelihood: {deviance}")
CONVERGED = Message(
    "Estimation terminated at iteration number {number} because parameter estimates changed by less than .001."
)
REACHED = Message(
    "Estimation terminated at iteration number {number} because maximum iterations has been reached. "
    "Final solution cannot be found."
)
ENDED_PERFECT = Message(
    "Estimation terminated at iteration number {number} because a perfect fit is detected. This solution is not unique."
)
MOST = 20  # iterations that SPSS makes
PERFECT = 1e-3  # -2 log likelihood of a model that tells all answers apart


def iterated(result: Result, made: Table, table: Table, block: int, language: str) -> Table:
    """The steps of a block's last model, what each coefficient came to below one heading."""
    above = (phrase("coefficients_so_far", language),)
    names = terms([column.under for column in made.columns], language)
    columns = tuple(
        column if column.under is None else Headed(column.word, column.under, name, above)
        for column, name in zip(made.columns, names, strict=True)
    )
    found = without_empty(replace(made, columns=columns))
    return replace(found, notes=(*table.notes, *_notes(result, table, block, language)))


def correlated(made: Table, language: str) -> Table:
    """Estimates by their names in rows and columns."""
    heads = terms([column.under for column in made.columns], language)
    columns = tuple(
        column if column.under is None else Column("", name) for column, name in zip(made.columns, heads, strict=True)
    )
    names = terms([str(row[1]) for row in made.rows], language)
    rows = tuple((row[0], Plain(name), *row[2:]) for row, name in zip(made.rows, names, strict=True))
    return without_empty(replace(made, columns=columns, rows=rows))


def terms(names: Sequence[str | None], language: str) -> list[str]:
    """How each term is printed: Constant, a variable, unit(1) for the first level of a variable that has a column."""
    numbers: dict[str, dict[str, int]] = {}
    found = []
    for each in (name or "" for name in names):
        name, equals, _ = each.partition("=")
        if equals:
            known = numbers.setdefault(name, {})
            found.append(f"{name}({known.setdefault(each, len(known) + 1)})")
        else:
            found.append(phrase("constant_in_equation", language) if each == "constant" else each.replace("*", " * "))
    return found


def ended(number: int, deviance: Cell) -> Message:
    """Why estimation ended at the iteration of that number."""
    if number < MOST:
        return Message(CONVERGED.sentence, {"number": number})
    is_perfect = isinstance(deviance, float) and deviance < PERFECT
    return Message((ENDED_PERFECT if is_perfect else REACHED).sentence, {"number": number})


def _notes(result: Result, table: Table, block: int, language: str) -> list[Message]:
    constant = result.options.get("constant", True)
    found = [Message(METHOD.sentence, {"method": method(result, block, language)})] if block else []
    found += [CONSTANT] if constant else [NO_CONSTANT] if not block else []
    initial = _initial(result)
    found += [Message(INITIAL.sentence, {"deviance": Plain(f"{initial:.3f}")})] if isinstance(initial, float) else []
    last = {row[1]: row for row in table.rows}  # of each step
    numbers = [(int(str(row[2]).rpartition("=")[2]), row[table.index("deviance")]) for row in last.values()]
    return [*found, *(ended(number, deviance) for number, deviance in numbers)]


def _initial(result: Result) -> Cell:
    """-2 log likelihood of the model that blocks begin with."""
    every = {each.name: each for each in result.tables}
    if "model_summary" not in every or "omnibus" not in every:
        return None
    summary, omnibus = every["model_summary"], every["omnibus"]
    deviance, chi_square, test = summary.index("deviance"), omnibus.index("chi_square"), omnibus.index("test")
    for row in summary.rows:
        for line in omnibus.rows:
            first, second = row[deviance], line[chi_square]
            if line[:2] == row[:2] and line[test] == "model" and isinstance(first, float) and isinstance(second, float):
                return first + second
    return None
