"""Computed categories as CTABLES defines them: an expression, then its label and formats."""

from analysis.syntax.reader import Reader
from instrument.message import Fault
from instrument.records import dataclass


@dataclass
class Definition:
    """What is said of one computed category."""

    expression: str
    label: str | None = None
    formats: tuple[str, ...] = ()
    hides: bool = False

    def text(self, name: str) -> str:
        """The definition as a plan writes it."""
        label = "" if self.label is None else " LABEL='" + self.label.replace("'", "''") + "'"
        formats = f" FORMAT={', '.join(self.formats)}" if self.formats else ""
        return f"&{name} = EXPR({self.expression}){label}{formats}{' HIDESOURCECATS=YES' if self.hides else ''}"


def read_expression(part: Reader, known: dict[str, Definition]) -> None:
    """PCOMPUTE &name=EXPR([1] + [2])."""
    part.need_sign("&")
    name = part.name()
    part.need_sign("=")
    part.need("EXPR")
    part.need_sign("(")
    pieces, depth = [], 1
    while True:
        token = part.next()
        depth += (token.text == "(") - (token.text == ")") if token.kind == "sign" else 0
        if not depth:
            break
        pieces.append(token.text.upper() if token.kind == "word" and token.text.upper() in WORDS else token.text)
    known[name.casefold()] = Definition(" ".join(pieces).replace("[ - ", "[-"))


WORDS = ("THRU", "LO", "HI", "MISSING", "OTHERNM", "SUBTOTAL", "TOTAL")


def read_properties(part: Reader, known: dict[str, Definition]) -> None:
    """PPROPERTIES &name &other LABEL='…' FORMAT=COUNT F8.1 COLPCT PCT5.1 HIDESOURCECATS=YES; raises `Fault`."""
    several = []
    while part.sign("&"):
        several.append(_known(part, known))
    while not part.done:
        word = part.need("LABEL", "FORMAT", "HIDESOURCECATS")
        part.need_sign("=")
        if word == "LABEL":
            label = part.string()
            for each in several:
                each.label = label
        elif word == "FORMAT":
            formats = tuple(_formats(part))
            for each in several:
                each.formats = formats
        else:
            hides = part.need("YES", "NO") == "YES"
            for each in several:
                each.hides = hides


def _known(part: Reader, known: dict[str, Definition]) -> Definition:
    name = part.name()
    if name.casefold() not in known:
        possible = ", ".join(f"&{each}" for each in known) or "–"
        raise Fault(
            "no computed category {found}; possible: {possible}",
            {"found": f"&{name}", "possible": possible},
            part.place(),
        )
    return known[name.casefold()]


def _formats(part: Reader) -> list[str]:
    """Pairs of a function and a format, up to the next keyword with its =."""
    found = []
    while part.at_word() and not _at_keyword(part):
        function = part.name().upper()
        argument = f" {part.number():g}" if part.at_number() else ""
        if part.at_string():  # what the function is called in the table
            part.string()
        found.append(f"{function}{argument} {part.name().upper()}")
        part.sign(",")
    return found


def _at_keyword(part: Reader) -> bool:
    after = part.peek()
    return after is not None and after.text == "="
