"""The words and signs of other programs' rules, from left to right."""

import re

from instrument.drafting.asked import Untranslatable

Token = tuple[str, str]
"""Of what kind, and what stands there."""
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<name>\$?\{[^{}]+\})|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<sign>==|!=|<>|<=|>=|=|<|>)|(?P<joint>&&|\|\||!)|(?P<mark>[()\[\],])|(?P<word>[A-Za-z_][\w.]*))"
)


class Tokens:
    """A rule and how far it was read; raises `Untranslatable` for a sign that none of the programs has."""

    def __init__(self, text: str) -> None:
        self.tokens, self.at = _tokens(text), 0

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

    def expect(self, mark: str) -> None:
        if not self.take(mark):
            raise Untranslatable


def _tokens(text: str) -> list[Token]:
    found, at, stripped = [], 0, text.strip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if match is None:
            raise Untranslatable
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return [*found, ("end", "")]
