"""Words typed beside an option that a form asks for in a question of their own."""

from collections.abc import Mapping

from instrument.conditions.tree import Among, Compared, Every, Ticked, Tree
from instrument.drafting.draft import Draft, DraftQuestion
from instrument.model import Kind
from instrument.records import replace

Beside = tuple[str, float]
"""A question and the code of one of its options."""


def with_blanks(draft: Draft) -> Draft:
    """The draft in which every blank beside an option is asked for once.

    A question of text that only those are asked who chose one option is the blank of that option where it is named as
    ours is, q4_other. Where it has another name it stays, and the option has no blank beside it.
    """
    known = {each.id: each for each in draft.questions if each.kind in {Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE}}
    asked = {each.id: beside for each in draft.questions if (beside := _beside(each, known)) is not None}
    blanks = {id: beside for id, beside in asked.items() if id in _names(*beside)}
    apart = {beside for id, beside in asked.items() if id not in blanks} - set(blanks.values())
    kept = (each for each in draft.questions if each.id not in blanks)
    return replace(draft, questions=tuple(_marked(each, set(blanks.values()), apart) for each in kept))


def _names(question: str, code: float) -> tuple[str, str]:
    return f"{question}_other", f"{question}_other_{code:g}"


def _beside(question: DraftQuestion, known: Mapping[str, DraftQuestion]) -> Beside | None:
    """The option without which the question is not asked, where nothing is asked but words."""
    if question.kind is not Kind.TEXT or question.ask_if is None:
        return None
    parts = question.ask_if.parts if isinstance(question.ask_if, Every) else (question.ask_if,)
    found = [beside for part in parts if (beside := _chosen(part)) is not None and beside[0] in known]
    last = found[-1] if found else None
    if last is None or last[1] not in {option.code for option in known[last[0]].options}:
        return None
    around = known[last[0]].ask_if
    outer = set(around.parts if isinstance(around, Every) else (around,))
    return last if all(part in outer or _chosen(part) == last for part in parts) else None


def _chosen(tree: Tree) -> Beside | None:
    if isinstance(tree, Ticked):
        return tree.name, float(tree.code)
    if isinstance(tree, Compared):
        return (tree.name, tree.number) if tree.sign == "==" else None
    if isinstance(tree, Among):
        return (tree.name, tree.numbers[0]) if len(tree.numbers) == 1 else None
    return None


def _marked(question: DraftQuestion, blanks: set[Beside], apart: set[Beside]) -> DraftQuestion:
    options = tuple(
        replace(option, other=(option.other or place in blanks) and place not in apart)
        for option in question.options
        for place in [(question.id, float(option.code))]
    )
    return replace(question, options=options)
