"""What a cell of a table may say: counts, shares of areas, statistics of a scale variable."""

import re

from analysis.custom.grammar import Cursor, written
from instrument.message import Fault, nearest, quoted
from instrument.records import dataclass

AREAS = {
    "ROW": "row",
    "COL": "column",
    "TABLE": "table",
    "SUBTABLE": "subtable",
    "LAYER": "layer",
    "LAYERROW": "layer_row",
    "LAYERCOL": "layer_column",
}
BASES = {"COUNT": "n", "VALIDN": "valid_n", "TOTALN": "total_n", "SUM": "sum"}
PERCENTS = {
    f"{area}PCT.{base}": f"{word}_{of}_percent" for area, word in AREAS.items() for base, of in BASES.items()
} | {f"{area}PCT": f"{word}_n_percent" for area, word in AREAS.items()}
COUNTS = {"COUNT": "count", "VALIDN": "valid_n", "TOTALN": "total_n", "MISSING": "missing", "RESPONSES": "responses"}
OF_SCALES = {
    "MEAN": "mean",
    "MEDIAN": "median",
    "MODE": "mode",
    "STDDEV": "sd",
    "SEMEAN": "se_mean",
    "VARIANCE": "variance",
    "MINIMUM": "minimum",
    "MAXIMUM": "maximum",
    "RANGE": "range",
    "SUM": "sum",
    "PTILE": "percentile_value",
}
FUNCTIONS = {**COUNTS, **PERCENTS, **OF_SCALES}
_FORMAT = re.compile(r"(PCT|[A-Z]+)(\d+)(?:\.(\d+))?")


@dataclass(frozen=True)
class Summary:
    """One function with what it is called and how many decimals it has, where that was said."""

    function: str  # a key of FUNCTIONS
    argument: float | None = None  # which percentile
    label: str | None = None
    format: str | None = None  # F8.2, PCT5.1

    @property
    def word(self) -> str:
        return FUNCTIONS[self.function]

    @property
    def of_scale(self) -> bool:
        """Whether it needs a scale variable."""
        return self.function in OF_SCALES or self.function.endswith(".SUM")

    @property
    def decimals(self) -> int | None:
        found = _FORMAT.fullmatch(self.format or "")
        return None if found is None else int(found[3] or 0)

    @property
    def signed(self) -> bool:
        """Whether a percentage carries its sign."""
        return self.format is None or self.format.startswith("PCT")

    def __str__(self) -> str:
        argument = "" if self.argument is None else f" {self.argument:g}"
        label = "" if self.label is None else " " + written(self.label)
        return f"{self.function}{argument}{label}{' ' + self.format if self.format else ''}"


def read_summaries(cursor: Cursor) -> tuple[tuple[Summary, ...], tuple[Summary, ...]]:
    """What stands between brackets: summaries, and those of totals; the opening bracket is consumed."""
    found: list[Summary] = []
    totals: tuple[Summary, ...] = ()
    while not cursor.take("]"):
        if cursor.take(","):
            continue
        if cursor.take("TOTALS"):
            cursor.need("[")
            totals = read_summaries(cursor)[0]
            continue
        found.append(_read(cursor))
    return tuple(found), totals


def _read(cursor: Cursor) -> Summary:
    named = cursor.next("word").upper()
    function = _function(named)
    argument = float(cursor.next("number")) if cursor.kind() == "number" else None
    if (argument is None) == (function == "PTILE"):
        raise cursor.refused("PTILE 25" if function == "PTILE" else "]")
    label = cursor.string() if cursor.kind() == "string" else None
    format_ = None
    if cursor.kind() == "word" and _FORMAT.fullmatch(cursor.piece().upper()):
        format_ = cursor.next("word").upper()
    return Summary(function, argument, label, format_)


def _function(named: str) -> str:
    if named in FUNCTIONS:
        return named
    begun = [each for each in FUNCTIONS if len(named) >= 3 and each.startswith(named) and "PCT" not in each]
    if len(begun) != 1:
        raise Fault(
            "no summary {found}; possible: {possible}", {"found": quoted(named), "possible": nearest(named, FUNCTIONS)}
        )
    return begun[0]
