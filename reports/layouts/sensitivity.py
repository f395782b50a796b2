"""The key results as reported, without each rule of screening, and with every form returned.

`table('sensitivity', 'sensitivity')`.
"""

from collections.abc import Iterator, Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import WORDS, Kind
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink
from reports.taking import take
from reports.wording import key

ALL, NONE = "all_rules", "no_rules"
OF_OPTIONS = "percent_of_cases"
MOST_RULES = 4  # columns beside the reported result and that of all forms


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A row for each key result, a column for each set of cases with its number of cases in the first row."""
    result = take(results, "sensitivity")[0]
    table = result.table("sensitivity")
    sets, left_out = _columns(table)
    more = [ink.phrase("more_rules", {"n": left_out})] if left_out else []
    return grid(
        ink.plain("sensitivity_caption"),
        stub_and_numbers(0.36, len(sets)),
        [header(ink.phrase("key_result"), *(_heading(result, each, ink) for each in sets))],
        [_cases(table, sets, ink), *(line for block in _blocks(result, table, sets, ink) for line in block)],
        [
            ink.phrase("sensitivity_note"),
            *more,
            *(ink.say(note, result) for note in table.notes),
            *ink.reasons(table),
        ],
        rules=[1],
    )


def _columns(table: Table) -> tuple[list[str], int]:
    """The sets that are shown, those of the rules with the most cases back among them, and how many are not."""
    sets = list(dict.fromkeys(str(rule) for rule in table.column("rule")))
    sizes = {rule: max(_size(line[table.index("n")]) for line in table.where({"rule": rule})) for rule in sets}
    rules = [rule for rule in sets if rule not in (ALL, NONE)]
    shown = set(sorted(rules, key=lambda rule: -sizes[rule])[:MOST_RULES])
    return [rule for rule in sets if rule in shown or rule in (ALL, NONE)], len(rules) - len(shown)


def _size(n: Cell) -> float:
    return float(n) if isinstance(n, int | float) else 0.0


def _cases(table: Table, sets: list[str], ink: Ink) -> Row:
    sizes = [max(_size(line[table.index("n")]) for line in table.where({"rule": rule})) for rule in sets]
    return row(ink.phrase("cases_counted"), (ink.digits(size, Kind.COUNT) for size in sizes))


def _heading(result: Result, rule: str, ink: Ink) -> str:
    if rule in (ALL, NONE):
        return ink.plain("as_reported" if rule == ALL else "without_rules")
    return ink.plain("without_rule", {"rule": ink.label(result, rule)})


def _blocks(result: Result, table: Table, sets: list[str], ink: Ink) -> Iterator[list[Row]]:
    """The key results of each statistic under its name, those of options under their question too."""
    for statistic in dict.fromkeys(str(each) for each in table.column("statistic")):
        lines = table.where({"statistic": statistic})
        values = {(line[:2], line[3]): line[table.index("estimate")] for line in lines}
        # A variable may be called as a statistic is; its label is not the statistic's.
        yield [banner(key(statistic, {}, ink.language, "sensitivity"), 1 + len(sets))]
        asked = ""
        for names in dict.fromkeys(line[:2] for line in lines):
            if statistic == OF_OPTIONS and asked != names[0]:
                asked = str(names[0])
                yield [row(cell(ink.label(result, asked), indent=1), [""] * len(sets))]
            told = names[1:] if statistic == OF_OPTIONS else names
            label = " – ".join(ink.label(result, str(name)) for name in told if name is not None)
            cells = (ink.digits(values[names, rule], WORDS[statistic]) for rule in sets)
            yield [row(cell(label, indent=2 if statistic == OF_OPTIONS else 1), cells)]
