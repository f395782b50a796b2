"""What is computed, how it is defined and what it was held against, as docs/statistics.md prints it.

`python tests/analysis/statistics_page.py` writes the page anew.
"""

import csv
import dataclasses
import inspect
import types
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints

from examples import EXAMPLES, NAMES, answers, solve
from ruamel.yaml import YAML

from analysis.options import Items
from analysis.vocabulary import WORDS, Kind
from instrument.codebook import MultipleSet, Variable
from reports.wording import LANGUAGES, heading

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "statistics.md"
REFERENCE = CHECKOUT / "tests" / "reference"
ROWS = ("statistic", "test")  # keys that say which statistic a row is
NONE = "no second engine yet"
ALL_DIGITS = 12
TYPES = {
    Variable: "a variable",
    Items: "a scale or a list of variables",
    MultipleSet: "a set or a list of variables",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
}

TEXT = """# Statistics

Every procedure with its options, its tables, how their statistics are defined, and which other engine's numbers they
are held against, to how many digits. `tests/analysis/test_statistics_page.py` makes this page again and compares;
`python tests/analysis/statistics_page.py` writes it.

- **Procedures, options and tables** come from the code: from the options' dataclasses and from running every example of
  `tests/analysis/examples.py`. Every procedure is run as `canvass run {{procedure}} data.sav option=value`.
- **Definitions** are the docstrings of the functions named; `tests/reference/definitions.yaml` says which belong to a
  table. D1 to D47 number decisions where SPSS leaves a choice. Where no function stands, cases are counted.
- **Engines** are those of the tests in `tests/reference/engines.yaml`: {versions}.
  The script that made the numbers stands beside them in `tests/reference/`.
- **Digits** are measured, not claimed. `python tests/reference/measure.py` changes a statistic by one part in 10², 10³,
  10⁴, 10⁶, 10⁸, 10¹⁰ and 10¹² and runs the test again: 8 says that a change of one part in 10⁸ fails the test; 12+ that
  a change of one part in 10¹² does. Few digits say what the test demands and its engine prints, not where numbers part.
  Where a test compares two engines, the digits are those of the closer one. A probability near 0 is compared to so many
  decimals that a change of its digits may not show; then it counts as not compared.
- *{none}* says just that: no test compares this statistic with another engine's number. Many follow from
  others, such as a degree of freedom from a count, or are worked out by hand in a test. Where no engine can be asked,
  `tests/reference/reasons.yaml` says why, and the reason stands in place of the engine.

"""


@dataclasses.dataclass(frozen=True)
class Held:
    """A statistic of a table: its row's key ('' where rows are no statistics), its column, and engine → digits."""

    row: str
    word: str
    engines: tuple[tuple[str, int], ...]


def yaml(name):
    return YAML(typ="safe").load((REFERENCE / name).read_text(encoding="utf-8"))


