"""The ways to read a header that holds a question and, behind some sign, a part of it."""

import re
from collections.abc import Iterator, Sequence

from survey.platform import Said

_NUMBER = re.compile(r"\s*(?:第\s*)?[Qq]?(\d{1,3}(?:[-.]\d{1,2})*[a-z]?)(?:\s*(?:题|[、.．:：)）])|\s+(?=\D))\s*(?=\S)")
_HTML = re.compile(r"<[^<>]{1,200}>|&nbsp;")


def numbered(header: str) -> tuple[str, str]:
    """The number printed before a wording, '' for none, and the wording behind it."""
    found = _NUMBER.match(header)
    return (found[1], header[found.end() :].strip()) if found else ("", header.strip())


def whole_and_cuts(words: str, signs: Sequence[str]) -> Iterator[Said]:
    """The words as a question, then as question and part at each sign, the last sign first."""
    if not words:
        return
    yield Said(words)
    at = {cut.start(): cut.end() for sign in signs for cut in re.finditer(re.escape(sign), words)}
    for start in sorted(at, reverse=True):
        question, part = words[:start].strip(), words[at[start] :].strip()
        if question and part:
            yield Said(question, part)


def whole_and_brackets(words: str) -> Iterator[Said]:
    """`Question [part]` as a question, then as question and part at each bracket, the last first."""
    yield Said(words)
    if words.endswith("]"):
        for cut in sorted((cut.start() for cut in re.finditer(r"\s*\[", words)), reverse=True):
            if cut:
                yield Said(words[:cut].strip(), words[words.index("[", cut) + 1 : -1].strip())


def with_number(number: str, readings: Sequence[Said]) -> tuple[Said, ...]:
    """The same parts of the question that is known by a number; nothing without a number."""
    return tuple(dict.fromkeys(Said(number, said.part) for said in readings)) if number else ()


def without_markup(words: str) -> str:
    """Words without the tags that a form shows as bold or as a new line."""
    return _HTML.sub(" ", words).strip()
