"""Text → path model, in lavaan's signs.

model      = statement { ( newline | ";" ) statement }
statement  = name "=~" terms | names "~" terms | names "~~" terms | name ":=" sum
names      = name { "+" name }
terms      = term { "+" term }
term       = [ ( number | label | "NA" ) "*" ] name
sum        = product { ( "+" | "-" ) product }
product    = factor { ( "*" | "/" ) factor }
factor     = number | label | "-" factor | "(" sum ")"
"""

import re

from analysis.paths.expressions import Expression, Label, Number, Operation, labels_in
from analysis.paths.model import PathModel, Relation, RelationKind
from instrument.message import Fault, Place, Scalar, nearest, quoted
from instrument.records import dataclass

LONGEST = 10_000  # characters
DEEPEST = 20  # brackets within one another
MOST_NAMES = 200
FREED = "NA"
SIGNS: dict[str, RelationKind] = {"=~": "loading", "~": "regression", "~~": "covariance"}
END = "the end of the line"
OPEN = frozenset({"+", "-", "*", "/", "(", ",", ":=", *SIGNS})  # a statement goes on in the next line after these

TOKEN = re.compile(
    r"(?P<space>[^\S\n]+|\#[^\n;]*)|(?P<end>[\n;])|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])"
    r"|(?P<name>[^\W\d][\w.@$]*)|(?P<sign>=~|~~|~|:=|[-+*/()])"
)


@dataclass(frozen=True)
class Token:
    kind: str  # number, name, sign, end
    text: str
    line: int
    column: int


def parse(text: str, place: Place | None = None) -> PathModel:
    """The model that `text` says, which stands in `place`.

    Raises `Fault` with line and column, what was found there and what was expected; for a label that nothing carries
    and for a relation that is stated twice.
    """
    place = place or Place()
    if len(text) > LONGEST:
        raise Fault("this model is longer than {longest} characters", {"longest": LONGEST}, place)
    reader = _Reader(tokens(text, place), place)
    model = reader.model()
    _check(model, reader.places, place)
    return model


def tokens(text: str, place: Place) -> list[Token]:
    """Names, numbers and signs; an end where a statement ends. Raises `Fault` at any other character."""
    found: list[Token] = []
    position, line, start = 0, 1, 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            values: dict[str, Scalar] = {
                "line": line,
                "column": position - start + 1,
                "found": quoted(text[position:].split()[0]),
            }
            raise Fault(
                "line {line}, column {column} of the model: {found} cannot be read; possible: a name, a number, "
                "=~ ~ ~~ := + - * / ( )",
                values,
                place,
            )
        kind = str(match.lastgroup)
        goes_on = kind == "end" and match[kind] == "\n" and found and found[-1].text in OPEN
        if kind != "space" and not goes_on:
            found.append(Token(kind, match[kind], line, position - start + 1))
        position = match.end()
        if match[0] == "\n":
            line, start = line + 1, position
    return [*found, Token("end", "", line, len(text) - start + 1)]


