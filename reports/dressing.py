"""Numbers with the signs that the print formats of their variables give them: dollars, thousands, days, times."""

import re
from datetime import datetime, timedelta

from reports.formatting import Printed

SHAPE = re.compile(r"([A-Z]+)(\d+)(?:\.(\d+))?")
DAYS = {
    "DATE": "{:%d-{month}-%Y}",
    "ADATE": "{:%m/%d/%Y}",
    "EDATE": "{:%d.%m.%Y}",
    "SDATE": "{:%Y/%m/%d}",
    "DATETIME": "{:%d-{month}-%Y %H:%M:%S}",
    "YMDHMS": "{:%Y-%m-%d %H:%M:%S}",
    "MOYR": "{:{month} %Y}",
}
TIMES = ("TIME", "DTIME", "MTIME")
DURATIONS = frozenset({"sd", "se_mean", "se", "range", "interquartile_range", "mean_difference", "se_difference"})
"""Columns that of days hold how long something is."""
DIFFERENCES = frozenset(
    {"independent_test", "paired_test", "one_sample_test", "multiple_comparisons", "contrast_tests"}
)
"""Tables whose limits are of differences."""
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
BEGIN = datetime(1582, 10, 14)  # day 0 of SPSS's calendar
DAY, HOUR, MINUTE = 86_400, 3_600, 60


def dressed(found: Printed, format: str, places: int, word: str = "", table: str = "") -> str:
    """The number as the format writes it, with as many decimals as it has; as it is where the format says no more."""
    shape = SHAPE.fullmatch(format)
    kind = shape[1] if shape is not None else ""
    if kind in DAYS:
        length = word in DURATIONS or table in DIFFERENCES
        text = _time(found.value, "DTIME", 3 if word != "range" else 0) if length else _day(found.value, kind)
        return Printed.of(text, found.value)
    if kind in TIMES:
        return Printed.of(_time(found.value, kind, places), found.value)
    return Printed.of(_money(found, kind), found.value)


def _money(found: str, kind: str) -> str:
    """Signs of COMMA, DOLLAR, DOT and PCT."""
    if kind == "PCT":
        return f"{found}%"
    if kind not in ("COMMA", "DOLLAR", "DOT"):
        return found
    sign, digits = ("-", found[1:]) if found.startswith("-") else ("", found)
    whole, point, rest = digits.partition(".")
    grouped = f"{int(whole):,}" if whole else ""
    if kind == "DOT":
        grouped, point = grouped.replace(",", "."), "," if point else ""
    return sign + "$" * (kind == "DOLLAR") + grouped + point + rest


def _day(seconds: float, kind: str) -> str:
    if not 0 < seconds < 265_000_000_000:  # the year 9999
        return f"{seconds:.0f}"
    moment = BEGIN + timedelta(seconds=seconds)
    return DAYS[kind].replace("{month}", MONTHS[moment.month - 1]).format(moment)


def _time(seconds: float, kind: str, places: int) -> str:
    """Days, hours, minutes and seconds."""
    sign, left = ("-" if seconds < 0 else ""), round(abs(seconds), places)
    behind = f"{left % MINUTE:0{3 + places if places else 2}.{places}f}"
    if kind == "MTIME":
        return f"{sign}{int(left // MINUTE):02d}:{behind}"
    hours = int(left % DAY // HOUR) if kind == "DTIME" else int(left // HOUR)
    days = f"{int(left // DAY)} " if kind == "DTIME" else ""
    return f"{sign}{days}{hours:02d}:{int(left % HOUR // MINUTE):02d}:{behind}"
