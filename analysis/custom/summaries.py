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
BASES = {
    "COUNT": "n",
    "VALIDN": "valid_n",
    "TOTALN": "total_n",
    "SUM": "sum",
    "RESPONSES": "responses",
    "RESPONSES.COUNT": "responses_of_n",
    "COUNT.RESPONSES": "n_of_responses",
}
"""What a percentage counts above and below; with a point, first above, then below."""
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
    "MEAN.LCL": "mean_ci_low",
    "MEAN.UCL": "mean_ci_high",
    "SUM.LCL": "sum_ci_low",
    "SUM.UCL": "sum_ci_high",
}
FUNCTIONS = {**COUNTS, **PERCENTS, **OF_SCALES}
LIMITS = (".LCL", ".UCL", ".SE")
"""What functions end with that tell how sure others are."""
FORMATS = ("F", "COMMA", "DOT", "DOLLAR", "PCT", "NEQUAL", "PAREN", "PCTPAREN", "NEGPAREN", "E", "N")
_FORMAT = re.compile(rf"({'|'.join(FORMATS)})(\d+)(?:\.(\d+))?")


@dataclass(frozen=True)
class Summary:
    """One function with what it is called and how many decimals it has, where that was said."""

    function: str  # a key of FUNCTIONS, behind a U where cases count without their weights, an E with adjusted ones
    argument: float | None = None  # which percentile
    label: str | None = None
    format: str | None = None  # F8.2, PCT5.1

    @property
    def base(self) -> str:
        """The function without what is said of its weights."""
        return _parted(self.function)[1]

    @property
    def weighting(self) -> str:
        """U: every case counts once; E: by adjusted weights, which are the weights; '' for the weights."""
        return _parted(self.function)[0]

    @property
    def word(self) -> str:
        return FUNCTIONS[self.base]

    @property
    def of_scale(self) -> bool:
        """Whether it needs a scale variable."""
        return self.base in OF_SCALES or self.base.endswith(".SUM")

    @property
    def decimals(self) -> int | None:
        found = _FORMAT.fullmatch(self.format or "")
        return None if found is None else int(found[3] or 0)

    @property
    def signed(self) -> bool:
        """Whether a percentage carries its sign."""
        return self.format is None or self.format.startswith("PCT")

    @property
    def form(self) -> str:
        """What a format sets around a number: comma, dollar, nequal, pct around what is no percentage; '' for none."""
        found = _FORMAT.fullmatch(self.format or "")
        form = "" if found is None else found[1].lower()
        return "" if form in ("f", "e", "n") or (form == "pct" and "PCT" in self.function) else form

    def __str__(self) -> str:
        argument = "" if self.argument is None else f" {self.argument:g}"
        label = "" if self.label is None else " " + written(self.label)
        return f"{self.function}{argument}{label}{' ' + self.format if self.format else ''}"


def _parted(function: str) -> tuple[str, str]:
    """U or E, and what stands behind it."""
    is_known = function in FUNCTIONS or function[:1] not in ("U", "E")
    return ("", function) if is_known else (function[0], function[1:])


def read_summaries(cursor: Cursor) -> tuple[tuple[Summary, ...], tuple[Summary, ...]]:
    """What stands between brackets: summaries, and those of totals; the opening bracket is consumed."""
    found: list[Summary] = []
    totals: tuple[Summary, ...] = ()
    while not cursor.take("]"):
        if cursor.take(","):
            continue
        if cursor.take("TOTALS", "TOTAL"):
            cursor.need("[")
            totals = read_summaries(cursor)[0]
            continue
        found.append(_read(cursor))
    return tuple(found), totals


def _read(cursor: Cursor) -> Summary:
    named = cursor.next("word").upper()
    function = _function(named)
    argument = float(cursor.next("number")) if cursor.kind() == "number" else None
    is_percentile = function.endswith("PTILE")
    if (argument is None) == is_percentile:
        raise cursor.refused("PTILE 25" if is_percentile else "]")
    label = cursor.string() if _at_string(cursor) else None
    format_ = None
    ahead = int(cursor.piece() == ",")
    if cursor.kind(ahead) == "word" and is_format(cursor.piece(ahead)):
        cursor.take(",")
        format_ = cursor.next("word").upper()
    return Summary(function, argument, label, format_)


def _at_string(cursor: Cursor) -> bool:
    """Whether a label stands here, behind a comma or without; the comma is consumed."""
    if cursor.kind(int(cursor.piece() == ",")) != "string":
        return False
    cursor.take(",")
    return True


def _function(named: str) -> str:
    if is_function(named):
        return named
    begun = [each for each in FUNCTIONS if len(named) >= 3 and each.startswith(named) and "PCT" not in each]
    if len(begun) != 1:
        raise Fault(
            "no summary {found}; possible: {possible}", {"found": quoted(named), "possible": nearest(named, FUNCTIONS)}
        )
    return begun[0]


def is_function(named: str) -> bool:
    """Whether this is a function, in capitals and whole."""
    weighting, base = _parted(named)
    return base in FUNCTIONS and (weighting != "E" or base in ("COUNT", "VALIDN", "TOTALN"))


def is_format(written: str) -> bool:
    """Whether this is a format of numbers, as F8.2."""
    return _FORMAT.fullmatch(written.upper()) is not None
