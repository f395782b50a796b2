"""Numbers of tables with paths of headings, as they were asked for."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Column
from analysis.undefined import Undefined
from analysis.vocabulary import WORDS, Kind
from instrument.records import dataclass
from reports.cells import Text
from reports.document import Run
from reports.dressing import dressed
from reports.formatting import SPSS, Printed, text_of
from reports.number_forms import FORMS, set_in

STAR = "*"
LEVEL = 0.05
GENERAL = frozenset({Kind.MEAN, Kind.DEVIATION, Kind.VALUE})
"""Kinds that have the decimals of their variable."""


@dataclass(frozen=True)
class Headed:
    """A column of the table: its labels from outside in, what its statistic is called, and its own key if any."""

    labels: tuple[str, ...]
    path: tuple[str, ...]
    statistic: str
    key: str
    column: Column


def texts_of(
    result: Result, line: Sequence[Cell], wanted: Sequence[Headed | None], columns: Sequence[Headed]
) -> list[Text]:
    """The numbers of a row, each with the letters of its column's subsets where there are some."""
    places = {each: at for at, each in enumerate(columns, start=1)}
    subsets = {each.path: line[at] for each, at in places.items() if each.column.word == "subset"}
    is_of_scale = any(line[at] is not None for each, at in places.items() if each.column.word == "mean")
    found: list[Text] = []
    for each in wanted:
        text = "" if each is None else _text(result, str(line[0]), line[places[each]], each)
        is_tested = each is not None and (each.column.word == "mean" or not is_of_scale)
        letters = subsets.get(each.path) if each is not None and is_tested else None
        found.append((Run(text), _letters(result, letters)) if isinstance(letters, str) and text else text)
    return found


def _text(result: Result, row: str, found: Cell, column: Headed) -> str:
    """A number with the decimals that were asked for, else those of its kind or of its variable."""
    if isinstance(found, Undefined):
        return str(result.options.get("missing_cells", "."))
    if found is None or isinstance(found, str):
        return text_of(found, Kind.TEXT, SPSS)
    kind = WORDS[column.column.word]
    empty = result.options.get("empty_cells")
    if found == 0 and empty is not None and kind in (Kind.COUNT, Kind.PERCENT):
        return str(empty)
    places, form = _format(result, (*row.split(">"), *column.path), column)
    path = (*row.split(">"), *column.path, *_of_layers(result))
    dress = ""
    if places is None and kind in GENERAL:
        places = _own(result, path)
        dress = next((result.formats[part] for part in path if part in result.formats), "")
    text = text_of(found, Kind.ESTIMATE if kind is Kind.COUNT and places else kind, SPSS, places)
    if column.column.word == "p" and found < float(result.options.get("chi_square_level", LEVEL)):
        return text + STAR
    if dress and not form and isinstance(text, Printed):
        return dressed(text, dress, places or 0, column.column.word)
    return set_in(text, form or ("pct" if kind is Kind.PERCENT else ""))


def _format(result: Result, path: Sequence[str], column: Headed) -> tuple[int | None, str]:
    """Decimals and form of a computed category on the path where it has its own, else of the column."""
    for part in path:
        for form in ("", *FORMS):
            places = result.decimals.get(f"{part}|{column.column.word}" + (f"|{form}" if form else ""))
            if places is not None:
                return places, form
    plain = "plain" if column.key.startswith("plain_summary") else ""
    return result.decimals.get(column.key), next((each for each in details(column.key) if each in FORMS), plain)


def _own(result: Result, path: Sequence[str]) -> int | None:
    """The decimals of the scale variable on a path: the one that no category of its own follows."""
    for at, name in enumerate(path):
        after = path[at + 1] if at + 1 < len(path) else ""
        if name in result.decimals and not after.startswith(f"{name}=") and after not in ("total", "subtotal"):
            return result.decimals[name]
    return None


def _of_layers(result: Result) -> tuple[str, ...]:
    written = str(result.options.get("layers", ""))
    return tuple(name for name in result.decimals if f"{name} [S]" in written)


def _letters(result: Result, letters: str) -> Run:
    is_subscript = result.options.get("notation", "subscripts") == "subscripts"
    return Run(letters if is_subscript else f" {letters}", subscript=is_subscript)


def details(own: str) -> list[str]:
    """What the key of a summary says of its format and of its weights."""
    return own.partition(":")[2].split(",")