@cache
def agreement():
    """The lines of agreement.csv."""
    with (REFERENCE / "agreement.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def tables(procedure):
    """Name → {(row, word): None} of every table that an example makes, in the order in which they come."""
    found = {}
    for example in EXAMPLES.get(procedure, []):
        for table in solve(procedure, example, answers()).tables:
            found.setdefault(table.name, {}).update(dict.fromkeys(statistics(table)))
    return found


def statistics(table):
    """(row, word) of every statistic of a table; where its shape has no cell, there is none."""
    at = next((at for at, column in enumerate(table.columns) if column.word in ROWS and column.under is None), None)
    cells = [("" if at is None else str(row[at]), dict.fromkeys(filled(table.columns, row))) for row in table.rows]
    return [(row, word) for row, words in cells for word in words if WORDS[word] not in (Kind.KEY, Kind.TEXT)]


def filled(columns, row):
    """The words under which a row has a cell."""
    return (column.word for column, cell in zip(columns, row, strict=True) if cell is not None)


@cache
def engines():
    """(procedure, table, row, word) → {engine: digits}."""
    declared, found = yaml("engines.yaml")["tests"], {}
    for line in agreement():
        file, _, test = line["test"].partition("::")
        engine = declared.get(file, {}).get(test)
        if engine:
            held = found.setdefault((line["procedure"], line["table"], line["row"], line["column"]), {})
            held[engine] = max(int(line["digits"]), held.get(engine, 0))
    return found


@cache
def reasons():
    """(procedure, table, row, word) → why no engine is asked."""
    return {
        (procedure, table, *_row_and_word(statistic)): reason
        for procedure, tables_ in yaml("reasons.yaml").items()
        for table, statistics_ in tables_.items()
        for statistic, reason in statistics_.items()
    }


def _row_and_word(statistic):
    row, _, word = statistic.rpartition(" ")
    return row, word


def held(procedure, table):
    """Every statistic of a table with the engines that it agrees with."""
    for row, word in tables(procedure)[table]:
        yield Held(row, word, tuple(sorted(engines().get((procedure, table, row, word), {}).items())))


def page():
    """docs/statistics.md."""
    parts = [TEXT.format(versions=yaml("engines.yaml")["versions"], none=NONE), *coverage()]
    return "\n".join([*parts, *(line for name in NAMES for line in section(name))])


def coverage():
    """How much of every procedure is held against another engine."""
    yield from (
        "| procedure | statistics | held against another engine | no engine can be asked |",
        "|---|---:|---:|---:|",
    )
    for name in NAMES:
        all_of = [each for table in tables(name) for each in held(name, table)]
        without = sum(key[0] == name for key in reasons())
        yield f"| [`{name}`](#{name}) | {len(all_of)} | {sum(bool(each.engines) for each in all_of)} | {without} |"
    yield ""


def section(procedure):
    """One procedure."""
    module = import_module(f"analysis.procedures.{procedure}")
    definitions = yaml("definitions.yaml").get(procedure) or {}
    yield from (f"## {procedure}", "", inspect.getdoc(module).split("\n\n")[0].replace("\n", " "), "")
    yield from ("| option | possible | default |", "|---|---|---|", *options(module.Options), "")
    for table in tables(procedure):
        yield from (f"### {procedure}: `{table}`", "", titles(table), "")
        if definitions.get(table):
            yield from (*(f"- {definition(name)}" for name in definitions[table]), "")
        yield from ("| statistic | reference engine | digits |", "|---|---|---:|", *lines(procedure, table), "")


def titles(table):
    """What the table is called in print, in both languages."""
    names = [LANGUAGES[language].tables.get(table, table) for language in ("en", "zh")]
    return " · ".join(" ".join(name.replace("{first}", "…").replace("{second}", "…").split()) for name in names)


def lines(procedure, table):
    """One line for the statistics of a row that agree with the same engines to the same digits."""
    alike = {}
    for each in held(procedure, table):
        why = NONE if each.engines else reasons().get((procedure, table, each.row, each.word), NONE)
        alike.setdefault((each.row, each.engines, why), []).append(each.word)
    for (row, agreed, why), words in alike.items():
        said = ", ".join(f"{heading(word, 'en', table) or word} (`{word}`)" for word in words)
        digits = ", ".join(f"{digits}+" if digits >= ALL_DIGITS else str(digits) for _, digits in agreed)
        yield f"| {f'`{row}`: ' if row else ''}{said} | {'; '.join(name for name, _ in agreed) or why} | {digits} |"


def definition(name):
    """The first sentence and the source of a function's docstring."""
    text = " ".join(inspect.getdoc(function(name)).split())
    said, _, source = text.partition("Source: ")
    first = inspect.getdoc(function(name)).split("\n\n")[0].split("\n")[0].partition(" Source: ")[0]
    return f"`{name}`: {first}" + (f" *Source:* {source.rstrip('.')}." if source and said else "")


def function(name):
    """The function of analysis/statistics that a definition names; raises `AttributeError`."""
    module, _, own = name.rpartition(".")
    return getattr(import_module(f"analysis.statistics.{module}"), own)


def options(wanted):
    hints = get_type_hints(wanted)
    for field in dataclasses.fields(wanted):
        yield f"| `{field.name}` | {possible(hints[field.name])} | {default(field)} |"


def possible(wanted):
    """What an option may be, in words."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return possible(next(each for each in inner if each is not type(None)))
    if origin is Literal:
        return " ".join(f"`{each}`" for each in inner)
    if origin is tuple:
        return f"list of: {possible(inner[0])}"
    return TYPES.get(wanted) or inspect.getdoc(wanted).split("\n")[0].rstrip(".").lower()


def default(field):
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "*required*"
    value = field.default
    if value is None or value == () or value is dataclasses.MISSING:
        return ""
    return ", ".join(f"`{_plain(each)}`" for each in (value if isinstance(value, tuple) else (value,)))


def _plain(value):
    return str(value).lower() if isinstance(value, bool) else value


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
