"""What CTABLES says of a table behind its expression: labels, titles, tests."""

import time
from collections.abc import Callable
from typing import Any

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from analysis.syntax.table_expressions import AXES, read_categories
from instrument.message import Message

MOVED = {"ROWLABELS": "rows", "COLLABELS": "columns"}
SETTINGS = ("TYPE", "ALPHA", "INCLUDEMRSETS", "CATEGORIES")
OF_COLUMNS = (*SETTINGS, "ADJUST", "ORIGIN", "MEANSVARIANCE", "MERGE", "STYLE", "SHOWSIG")
YES_NO = ("YES", "NO")
SETS_LEFT_OUT = Message("answers to a set of several answers are not tested by TYPE=CHISQUARE here, and were left out")


def read_labels(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """SLABELS POSITION=ROW VISIBLE=NO."""
    while not part.done:
        word = part.need("POSITION", "VISIBLE")
        part.need_sign("=")
        if word == "VISIBLE":
            given["labels_shown"] = part.need(*YES_NO) == "YES"
            continue
        given["statistics_in"] = f"{part.need('COLUMN', 'ROW', 'LAYER').lower()}s"


def read_moved(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """CLABELS AUTO, ROWLABELS=OPPOSITE | LAYER, COLLABELS=OPPOSITE | LAYER."""
    while not part.done:
        word = part.need("AUTO", *MOVED)
        if word == "AUTO":
            continue
        part.need_sign("=")
        given["category_labels"] = f"{MOVED[word]}_{part.need('OPPOSITE', 'LAYER').lower()}"


def read_titles(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """TITLES TITLE='a' 'b' CAPTION='c' CORNER='d'; )DATE, )TIME and )TABLE stand for what they name."""
    while not part.done:
        word = part.need("TITLE", "CAPTION", "CORNER")
        part.need_sign("=")
        lines = [part.string()]
        while part.at_string():
            lines.append(part.string())
        given[word.lower()] = _filled(" ".join(lines), given)


def _filled(text: str, given: dict[str, Any]) -> str:
    if ")" not in text:
        return text
    expression = " BY ".join(given[axis] for axis in AXES if given.get(axis))
    text = text.replace(")DATE", time.strftime("%d-%b-%Y")).replace(")TIME", time.strftime("%H:%M:%S"))
    return text.replace(")TABLE", expression)


def read_criteria(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """CRITERIA CILEVEL=95; raises `Fault` for what is no level."""
    part.need("CILEVEL")
    part.need_sign("=")
    level = part.number()
    if not 0 < level < 100:
        raise part.fault("{found} is no confidence in percent; possible: 1 to 99", {"found": f"{level:g}"})
    given["confidence"] = level / 100


def read_independence(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """SIGTEST TYPE=CHISQUARE ALPHA=0.05 INCLUDEMRSETS=YES CATEGORIES=ALLVISIBLE."""
    given["tests"].append("chi_square")
    with_sets = True
    while not part.done:
        word = part.need(*SETTINGS)
        part.need_sign("=")
        match word:
            case "TYPE":
                part.need("CHISQUARE", "CHISQ")
            case "ALPHA":
                given["chi_square_level"] = part.number()
            case "INCLUDEMRSETS":
                with_sets = part.need(*YES_NO) == "YES"
            case _:
                _tested(part, given)
    if with_sets and any("$" in given.get(axis, "") for axis in AXES[:2]):
        part.tell(SETS_LEFT_OUT)


def read_comparison(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """COMPARETEST TYPE=PROP ALPHA=0.05 ADJUST=BONFERRONI ORIGIN=COLUMN … MERGE=NO STYLE=APA SHOWSIG=NO."""
    while not part.done:
        word = part.need(*OF_COLUMNS)
        part.need_sign("=")
        if word == "INCLUDEMRSETS":
            given["sets_tested"] = part.need(*YES_NO) == "YES"
        else:
            COMPARISONS[word](part, given)


def _type(part: Reader, given: dict[str, Any]) -> None:
    given["tests"].append("means" if part.need("PROP", "PROPORTIONS", "MEAN", "MEANS")[0] == "M" else "proportions")


def _alpha(part: Reader, given: dict[str, Any]) -> None:
    levels = [part.number()]
    part.sign(",")
    if part.at_number():
        levels.append(part.number())
    given["level"] = min(levels)
    if len(levels) > 1:
        given["second_level"] = max(levels)


def _adjust(part: Reader, given: dict[str, Any]) -> None:
    given["adjust"] = part.need("BONFERRONI", "BH", "NONE").lower()


def _tested(part: Reader, given: dict[str, Any]) -> None:
    given["tested"] = "subtotals" if part.need("ALLVISIBLE", "SUBTOTALS") == "SUBTOTALS" else "categories"


def _variance(part: Reader, given: dict[str, Any]) -> None:
    given["variance"] = "tested" if part.need("ALLCATS", "TESTEDCATS") == "TESTEDCATS" else "all"


def _merge(part: Reader, given: dict[str, Any]) -> None:
    given["merged"] = part.need(*YES_NO) == "YES"


def _style(part: Reader, given: dict[str, Any]) -> None:
    given["notation"] = "letters" if part.need("APA", "SIMPLE") == "SIMPLE" else "subscripts"


def _significance(part: Reader, given: dict[str, Any]) -> None:
    given["p_shown"] = part.need(*YES_NO) == "YES"


def _origin(part: Reader, given: dict[str, Any]) -> None:
    part.need("COLUMN")


COMPARISONS: dict[str, Callable[[Reader, dict[str, Any]], None]] = {
    "TYPE": _type,
    "ALPHA": _alpha,
    "ADJUST": _adjust,
    "ORIGIN": _origin,
    "CATEGORIES": _tested,
    "MEANSVARIANCE": _variance,
    "MERGE": _merge,
    "STYLE": _style,
    "SHOWSIG": _significance,
}
READERS: dict[str, Callable[[Reader, Active, dict[str, Any]], None]] = {
    "CATEGORIES": read_categories,
    "SLABELS": read_labels,
    "CLABELS": read_moved,
    "TITLES": read_titles,
    "CRITERIA": read_criteria,
    "SIGTEST": read_independence,
    "COMPARETEST": read_comparison,
}
