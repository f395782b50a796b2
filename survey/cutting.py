"""The ways to read a header that holds a question and, behind some sign, a part of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from survey.platform import Said

_NUMBER = re.compile(r"\s*(?:第\s*)?[Qq]?(\d{1,3}(?:[-.]\d{1,2})*[a-z]?)(?:\s*(?:题|[、.．:：)）])|\s+(?=\D))\s*(?=\S)")
MOST_GROUPS = 8
MOST_POINTS = 15
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


def groups_of(questions: Collection[str], sign: str) -> frozenset[str]:
    """What two questions or more have before a sign in common: the names of the groups they stand in, sign included."""
    times = Counter(name[: cut.end()] for name in set(questions) for cut in re.finditer(re.escape(sign), name))
    return frozenset(group for group, count in times.items() if count > 1)


def without_groups(question: str, groups: Collection[str], sign: str) -> Iterator[str]:
    """A question without the groups it is known to stand in, then without those it may stand in alone.

    A number alone is the option of a question and not its name.
    """
    known = max((group for group in groups if question.startswith(group)), key=len, default="")
    bare = question[len(known) :].strip()
    tails = [bare, *(bare[cut.end() :].strip() for cut in [*re.finditer(re.escape(sign), bare)][-MOST_GROUPS:])]
    yield from ([tail for tail in tails if tail and not tail.isdigit()] or [question])


def rated_groups(headers: Sequence[str], answers: Sequence[set[str]], sign: str) -> frozenset[str]:
    """The groups whose columns share their answers, as the rows of a matrix do, the sign behind their names included.

    `answers` are the different ones that each column holds.
    """
    within: dict[str, list[set[str]]] = defaultdict(list)
    for header, held in zip(headers, answers, strict=True):
        for cut in re.finditer(re.escape(sign), header):
            within[header[: cut.end()]].append(held)
    return frozenset(
        group
        for group, sets in within.items()
        if len(sets) > 1 and len(set.union(*sets)) <= min(MOST_POINTS, 2 * max(map(len, sets)))
    )


def rows_within(header: str, rated: Collection[str], groups: Collection[str], sign: str) -> Iterator[Said]:
    """The header as a row of each matrix that it may stand in, the nearest first."""
    for cut in reversed([*re.finditer(re.escape(sign), header)]):
        if header[: cut.end()] in rated:
            for tail in without_groups(header[: cut.start()], groups, sign):
                yield Said(tail, header[cut.end() :])


def with_number(number: str, readings: Sequence[Said]) -> tuple[Said, ...]:
    """The same parts of the question that is known by a number; nothing without a number."""
    return tuple(dict.fromkeys(Said(number, said.part) for said in readings)) if number else ()


def without_markup(words: str) -> str:
    """Words without the tags that a form shows as bold or as a new line."""
    return _HTML.sub(" ", words).strip()
