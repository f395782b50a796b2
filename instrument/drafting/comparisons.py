"""Single comparisons in the rules of other programs: what is asked, the sign, and the value."""

import re
from collections.abc import Callable

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable, negated
from instrument.drafting.tokens import Tokens

_SIGNS = {"=": "==", "<>": "!=", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COMPARES = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_ANSWERED = frozenset({"notempty", "empty"})
_TRUTHS = frozenset({"true", "false"})
_HOLDING = {"contains": False, "anyof": False, "notcontains": True, "noneof": True}

Known = Callable[[str], Asked]
"""A function from a name in a rule to the question; raises `Untranslatable`."""


class Always:
    """A condition that always holds."""


ALWAYS = Always()
Found = Tree | Always


class Comparisons(Tokens):
    """Reads one comparison after another; raises `Untranslatable` for what our conditions cannot say."""

    def __init__(self, text: str, known: Known) -> None:
        super().__init__(text)
        self.known = known

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
