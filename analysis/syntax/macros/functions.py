"""The functions of macros, from text to text."""

from collections.abc import Callable, Sequence

from analysis.syntax.macros.pieces import pieces, quoted_text, text_of, unquoted

Function = Callable[[Sequence[str]], str | None]
"""From its arguments as written; None for arguments that it does not take."""


def _whole(text: str, least: int) -> int | None:
    return int(text) if text.isdigit() and int(text) >= least else None


def _blanks(given: Sequence[str]) -> str | None:
    count = _whole(given[0], 0)
    return None if count is None or count > 10_000 else " " * count  # no line is longer


def _head(given: Sequence[str]) -> str:
    found = pieces(unquoted(given[0]))
    return found[0].text if found else ""


def _substr(given: Sequence[str]) -> str | None:
    first = _whole(given[1], 1)
    count = _whole(given[2], 0) if len(given) > 2 else len(given[0])
    return None if first is None or count is None else given[0][first - 1 : first - 1 + count]


FUNCTIONS: dict[str, tuple[int, int, Function]] = {
    "blanks": (1, 1, _blanks),
    "concat": (1, 1_000, lambda given: "".join(unquoted(each) for each in given)),
    "head": (1, 1, _head),
    "index": (2, 2, lambda given: str(given[0].find(given[1]) + 1)),
    "length": (1, 1, lambda given: str(len(given[0]))),
    "quote": (1, 1, lambda given: quoted_text(given[0])),
    "substr": (2, 3, _substr),
    "tail": (1, 1, lambda given: text_of(pieces(unquoted(given[0]))[1:])),
    "unquote": (1, 1, lambda given: unquoted(given[0])),
    "upcase": (1, 1, lambda given: unquoted(given[0]).upper()),
}
"""Name → least and most arguments, and what it gives."""
