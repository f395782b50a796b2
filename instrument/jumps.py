"""The jumps a printed form tells: which answers lead past the questions that follow."""

from collections.abc import Mapping, Sequence

from instrument.conditions import holds
from instrument.model import Kind, Question
from instrument.records import dataclass


@dataclass(frozen=True)
class Jump:
    """Who ticks one of the `codes` goes on with `target`; None: is at the end."""

    codes: tuple[int, ...]
    target: Question | None


def jumps(questions: Sequence[Question]) -> Mapping[str, tuple[Jump, ...]]:
    """Question → its jumps, for questions with one answer; conditions that need more are told before the questions."""
    return {question.id: tuple(_jumps(question, questions[at + 1 :])) for at, question in enumerate(questions)}


def _jumps(question: Question, following: Sequence[Question]) -> Sequence[Jump]:
    if question.kind not in (Kind.SINGLE, Kind.SCALE):
        return ()
    targets: dict[str, tuple[Question | None, list[int]]] = {}
    for option in question.options:
        passed = _passed(question.id, option.code, following)
        if passed:
            target = following[passed] if passed < len(following) else None
            targets.setdefault(target.id if target else "", (target, []))[1].append(option.code)
    return [Jump(tuple(codes), target) for target, codes in targets.values()]


def _passed(name: str, code: int, following: Sequence[Question]) -> int:
    """How many of the questions right behind are ruled out by the answer alone."""
    for at, question in enumerate(following):
        if question.ask_if is None or holds(question.ask_if, {name: code}) is not False:
            return at
    return len(following)
