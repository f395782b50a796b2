"""Rules of other programs over earlier answers, read into the trees of ours."""

import re
from collections.abc import Callable, Sequence

from instrument.conditions.tree import Among, Compared, Ticked, Tree
from instrument.drafting.asked import Asked, Untranslatable, negated
from instrument.drafting.rules import every, some

LONGEST = 4000
DEEPEST = 25


_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<name>\$?\{[^{}]+\})|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<sign>==|!=|<>|<=|>=|=|<|>)|(?P<joint>&&|\|\||!)|(?P<mark>[()\[\],])|(?P<word>[A-Za-z_][\w.]*))"
)
_SIGNS = {"=": "==", "<>": "!=", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COMPARES = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_ANSWERED = frozenset({"notempty", "empty"})
_TRUTHS = frozenset({"true", "false"})
_HOLDING = {"contains": False, "anyof": False, "notcontains": True, "noneof": True}

Known = Callable[[str], Asked]
"""A function from a name in a rule to the question; raises `Untranslatable`."""


def read_rule(text: str, known: Known) -> Tree | None:
    """The rule of an XLSForm, LimeSurvey or SurveyJS as a tree; None for one that always holds.

    Raises `Untranslatable` for what our conditions cannot say.
    """
    if len(text) > LONGEST:
        raise Untranslatable
    reader = _Reader(_tokens(text), known)
    found = reader.either(0)
    if reader.kind != "end":
        raise Untranslatable
    return None if isinstance(found, _Always) else found


class _Always:
    """A condition that always holds."""


ALWAYS = _Always()
Found = Tree | _Always
Token = tuple[str, str]


def _tokens(text: str) -> list[Token]:
    found, at, stripped = [], 0, text.strip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if match is None:
            raise Untranslatable
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return [*found, ("end", "")]


class _Reader:
    """Takes tokens from left to right."""

    def __init__(self, tokens: list[Token], known: Known) -> None:
        self.tokens, self.known, self.at = tokens, known, 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    @property
    def word(self) -> str:
        return self.tokens[self.at][1]

    def take(self, *words: str) -> bool:
        held = self.kind in {"word", "joint", "mark"} and self.word.casefold() in words
        self.at += held
        return held

    def step(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self, depth: int) -> Found:
        parts = [self.both(depth)]
        while self.take("or", "||"):
            parts.append(self.both(depth))
        trees = [part for part in parts if not isinstance(part, _Always)]
        return some(*trees) if len(trees) == len(parts) else ALWAYS

    def both(self, depth: int) -> Found:
        parts = [self.refused(depth)]
        while self.take("and", "&&"):
            parts.append(self.refused(depth))
        trees = [part for part in parts if not isinstance(part, _Always)]
        return every(*_needed(trees)) if trees else ALWAYS

    def refused(self, depth: int) -> Found:
        if depth > DEEPEST:
            raise Untranslatable
        if self.take("!", "not"):
            found = self.refused(depth + 1)
            if isinstance(found, _Always):
                raise Untranslatable
            return negated(found)
        if self.take("("):
            inner = self.either(depth + 1)
            self.expect(")")
            return inner
        return self.comparison()

    def expect(self, mark: str) -> None:
        if not self.take(mark):
            raise Untranslatable

    def comparison(self) -> Found:
        if self.kind == "word" and self.tokens[self.at + 1] == ("mark", "("):
            return self.call()
        if self.kind in {"number", "text"}:
            return self.constant()
        asked = self.asked()
        if self.kind == "word" and self.word.casefold() in _ANSWERED:
            found = asked.answered()
            return found if self.step()[1].casefold() == "notempty" else negated(found)
        if self.kind == "word" and self.word.casefold() in _HOLDING:
            refused = _HOLDING[self.step()[1].casefold()]
            held = asked.among(self.values())
            return negated(held) if refused else held
        sign = self.sign()
        return _compared(asked, sign, self.value())

    def constant(self) -> Found:
        kind, word = self.step()
        if self.kind == "end" or self.word in {")", "and", "or", "&&", "||"}:
            if (kind, word) == ("number", "1"):
                return ALWAYS
            raise Untranslatable
        sign = _TURNED[self.sign()]
        return _compared(self.asked(), sign, word.strip("'\"") if kind == "text" else word)

    def call(self) -> Found:
        name = self.step()[1].casefold()
        self.expect("(")
        if name in {"selected", "is_empty", "not", "string-length", "true"}:
            return self.function(name)
        raise Untranslatable

    def function(self, name: str) -> Found:
        if name == "true":
            self.expect(")")
            return ALWAYS
        asked = self.asked()
        if name == "selected":
            self.expect(",")
            found = asked.equals(self.value())
        elif name == "is_empty":
            found = negated(asked.answered())
        else:
            raise Untranslatable
        self.expect(")")
        return found

    def asked(self) -> Asked:
        if self.kind not in {"name", "word"}:
            raise Untranslatable
        return self.known(re.sub(r"\.(?:NAOK|shown|value|code)$", "", self.step()[1].strip("${} ")))

    def sign(self) -> str:
        word = self.step()[1].casefold()
        found = _SIGNS.get(word, word)
        if found not in _COMPARES:
            raise Untranslatable
        return found

    def value(self) -> str:
        kind, word = self.step()
        if kind == "word" and word.casefold() in _TRUTHS:
            return word.casefold()
        if kind not in {"number", "text"}:
            raise Untranslatable
        return word[1:-1] if kind == "text" else word

    def values(self) -> list[str]:
        if not self.take("["):
            return [self.value()]
        found = [self.value()]
        while self.take(","):
            found.append(self.value())
        self.expect("]")
        return found


def _compared(asked: Asked, sign: str, value: str) -> Tree:
    if value == "":
        if sign not in {"==", "!="}:
            raise Untranslatable
        return asked.answered() if sign == "!=" else negated(asked.answered())
    return asked.compared(sign, value)


def _needed(trees: Sequence[Tree]) -> Sequence[Tree]:
    """The parts of an `and` without those that only ask for an answer to a question the others ask about anyway."""
    asking = [each for each in trees if isinstance(each, Compared | Ticked)]
    names = {each.name for each in asking}
    kept = [each for each in trees if not (isinstance(each, Among) and each.name in names)]
    return kept or trees
