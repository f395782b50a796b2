"""Tables whose rows and columns have paths of headings, each part of a path in a row or column of labels of its own."""

from collections.abc import Sequence
from itertools import groupby

from analysis.result import Result
from analysis.table import Column, Table
from reports.cells import Row, Text, cell
from reports.confidence import confidence
from reports.crossed_cells import Headed, details, texts_of
from reports.markup import clean
from reports.wording import heading, key, phrase

OF_ROWS = frozenset({"custom_chi_square"})
"""Tables whose statistics stand below one another, whatever was asked."""
SUMMARIES = ("summary", "plain_summary", "percentile")
LETTERED = frozenset({"larger_than"})


def crossed(result: Result, table: Table, language: str) -> tuple[list[Row], list[Row], int, int]:
    """Header rows, body rows, and how many columns of labels and of numbers there are."""
    every = [_headed(result, table, each, language) for each in table.columns[1:]]
    columns = [each for each in every if each.column.word != "subset"]
    is_lettered = all(each.column.word in LETTERED for each in columns)
    if table.name in OF_ROWS or (result.options.get("statistics_in") == "rows" and not is_lettered):
        return _below(result, table, columns, every, language)
    body = [
        (_labels(result, table, str(line[0]), language), texts_of(result, line, columns, every)) for line in table.rows
    ]
    is_apart = result.options.get("statistics_in") == "layers" and table.name == "custom_table"
    shown = result.options.get("labels_shown", True) and not is_lettered and not is_apart
    heads = [(*each.labels, "\0") for each in columns]
    last = [each.statistic for each in columns] if shown else []
    return _made(heads, last, body, _corner(result, table))


def layers(result: Result, table: Table, language: str) -> list[str]:
    """What a table is a layer of: categories, and its statistic where these have tables of their own."""
    found = []
    for part in (part for path in table.about for part in path.split(">")):
        own, _, word = part.partition("=")
        if own == "statistic" or own in SUMMARIES:
            column = table.columns[1] if own != "statistic" else Column(word)
            found.append(_headed(result, table, column, language).statistic)
        else:
            found.append(_label(result, table, part, language))
    return found


def _corner(result: Result, table: Table) -> str:
    return str(result.options.get("corner", "")) if table.name == "custom_table" else ""


def _below(
    result: Result, table: Table, columns: Sequence[Headed], every: Sequence[Headed], language: str
) -> tuple[list[Row], list[Row], int, int]:
    """The same with a row for each statistic."""
    paths = list(dict.fromkeys(each.path for each in columns))
    statistics = list(dict.fromkeys((each.statistic, each.column.word, each.key) for each in columns))
    body: list[tuple[tuple[str, ...], list[Text]]] = []
    is_named = table.name in OF_ROWS or bool(result.options.get("labels_shown", True))
    for line in table.rows:
        for name, word, own in statistics:
            under = [_at(columns, path, word, own) for path in paths]
            texts = texts_of(result, line, under, every)
            if any(texts):
                last = (name,) if is_named else ()
                body.append(((*_labels(result, table, str(line[0]), language), *last), texts))
    labels = {each.path: each.labels for each in columns}
    return _made([(*labels[path], "\0") for path in paths], [], body, _corner(result, table))


def _at(columns: Sequence[Headed], path: tuple[str, ...], word: str, own: str) -> Headed | None:
    return next((each for each in columns if (each.path, each.column.word, each.key) == (path, word, own)), None)


def _headed(result: Result, table: Table, column: Column, language: str) -> Headed:
    path = tuple(column.under.split(">")) if column.under else ()
    own = path[-1] if path and path[-1].partition("=")[0] in SUMMARIES else ""
    path = path[:-1] if own else path
    labels = tuple(_label(result, table, each, language) for each in path)
    statistic = heading(column.word, language, table.name, confidence=confidence(result))
    if own and result.labels.get(own):
        statistic = clean(result.labels[own].get(language, ""))
    elif own.startswith("percentile="):
        statistic = f"{statistic} {own.partition('=')[2].partition(':')[0]}"
    for each in {"unweighted", "adjusted"} & set(details(own)):
        statistic = phrase(f"{each}_statistic", language, {"statistic": statistic})
    return Headed(labels, path, statistic, own, column)


def _labels(result: Result, table: Table, path: str, language: str) -> tuple[str, ...]:
    if path == "total":
        return ()
    return tuple(_label(result, table, each, language) for each in path.split(">"))


def _label(result: Result, table: Table, part: str, language: str) -> str:
    """What a part of a path is called; a total, where a variable is called so, by the word for totals."""
    if part.endswith("=total") and not any(result.labels.get(part, {}).values()):
        return clean(key("total", {}, language, table.name))
    return clean(key(part, result.labels, language, table.name))


def _made(
    heads: Sequence[tuple[str, ...]],
    last: Sequence[str],
    body: Sequence[tuple[tuple[str, ...], list[Text]]],
    text: str = "",
) -> tuple[list[Row], list[Row], int, int]:
    """Header and body; `text`: what stands in the corner between them."""
    stubs = max((len(labels) for labels, _ in body), default=0) or 1
    depth = max((len(each) - 1 for each in heads), default=0)
    padded = [(*each[:-1], *[""] * (depth + 1 - len(each))) for each in heads]
    lines: list[list[tuple[str, int]]] = []
    for level in range(depth):
        grouped = groupby(padded, key=lambda each: each[: level + 1])
        lines.append([(path[-1], len(list(several))) for path, several in grouped])
    if last or not depth:
        lines.append([(label, 1) for label in last or [""] * len(heads)])
    header: list[Row] = []
    for at, line in enumerate(lines):
        corner = (cell(text, stubs, len(lines)),) if at == 0 else ()
        header.append((*corner, *(cell(label, columns) for label, columns in line)))
    return header, _rows(body, stubs), stubs, len(heads)


def _rows(body: Sequence[tuple[tuple[str, ...], list[Text]]], stubs: int) -> list[Row]:
    """What the row above already says is not said again, but the last label always is."""
    found: list[Row] = []
    before: tuple[str, ...] = ()
    for labels, texts in body:
        padded = (*labels, *[""] * (stubs - len(labels)))
        same = next(
            (at for at, pair in enumerate(zip(padded, before, strict=False)) if pair[0] != pair[1]), len(before)
        )
        shown = ["" if at < min(same, stubs - 1) else text for at, text in enumerate(padded)]
        found.append((*map(cell, shown), *map(cell, texts)))
        before = padded
    return found
