"""Jumps as printed forms tell them, and what they mean for the questions between."""

import re
from collections.abc import Mapping, Sequence

from instrument.conditions.tree import Compared, Not, Ticked, Tree
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.rules import every
from instrument.drafting.words import clean, like
from instrument.model import Kind
from instrument.records import dataclass

_TARGET = (
    r"(?:(?:请)?(?:直接)?(?:跳至|跳到|跳转到?|转至|转到|前往)第?\s*(?:Q|题)?\s*(\d{1,3})\s*题?"
    r"|(?:please )?(?:skip|go|jump) to (?:question |Q)\s*(\d{1,3}))"
)
_IN_OPTION = re.compile(rf"[（(\[【→—\-,，]*\s*{_TARGET}\s*[)）\]】]?", re.IGNORECASE)
_CHOSEN = re.compile(
    r"[（(\[【]?\s*(?:若|如果?|选择?|\bif\b)\s*(?:选择?|you (?:chose|answered)|answered)?\s*"
    r"[“\"'‘]?([^“”\"'‘’（）()，,。]{1,20}?)[”\"'’]?\s*(?:项|者|的|时)?\s*[,，]?\s*(?:则|请)?\s*"
    rf"{_TARGET}\s*[)）\]】。.]?",
    re.IGNORECASE,
)
_DEPENDS = re.compile(
    r"[（(\[【]\s*(?:若|如|仅|当|请)?(?:在)?第\s*(\d{1,3})\s*题(?:中)?选择?了?\s*[“\"]?([^“”\"（）()]{1,20}?)[”\"]?\s*"
    r"(?:的|者|时|项)?(?:人)?\s*[,，]?\s*(?:请|才|则|需)?(?:继续)?(?:回答|填写|作答)[^（）()]{0,8}[)）\]】]"
)


@dataclass(frozen=True)
class Jump:
    """Who chose `answer` in `origin` leaves out what comes before `target`; with `only`, the target alone is asked."""

    origin: str
    answer: str
    target: str
    only: bool = False


def jumps_in(id: str, lines: Sequence[str]) -> tuple[list[Jump], list[str]]:
    """The jumps told in a question's lines, and the lines without those that stand in the wording."""
    found: list[Jump] = []
    kept: list[str] = []
    for at, line in enumerate(lines):
        depends = _DEPENDS.search(line)
        if depends:
            found.append(Jump(f"q{depends[1]}", depends[2].strip(), id, only=True))
            line = _DEPENDS.sub("", line)
        stands_alone = re.match(r"\s*[（(\[【]?\s*(?:若|如|选|if)", line, re.IGNORECASE)
        chosen = _CHOSEN.search(line) if at == 0 or stands_alone else None
        if chosen:
            found.append(Jump(id, chosen[1].strip(), f"q{chosen[2] or chosen[3]}"))
            line = line.replace(chosen[0], "")
        elif at:
            for part in re.split(r"(?=[A-Z][.．、])|\s{2,}", line):
                held = _IN_OPTION.search(part)
                if held:
                    label = clean(re.sub(r"^\s*[A-Z][.．、]|^[□○☐]\s*", "", _IN_OPTION.sub("", part)))
                    found.append(Jump(id, label, f"q{held[1] or held[2]}"))
        if line.strip() or at == 0:
            kept.append(line)
    return found, kept


def without_jumps(label: str) -> str:
    """A label without the jump behind it."""
    return clean(_IN_OPTION.sub("", label)) or clean(label)


def conditions(jumps: Sequence[Jump], questions: Sequence[DraftQuestion]) -> Mapping[str, Tree]:
    """Question → its condition, for every question that a jump passes over or an answer leads to."""
    places = {question.id: at for at, question in enumerate(questions)}
    trees: dict[str, list[Tree]] = {}
    for jump in jumps:
        if jump.origin not in places or jump.target not in places:
            continue
        met = _met(questions[places[jump.origin]], jump.answer)
        if met is None:
            continue
        if jump.only:
            trees.setdefault(jump.target, []).append(met)
            continue
        opposite: Tree = Compared(met.name, "!=", met.number) if isinstance(met, Compared) else Not(met)
        for question in questions[places[jump.origin] + 1 : places[jump.target]]:
            trees.setdefault(question.id, []).append(opposite)
    return {id: every(*found) for id, found in trees.items()}


def _met(question: DraftQuestion, answer: str) -> Compared | Ticked | None:
    """The condition that an answer, told by its words or its letter, was given."""
    if question.kind not in {Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE}:
        return None
    for at, option in enumerate(question.options):
        words = {like(each) for each in option.text.values()}
        if like(answer) in words or answer.strip().upper() == chr(ord("A") + at):
            return (
                Ticked(question.id, option.code)
                if question.kind is Kind.MULTIPLE
                else Compared(question.id, "==", option.code)
            )
    return None
