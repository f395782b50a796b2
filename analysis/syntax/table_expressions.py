"""Expressions of tables and of their categories, names in them as the file spells them."""

from collections.abc import Sequence
from typing import Any

from analysis.custom.grammar import written
from analysis.custom.summaries import LIMITS, is_format, is_function
from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.message import Message, quoted

AXES = ("rows", "columns", "layers")
LISTED = ("MISSING", "OTHERNM", "SUBTOTAL", "HSUBTOTAL", "THRU", "LO", "HI")
SETTINGS = ("ORDER", "KEY", "MISSING", "TOTAL", "LABEL", "POSITION", "EMPTY")


def table(part: Reader, active: Active) -> dict[str, Any]:
    """What stands behind TABLE: the three axes as texts, names as the file spells them."""
    given: dict[str, Any] = {"categories": [], "tests": []}
    pieces: list[list[str]] = [[]]
    depth = 0
    while not part.done:
        token = part.token
        if token is None or (depth == 0 and part.take("BY")):
            pieces.append([])
            continue
        depth += (token.text == "[") - (token.text == "]") if token.kind == "sign" else 0
        if depth and token.kind == "word" and _is_left_out(part, token.text.upper()):
            continue
        is_name = token.kind == "word" and depth == 0
        pieces[-1].append(named(part, active) if is_name else _text(part))
    if len(pieces) > len(AXES):
        raise part.fault("a table has rows, columns and layers; {found} are too many", {"found": len(pieces)})
    return given | {axis: " ".join(each) for axis, each in zip(AXES, pieces, strict=False) if each}


def _is_left_out(part: Reader, named: str) -> bool:
    """Whether a limit of a statistic that is not available stands here: it is told, its label and format are read."""
    if is_function(named) or not named.endswith(LIMITS):
        return False
    part.tell(Message("{found} is not available and was left out", {"found": named}))
    part.next()
    if part.at_number() or part.at_string():
        part.next()
    if part.token is not None and is_format(part.token.text):
        part.next()
    part.sign(",")
    return True


def _text(part: Reader) -> str:
    """The token here as written, strings joined by + as one."""
    return written(part.string()) if part.at_string() else part.next().text


def named(part: Reader, active: Active) -> str:
    """A variable as the file spells it, or a set."""
    token = part.token
    if token is not None and token.text.startswith("$"):
        found = active.set_named(token.text)
        if found is None:
            possible = ", ".join(f"${each.name.lstrip('$')}" for each in active.sets) or "–"
            raise part.fault(
                "no multiple-response set {found}; possible: {possible}",
                {"found": quoted(token.text), "possible": possible},
            )
        part.next()
        return "$" + found.name.lstrip("$")
    return part.variable(active)


def read_categories(part: Reader, active: Active, given: dict[str, Any]) -> None:
    """Adds what stands behind CATEGORIES as a text to what is `given`; raises `Fault`."""
    part.need("VARIABLES")
    part.need_sign("=")
    pieces = []
    while part.at_word() and not _at_setting(part):
        pieces.append("ALL" if part.take("ALL") else named(part, active))
    depth = 0
    while not part.done:
        if part.at_string():
            pieces.append(_text(part))
            continue
        token = part.next()
        depth += (token.text == "[") - (token.text == "]") if token.kind == "sign" else 0
        if token.text == "&":
            pieces.append("&" + part.name())
        elif token.kind == "sign" and token.text not in "[](),=-":
            part.skip()
        elif token.text.upper() == "KEY":
            part.need_sign("=")
            pieces.append(_key(part, active))
        elif token.kind == "word" and depth and token.text.upper() not in LISTED:
            pieces.append(_member(token.text, active))
        else:
            pieces.append(token.text if token.kind != "word" else _setting(token.text))
    given["categories"].append(_joined(pieces))


def _joined(pieces: Sequence[str]) -> str:
    """The pieces with blanks between them, none behind a sign of a number."""
    return " ".join(pieces).replace(" - ", " -").replace("[ -", "[-")


def _member(written: str, active: Active) -> str:
    """A member of a set, or a computed category."""
    return written if written.startswith("&") else active.find(written) or written


def _at_setting(part: Reader) -> bool:
    after = part.peek()
    return part.at(*SETTINGS) and after is not None and after.text == "="


def _key(part: Reader, active: Active) -> str:
    """VALUE, LABEL, or a function of a variable, COUNT or MEAN (income)."""
    function = part.name().upper()
    if not part.sign("("):
        return f"KEY={function}"
    name = named(part, active)
    argument = f", {part.number():g}" if part.sign(",") else ""
    part.need_sign(")")
    return f"KEY={function}({name}{argument})"


def _setting(written: str) -> str:
    """A keyword whole."""
    found = [each for each in SETTINGS if len(written) >= 3 and each.startswith(written.upper())]
    return found[0] if len(found) == 1 else written.upper()
