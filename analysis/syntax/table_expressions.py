"""Expressions of tables and of their categories, names in them as the file spells them."""

from typing import Any

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.message import quoted

AXES = ("rows", "columns", "layers")
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
        is_name = token.kind == "word" and depth == 0
        pieces[-1].append(named(part, active) if is_name else part.next().text)
    if len(pieces) > len(AXES):
        raise part.fault("a table has rows, columns and layers; {found} are too many", {"found": len(pieces)})
    return given | {axis: " ".join(each) for axis, each in zip(AXES, pieces, strict=False) if each}


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
    while not part.done:
        token = part.next()
        if token.text == "&" or (token.kind == "sign" and token.text not in "[](),="):
            part.skip()
        elif token.text.upper() == "KEY":
            part.need_sign("=")
            pieces.append(_key(part))
        else:
            pieces.append(token.text if token.kind != "word" else _setting(token.text))
    given["categories"].append(" ".join(pieces))


def _at_setting(part: Reader) -> bool:
    after = part.peek()
    return part.at(*SETTINGS) and after is not None and after.text == "="


def _key(part: Reader) -> str:
    word = part.take("VALUE", "LABEL", "COUNT")
    if not word:
        part.skip(("VALUE", "LABEL", "COUNT"))
    if part.sign("("):
        part.rest()
    return f"KEY={word or 'VALUE'}"


def _setting(written: str) -> str:
    """A keyword whole."""
    found = [each for each in SETTINGS if len(written) >= 3 and each.startswith(written.upper())]
    return found[0] if len(found) == 1 else written.upper()
