"""A chapter's file: which of its lines are plain, words with expressions and claims, and what stands between braces."""

from collections.abc import Iterator
from functools import cached_property

from jinja2 import Environment, TemplateSyntaxError

from instrument.records import dataclass

LEXER = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)  # it reads and renders nothing
OPENERS = frozenset({"if", "for", "macro", "call", "filter", "block", "with", "set", "autoescape", "raw"})


@dataclass(frozen=True)
class Tag:
    """One pair of braces of a chapter: `{{ … }}`, `{% … %}` or `{# … #}`."""

    kind: str  # variable, block, comment, raw
    text: str  # what stands inside, without blanks at its ends
    first: int  # line, from 1
    last: int

    @property
    def word(self) -> str:
        """The name of a tag."""
        return self.text.partition(" ")[0] if self.kind == "block" else ""

    @property
    def asked(self) -> str:
        """The expression or the claim's condition; empty for other tags."""
        if self.kind == "variable":
            return self.text
        return " ".join(self.text.split()).removeprefix("claim ") if self.word == "claim" else ""


@dataclass(frozen=True)
class Chapter:
    """The text of a chapter's file."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Without their ends; line 1 is the first."""
        return self.text.split("\n")

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every pair of braces; none for what is no template."""
        try:
            return tuple(_tags(self.text))
        except TemplateSyntaxError:
            return ()

    def asked(self, first: int, last: int) -> list[str]:
        """The expressions and conditions on these lines, in their order."""
        return [tag.asked for tag in self.tags if first <= tag.first <= last and tag.asked]

    def is_plain(self, first: int, last: int) -> bool:
        """Whether these lines are words, expressions and claims, and no condition, loop or macro makes them."""
        inside = [tag for tag in self.tags if tag.first <= last and tag.last >= first]
        simple = all(tag.kind == "variable" or tag.word in {"claim", "endclaim"} for tag in inside)
        whole = all(first <= tag.first and tag.last <= last for tag in inside)
        opened = [tag.word for tag in inside if tag.kind == "block"]
        return simple and whole and opened.count("claim") == opened.count("endclaim") and self.is_open(first - 1)

    def is_open(self, line: int) -> bool:
        """Whether what is put behind this line stands in no condition, loop, macro or claim."""
        depth = 0
        for tag in self.tags:
            if tag.first <= line < tag.last:
                return False
            if tag.last <= line:
                depth += _step(tag)
        return depth == 0


def _step(tag: Tag) -> int:
    if tag.word.startswith("end"):
        return -1
    if tag.word == "set":
        return 0 if "=" in tag.text else 1
    return int(tag.word in OPENERS or tag.word == "claim")


def _tags(text: str) -> Iterator[Tag]:
    kind, held, first = "", "", 0
    for line, token, value in LEXER.lex(text):
        name, _, edge = token.rpartition("_")
        if edge == "begin" and name in {"variable", "block", "comment", "raw"}:
            kind, held, first = name, "", line
        elif edge == "end" and name == kind:
            yield Tag(kind, held.strip(), first, line)
            kind = ""
        elif kind:
            held += value