class _Reader:
    """Takes tokens from left to right, one method per line of the grammar."""

    def __init__(self, tokens: list[Token], place: Place) -> None:
        self.tokens = tokens
        self.place = place
        self.position = 0
        self.places: dict[int, Token] = {}  # number of a relation → where it stands
        self.relations: list[Relation] = []
        self.defined: dict[str, Expression] = {}

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    def step(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def take(self, *texts: str) -> bool:
        """Steps over the next token if it is one of these signs."""
        found = self.next.kind == "sign" and self.next.text in texts
        self.position += found
        return found

    def model(self) -> PathModel:
        while self.position < len(self.tokens):
            if self.next.kind == "end":
                self.step()
                continue
            self.statement()
        if not self.relations:
            raise Fault("a model needs at least one relation: =~, ~ or ~~", {}, self.place)
        return PathModel(tuple(self.relations), self.defined)

    def statement(self) -> None:
        names = [self.name()]
        while self.take("+"):
            names.append(self.name())
        if len(names) == 1 and self.take(":="):
            if names[0] in self.defined:
                raise self.fault("line {line}, column {column} of the model: {found} is defined twice", names[0])
            self.defined[names[0]] = self.sum(1)
        elif self.next.kind == "sign" and self.next.text in SIGNS:
            sign = self.step()
            if sign.text == "=~" and len(names) > 1:
                raise self.fault("line {line}, column {column} of the model: one factor stands before =~", "=~", sign)
            self.terms(names, SIGNS[sign.text])
        else:
            raise self.fault("line {line}, column {column} of the model: =~ ~ ~~ or := was expected, found {found}")
        if self.next.kind != "end":
            raise self.fault("line {line}, column {column} of the model: '+' or a new line was expected, found {found}")

    def terms(self, left: list[str], kind: RelationKind) -> None:
        while True:
            start = self.next
            fixed, label, is_freed = self.modifier()
            right = self.name()
            for name in left:
                self.places[len(self.relations)] = start
                self.relations.append(Relation(kind, name, right, fixed, label, is_freed))
            if not self.take("+"):
                return

    def modifier(self) -> tuple[float | None, str, bool]:
        """A fixed value, a label, or NA before a star."""
        negative = self.take("-")
        following = self.tokens[min(self.position + 1, len(self.tokens) - 1)]
        if following.text != "*" and not negative:
            return None, "", False
        if self.next.kind == "number":
            value = float(self.step().text)
            if self.take("*"):
                return -value if negative else value, "", False
        elif self.next.kind == "name" and not negative:
            word = self.step().text
            self.take("*")
            return None, "" if word == FREED else word, word == FREED
        raise self.fault(
            "line {line}, column {column} of the model: a number or a label and * was expected, found {found}"
        )

    def name(self) -> str:
        if self.next.kind != "name":
            raise self.fault("line {line}, column {column} of the model: a variable was expected, found {found}")
        return self.step().text

    def sum(self, depth: int) -> Expression:
        found = self.product(depth)
        while self.next.text in ("+", "-"):
            sign = self.step().text
            found = Operation("+" if sign == "+" else "-", found, self.product(depth))
        return found

    def product(self, depth: int) -> Expression:
        found = self.factor(depth)
        while self.next.text in ("*", "/"):
            sign = self.step().text
            found = Operation("*" if sign == "*" else "/", found, self.factor(depth))
        return found

    def factor(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise self.fault("line {line}, column {column} of the model: too many brackets within one another")
        if self.take("-"):
            return Operation("-", Number(0.0), self.factor(depth + 1))
        if self.take("("):
            found = self.sum(depth + 1)
            if not self.take(")"):
                raise self.fault("line {line}, column {column} of the model: ')' was expected, found {found}")
            return found
        if self.next.kind == "number":
            return Number(float(self.step().text))
        if self.next.kind == "name":
            return Label(self.step().text)
        raise self.fault("line {line}, column {column} of the model: a label or a number was expected, found {found}")

    def fault(self, sentence: str, found: str | None = None, at: Token | None = None) -> Fault:
        """A fault at the next token; `sentence` may have the gaps line, column and found."""
        token = at or self.next
        shown = quoted((token.text if found is None else found).strip()) if token.kind != "end" or found else END
        return Fault(sentence, {"line": token.line, "column": token.column, "found": shown}, self.place)


def _check(model: PathModel, places: dict[int, Token], place: Place) -> None:
    def fault(sentence: str, at: int, found: str) -> Fault:
        token = places[at]
        return Fault(sentence, {"line": token.line, "column": token.column, "found": quoted(found)}, place)

    seen: set[tuple[object, ...]] = set()
    for at, each in enumerate(model.relations):
        key = (each.kind, each.ends if each.kind == "covariance" else (each.left, each.right))
        if key in seen:
            sentence = "line {line}, column {column} of the model: the relation to {found} is stated twice"
            raise fault(sentence, at, each.right)
        seen.add(key)
        if each.left == each.right and each.kind != "covariance":
            raise fault("line {line}, column {column} of the model: {found} cannot explain itself", at, each.right)
    _check_labels(model, place)
    if len(model.observed) + len(model.latent) > MOST_NAMES:
        raise Fault("this model has more than {most} variables", {"most": MOST_NAMES}, place)


def _check_labels(model: PathModel, place: Place) -> None:
    known = [each.label for each in model.relations if each.label]
    for expression in model.defined.values():
        for label in labels_in(expression):
            if label not in known:
                raise Fault(
                    "no label {found} in the model; possible: {possible}",
                    {"found": quoted(label), "possible": nearest(label, known)},
                    place,
                )
