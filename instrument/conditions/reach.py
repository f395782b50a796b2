"""What a condition can come to, over every combination of the answers it depends on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, combinations, product
from math import prod
from typing import TYPE_CHECKING

from instrument.conditions.tree import Compared, Leaf, Ticked, leaves, names
from instrument.conditions.truth import holds

if TYPE_CHECKING:
    from instrument.model import Instrument, Question

MOST_COMBINATIONS = 5000

Answer = float | frozenset[int]


def outcomes(question: "Question", instrument: "Instrument") -> frozenset[bool | None] | None:
    """The values that the question's condition takes as earlier questions are answered in every declared way.

    None stands among them where the condition rests on a question that is itself not asked. Returns None where there
    are more than 5000 combinations to try.
    """
    if question.ask_if is None:
        return frozenset({True})
    known = instrument.by_answer
    needed = list(_needed(question, known, set()))
    compared = [leaf for each in (question, *(known[name] for name in needed)) for leaf in _leaves(each)]
    domains = [_domain(known[name], [leaf for leaf in compared if leaf.name == name]) for name in needed]
    if prod(len(domain) for domain in domains) > MOST_COMBINATIONS:
        return None
    return frozenset(
        holds(question.ask_if, _asked(dict(zip(needed, answers, strict=True)), known)) for answers in product(*domains)
    )


def _leaves(question: "Question") -> Iterable[Leaf]:
    return leaves(question.ask_if.tree) if question.ask_if else ()


def _needed(question: "Question", known: "Mapping[str, Question]", seen: set[str]) -> Iterator[str]:
    """The names that a condition rests on, directly or through other conditions, each after what it rests on itself."""
    for name in names(question.ask_if) if question.ask_if else ():
        if name not in seen:
            seen.add(name)
            yield from _needed(known[name], known, seen)
            yield name


def _asked(answers: Mapping[str, Answer], known: "Mapping[str, Question]") -> dict[str, float | Collection[int] | None]:
    """The answers without those to questions that these very answers leave out."""
    kept: dict[str, float | Collection[int] | None] = {}
    for name, answer in answers.items():
        condition = known[name].ask_if
        if condition is None or holds(condition, kept):
            kept[name] = answer
    return kept


def _domain(question: "Question", compared: list[Leaf]) -> list[Answer]:
    """Answers that stand for all others as far as these comparisons can tell."""
    if question.kind == "multiple":
        return list(_ticks(question, sorted({leaf.code for leaf in compared if isinstance(leaf, Ticked)})))
    if question.options:
        return [float(option.code) for option in question.options]
    low, high = question.least or 0.0, question.most or 0.0
    step = 10.0**-question.decimals
    named = [number for leaf in compared for number in _numbers(leaf)]
    near = {low, high, *(number + side * step for number in named for side in (-1, 0, 1))}
    return [number for number in sorted(near) if low <= number <= high]


def _ticks(question: "Question", codes: list[int]) -> Iterable[frozenset[int]]:
    alone = {option.code for option in question.options if option.exclusive}
    every = chain.from_iterable(combinations(codes, size) for size in range(len(codes) + 1))
    return (frozenset(ticked) for ticked in every if len(ticked) < 2 or not alone & set(ticked))


def _numbers(leaf: Leaf) -> tuple[float, ...]:
    if isinstance(leaf, Ticked):
        return ()
    return (leaf.number,) if isinstance(leaf, Compared) else leaf.numbers
