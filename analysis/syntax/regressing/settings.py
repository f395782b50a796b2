"""STATISTICS, CRITERIA and ORIGIN of REGRESSION, which hold for the equations that follow."""

from collections.abc import Callable

from analysis.syntax.parts import confidence, in_parentheses
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Settings
from instrument.message import Message

STATISTICS = (
    "DEFAULTS",
    "ALL",
    "R",
    "COEFF",
    "ANOVA",
    "OUTS",
    "ZPP",
    "LABEL",
    "CHA",
    "CI",
    "F",
    "BCOV",
    "SES",
    "XTX",
    "COLLIN",
    "TOL",
    "SELECTION",
    "HISTORY",
    "LINE",
    "END",
)


def _statistics(part: Reader, settings: Settings) -> None:
    settings.statistics = set()
    while not part.done:
        part.sign(",")
        word = part.take(*STATISTICS, "CHANGE")
        if not word:
            part.skip(STATISTICS)
            return
        if word == "CI" and part.at_sign("("):
            settings.others["confidence"] = confidence(part)
        if word == "XTX":
            part.tell(Message("{found} is not available and was left out", {"found": word}))
        settings.statistics.add("CHA" if word == "CHANGE" else word)


def _criteria(part: Reader, settings: Settings) -> None:
    options = {"PIN": "p_in", "POUT": "p_out", "FIN": "f_in", "FOUT": "f_out", "TOLERANCE": "tolerance"}
    usual = {"PIN": 0.05, "POUT": 0.1, "FIN": 3.84, "FOUT": 2.71, "TOLERANCE": 0.0001}
    others = settings.others
    while not part.done:
        part.sign(",")
        word = part.take(*options, "MAXSTEPS", "CIN", "CI", "DEFAULTS")
        if word in ("PIN", "POUT"):
            others.pop("f_in", None), others.pop("f_out", None)
        if word in ("FIN", "FOUT"):
            others.setdefault("f_in", 3.84), others.setdefault("f_out", 2.71)
        if word in options:
            others[options[word]] = in_parentheses(part, Reader.number) if part.at_sign("(") else usual[word]
        elif word == "MAXSTEPS":
            others["most_steps"] = in_parentheses(part, Reader.integer)
        elif word in ("CIN", "CI"):
            others["confidence"] = confidence(part) if part.at_sign("(") else 0.95
        elif word == "DEFAULTS":
            settings.others = others = {}
        else:
            part.skip(tuple(options))


def _through_origin(part: Reader, settings: Settings) -> None:
    del part
    settings.origin = True


def _with_constant(part: Reader, settings: Settings) -> None:
    del part
    settings.origin = False


READ_SETTINGS: dict[str, Callable[[Reader, Settings], None]] = {
    "STATISTICS": _statistics,
    "CRITERIA": _criteria,
    "ORIGIN": _through_origin,
    "NOORIGIN": _with_constant,
}
