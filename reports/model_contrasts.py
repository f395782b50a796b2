"""Contrasts of the levels of a factor as UNIANOVA prints them: each named by its levels, its numbers below it."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.confidence import confidence
from reports.headed import Headed
from reports.marked import Plain
from reports.printing import Line, lines, named
from reports.wording import heading, phrase

KINDS = frozenset(
    f"contrast_{type_}"
    for type_ in ("simple", "deviation", "difference", "helmert", "repeated", "polynomial", "special")
)
LEFT_OUT = {
    "simple": Message("Reference category = {number}"),
    "deviation": Message("Omitted category = {number}"),
}
METRIC = Message("Metric = {values}")
BY_LABEL = Message("Based on the user-specified contrast coefficients (L') matrix: {label}")
BY_NUMBER = Message("Based on the user-specified contrast coefficients (L') matrix number {number}")
POLYNOMIALS = 5  # degrees that have a name


def contrasts_formed(result: Result, table: Table, language: str) -> Table:
    """The estimate, what it is compared with, its error, significance and interval, a line each."""
    asked = _asked(result, table)
    rows: list[Line] = []
    shown = lines(result, table)
    for at, line in enumerate(shown):
        cells = dict(zip((column.word for column in table.columns), line, strict=True))
        cells |= _difference(result, table, at)
        name = Plain(contrast_name(asked, at, len(shown), language))
        for word, cell in _named_cells(cells, f"{confidence(result):g}", language):
            rows.append((name, Plain(word), cell))
    columns = (_head(result, table, asked, language), Column("statistic"), Column("", ""))
    return replace(table, columns=columns, rows=tuple(rows), notes=(*table.notes, *_said(result, table)))


def _head(result: Result, table: Table, asked: Sequence[str], language: str) -> Column:
    """The factor with the type of its contrasts, which level they leave out in a note."""
    if not asked or f"contrast_{asked[0]}" not in KINDS:
        return Column("contrast")
    name = named(result, table.about[1], language)
    text = phrase(f"contrast_{asked[0]}", language, {"name": name})
    if asked[0] == "polynomial":
        metric = asked[1:] or [str(at) for at in range(1, len(table.rows) + 2)]
        values = ", ".join(f"{float(each):.3f}" for each in metric)
        return Headed("contrast", None, text, (), Message(METRIC.sentence, {"values": Plain(values)}))
    number = asked[1] if len(asked) > 1 else str(len(table.rows) + 1)
    sentence = LEFT_OUT.get(asked[0])
    note = None if sentence is None else Message(sentence.sentence, {"number": f"{float(number):g}"})
    return Headed("contrast", None, text, (), note)


def _said(result: Result, table: Table) -> list[Message]:
    """Which LMATRIX a hypothesis is, by its label or its number."""
    name = table.about[-1] if table.about else ""
    if not name.startswith("hypothesis="):
        return []
    label = result.labels.get(name, {}).get("en", "")
    if label:
        return [Message(BY_LABEL.sentence, {"label": Plain(label)})]
    return [Message(BY_NUMBER.sentence, {"number": Plain(name.partition("=")[2])})]


def _difference(result: Result, table: Table, at: int) -> dict[str, Cell]:
    """What an estimate is above what it is said to be, printed as the estimate is; nothing where that is 0."""
    words = [column.word for column in table.columns]
    if "hypothesized" not in words:
        return {}
    row, value = table.rows[at], words.index("contrast_value")
    estimate, said = row[value], row[words.index("hypothesized")]
    if not isinstance(estimate, float) or not isinstance(said, float):
        return {}
    changed = (*row[:value], estimate - said, *row[value + 1 :])
    return {"difference": lines(result, replace(table, rows=(changed,)))[0][value]}


def _named_cells(cells: dict[str, Cell], confidence: str, language: str) -> list[tuple[str, Cell]]:
    value, level = cells["contrast_value"], {"confidence": confidence}
    return [
        (phrase("contrast_estimate", language), value),
        (phrase("hypothesized_value", language), cells.get("hypothesized", "0")),
        (phrase("estimate_less_hypothesized", language), cells.get("difference", value)),
        (heading("se", language), cells["se"]),
        (heading("p", language), cells["p"]),
        (phrase("interval_low", language, level), cells["ci_low"]),
        (phrase("interval_high", language, level), cells["ci_high"]),
    ]


def _asked(result: Result, table: Table) -> Sequence[str]:
    """The words of the contrast: its type and the numbers of that; none of a custom hypothesis."""
    given = result.options.get("contrasts", ())
    own = [words for words in given if isinstance(words, list | tuple) and tuple(words[:2]) == table.about[1:]]
    return [str(word) for word in own[0][1:]] if own else []


def contrast_name(asked: Sequence[str], at: int, count: int, language: str) -> str:
    """Level 1 vs. Level 3, Level 1 vs. Mean, Linear Term; L1 of coefficients; `asked`: the type and its numbers."""
    type_, k = asked[0] if asked else "special", count + 1
    out = int(float(asked[1])) if len(asked) > 1 and type_ in ("simple", "deviation") else k
    level = at + 1 if type_ in ("helmert", "repeated", "difference") or at + 1 < out else at + 2
    if type_ == "special":
        return f"L{at + 1}"
    if type_ == "polynomial":
        named = phrase(f"degree_{at + 1}", language) if at < POLYNOMIALS else ""
        return named or phrase("order_of_degree", language, {"number": str(at + 1)})
    if type_ == "difference":
        one, other = at + 2, phrase("previous_levels" if at else "level", language, {"number": "1"})
    elif type_ == "helmert":
        one, other = level, phrase("later_levels" if at + 2 < k else "level", language, {"number": str(k)})
    elif type_ == "deviation":
        one, other = level, phrase("mean_of_levels", language)
    else:
        one, other = level, phrase("level", language, {"number": str(out if type_ == "simple" else at + 2)})
    return phrase("versus", language, {"one": phrase("level", language, {"number": str(one)}), "other": other})
