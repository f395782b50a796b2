"""Skip rules seen in answers: a question that nobody with certain answers to an earlier one was asked."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.conditions.tree import Among, Compared, Ticked, Tree
from instrument.drafting.rules import source
from instrument.message import Message
from instrument.model import Kind
from instrument.records import replace
from survey.drafting.seen import Seen

FEWEST = 5  # respondents on either side
FEWEST_TOLD = 2
ANSWERED = 0.8
FARTHEST = 15  # questions back
CODED = frozenset({Kind.SINGLE, Kind.SCALE})


def with_skips(found: Sequence[Seen]) -> list[Seen]:
    """The questions with the conditions that the answers show."""
    made: list[Seen] = []
    for at, each in enumerate(found):
        tree = _rule(each, made[max(0, at - FARTHEST) :])
        if tree is None:
            made.append(each)
            continue
        said = Message(
            "nobody else answered it, so that it is taken to be asked only if {rule}", {"rule": source(tree)}
        )
        question = replace(each.question, ask_if=tree, guesses=(*each.question.guesses, said))
        made.append(replace(each, question=question))
    return made


def _rule(each: Seen, earlier: Sequence[Seen]) -> Tree | None:
    """The condition on the nearest earlier question that tells exactly who was not asked."""
    told = bool(each.not_asked.any())
    left_out = each.not_asked if told else each.blank
    fewest = FEWEST_TOLD if told else FEWEST
    if left_out.sum() < fewest or (~left_out).sum() < fewest:
        return None
    for before in reversed(earlier):
        for tree, meets, known in _splits(before, left_out):
            asked = meets & known
            out = ~meets & known
            share = (~left_out[asked]).mean() if asked.any() else 0.0
            exact = bool(left_out[out].all()) and (bool((~left_out[asked]).all()) if told else share >= ANSWERED)
            others = bool(left_out[~known].all())
            if exact and others and asked.sum() >= fewest and out.sum() >= fewest:
                return tree
    return None


Split = tuple[Tree, NDArray[np.bool_], NDArray[np.bool_]]
"""A condition, where it is met, and where the answer that it asks about is known."""


def _splits(before: Seen, left_out: NDArray[np.bool_]) -> Iterator[Split]:
    question = before.question
    if question.kind in CODED and len(before.codes) == 1:
        values = next(iter(before.codes.values()))
        known = ~np.isnan(values)
        codes = [option.code for option in question.options]
        asked = [code for code in codes if (known & (values == code) & ~left_out).any()]
        if asked and len(asked) < len(codes):
            same = [code for code in codes if code not in asked]
            tree: Tree
            if len(asked) == 1:
                tree = Compared(question.id, "==", asked[0])
            elif len(same) == 1:
                tree = Compared(question.id, "!=", same[0])
            else:
                tree = Among(question.id, tuple(float(code) for code in asked))
            yield tree, np.isin(values, asked), known
    if question.kind is Kind.MULTIPLE:
        for at, marks in before.ticks.items():
            yield Ticked(question.id, question.options[at].code), marks, ~before.blank
