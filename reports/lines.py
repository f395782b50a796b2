"""The lines of a chapter that its text came from, carried through the template as marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reports.document import Lines

START, END = "\ue002", "\ue003"
MARK = re.compile(f"{START}([0-9]+):([^{START}{END}]*){END}")
HELD = frozenset({"macro", "call", "filter", "claim"})  # what is made within is a value, and values carry no marks
Spot = tuple[str, int]  # file, line


class LineMarks(Extension):
    """Puts the number of its line before every stretch of a chapter's text and everything printed into it."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        file = Path(stream.filename or "").name
        tokens = list(stream)
        depth = 0
        for at, token in enumerate(tokens):
            word = tokens[at + 1].value if token.type == "block_begin" else ""
            if word.startswith("end") and (word[3:] in HELD or word == "endset"):
                depth -= 1
            elif token.type == "data" and depth == 0:
                yield Token(token.lineno, "data", _marked(token, file))
                continue
            elif depth == 0 and (token.type == "variable_begin" or word == "claim"):
                yield Token(token.lineno, "data", _mark(token.lineno, file))
            depth += word in HELD or (word == "set" and _holds(tokens[at:]))
            yield token


def parted(line: str) -> tuple[str, tuple[Spot, ...]]:
    """A rendered line without its marks, and where its parts came from."""
    return MARK.sub("", line), tuple((found[2], int(found[1])) for found in MARK.finditer(line))


def place(spots: Sequence[Spot]) -> Lines | None:
    """The lines from the first to the last spot; None where they are not all of one file."""
    files = {file for file, _ in spots}
    if len(files) != 1:
        return None
    lines = [line for _, line in spots]
    return Lines(files.pop(), min(lines), max(lines))


def _marked(token: Token, file: str) -> str:
    lines: Iterator[tuple[int, str]] = enumerate(token.value.split("\n"), start=token.lineno)
    return "\n".join((_mark(number, file) if line.strip() else "") + line for number, line in lines)


def _mark(line: int, file: str) -> str:
    return f"{START}{line}:{file}{END}"


def _holds(tokens: Sequence[Token]) -> bool:
    """Whether `set` holds what stands up to `endset`, and no value of its own."""
    for token in tokens:
        if token.type in {"assign", "block_end"}:
            return token.type == "block_end"
    return False
