"""Names for programs: valid, and each given once."""

import re
from collections.abc import Iterable, Iterator

from instrument.conditions.parsing import KEYWORDS
from instrument.drafting.draft import Draft, DraftQuestion
from instrument.drafting.rules import renamed
from instrument.model import Kind, Row, ScaleItem
from instrument.records import replace

LONGEST = 40  # a name of ours has 50 at most, and options and blanks are named behind it
WITH_PARTS = frozenset({Kind.MULTIPLE, Kind.RANKING})


def name_of(words: str, otherwise: str) -> str:
    """`words` as a name, where letters a–z make one of them; else `otherwise`."""
    found = re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_")[:LONGEST].strip("_")
    return found if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", found) else otherwise


def named(draft: Draft) -> Draft:
    """The draft with valid names, each given once; conditions and scales follow."""
    taken: set[str] = {scale.id.casefold() for scale in draft.scales} | set(KEYWORDS)
    changed: dict[str, str] = {}
    questions: list[DraftQuestion] = []
    for at, question in enumerate(draft.questions, 1):
        valid = replace(question, id=name_of(question.id, f"q{at}"), rows=tuple(_rows(question, f"q{at}")))
        free = _free(valid, taken)
        taken |= set(_names(free))
        changed |= {question.id: free.id} if question.id != free.id else {}
        changed |= {old.id: new.id for old, new in zip(question.rows, free.rows, strict=True) if old.id != new.id}
        questions.append(free)
    followed = tuple(replace(each, ask_if=each.ask_if and renamed(each.ask_if, changed)) for each in questions)
    scales = tuple(
        replace(
            scale,
            items=tuple(ScaleItem(changed.get(each.variable, each.variable), each.reversed) for each in scale.items),
        )
        for scale in draft.scales
    )
    return replace(draft, id=name_of(draft.id, "questionnaire"), questions=followed, scales=scales)


def _rows(question: DraftQuestion, otherwise: str) -> Iterator[Row]:
    own = name_of(question.id, otherwise)
    for at, row in enumerate(question.rows, 1):
        yield replace(row, id=name_of(row.id, f"{own}_{at}"))


def _free(question: DraftQuestion, taken: set[str]) -> DraftQuestion:
    """The question under a name none of whose variables is `taken`, and rows that are not either."""
    id, at = question.id, 1
    while set(_names(replace(question, id=id, rows=()))) & taken:
        at += 1
        id = f"{question.id}x{at}"
    held = taken | set(_names(replace(question, id=id, rows=())))
    rows = []
    for row in question.rows:
        name, at = row.id, 1
        while {name.casefold(), f"{name}_r".casefold()} & held:
            at += 1
            name = f"{row.id}x{at}"
        held |= {name.casefold(), f"{name}_r".casefold()}
        rows.append(replace(row, id=name))
    return replace(question, id=id, rows=tuple(rows))


def _names(question: DraftQuestion) -> Iterator[str]:
    """Every name the question gives or may give, folded as SPSS compares them."""
    own = question.id.casefold()
    yield from (own, f"{own}_r", f"{own}_other")
    yield from (row.id.casefold() for row in question.rows)
    yield from (f"{row.id.casefold()}_r" for row in question.rows)
    if question.kind in WITH_PARTS:
        yield from (f"{own}_{option.code}" for option in question.options)
    yield from (f"{own}_other_{option.code}" for option in question.options if option.other)


def unique(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, or that with a number behind it where it is taken."""
    held, found, at = {each.casefold() for each in taken}, wanted, 1
    while found.casefold() in held:
        at += 1
        found = f"{wanted}{at}"
    return found
