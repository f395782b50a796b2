"""Whether the condition of a question can be met by answers to earlier questions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from instrument.conditions.reach import outcomes
from instrument.conditions.tree import Among, Compared, Condition, Leaf, Ticked, leaves, names
from instrument.message import Fault, Message, nearest, quoted

if TYPE_CHECKING:
    from instrument.model import Instrument, Question

ANSWERED_BY_CODE = frozenset({"single", "scale", "matrix"})
POINTWISE = frozenset({"==", "!="})


def check_condition(question: "Question", instrument: "Instrument") -> None:
    """Raises `Fault` where a condition asks about what is not asked before, or for an answer that there is not."""
    if question.ask_if is None:
        return
    known = instrument.by_answer
    order = {each.id: position for position, each in enumerate(instrument.questions)}
    for name in names(question.ask_if):
        _check_name(name, question.ask_if, known)
        if order[known[name].id] >= order[question.id]:
            _refuse_later(known[name], question, known)
    for leaf in leaves(question.ask_if.tree):
        _check_leaf(leaf, question.ask_if, known[leaf.name])


def unmet(question: "Question", instrument: "Instrument") -> Message | None:
    """That a question is never asked, as no answers to earlier ones meet its condition; None where some do."""
    found = outcomes(question, instrument)
    if question.ask_if is None or found is None or True in found:
        return None
    condition = quoted(question.ask_if.source)
    return Message(
        "no answers can meet the condition {condition}, so this question is never asked", {"condition": condition}
    )


def check_terms(condition: Condition, instrument: "Instrument") -> None:
    """Raises `Fault` where a condition over all answers names what is no question, or a code nobody can give."""
    for name in names(condition):
        _check_name(name, condition, instrument.by_answer)
    for leaf in leaves(condition.tree):
        _check_leaf(leaf, condition, instrument.by_answer[leaf.name])


def _check_name(name: str, condition: Condition, known: "Mapping[str, Question]") -> None:
    if name not in known:
        raise Fault(
            "the condition asks about {found}, which is no question; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, known)},
            condition.place,
        )
    rows = [row.id for row in known[name].rows]
    if rows and name not in rows:
        raise Fault(
            "the condition asks about the matrix {found}; it has to name one of its rows: {possible}",
            {"found": quoted(name), "possible": nearest(name, rows)},
            condition.place,
        )


def _refuse_later(asked: "Question", question: "Question", known: "Mapping[str, Question]") -> None:
    place = question.ask_if.place if question.ask_if else question.place
    if asked.id == question.id:
        raise Fault("the condition asks about the question itself", place=place)
    if _waits_for(asked, question.id, known, set()):
        raise Fault(
            "the conditions run in a circle: {question} waits for {asked}, which waits for {question}",
            {"question": quoted(question.id), "asked": quoted(asked.id)},
            place,
        )
    raise Fault(
        "the condition asks about {asked}, which comes later, in line {line}",
        {"asked": quoted(asked.id), "line": asked.place.line or 0},
        place,
    )


def _waits_for(question: "Question", id: str, known: "Mapping[str, Question]", seen: set[str]) -> bool:
    """Whether the question depends on `id`, directly or through others."""
    for name in names(question.ask_if) if question.ask_if else ():
        asked = known.get(name)
        if asked is None or asked.id in seen:
            continue
        seen.add(asked.id)
        if asked.id == id or _waits_for(asked, id, known, seen):
            return True
    return False


def _check_leaf(leaf: Leaf, condition: Condition, asked: "Question") -> None:
    """The comparison suits the kind of question, and its codes are among the declared ones."""
    multiple = asked.kind == "multiple"
    if multiple != isinstance(leaf, Ticked) or not (multiple or asked.kind in ANSWERED_BY_CODE | {"number"}):
        raise Fault(
            "a condition cannot ask about {found} so: 'has' is for multiple response, the other comparisons are for "
            "single, scale, matrix rows and number",
            {"found": quoted(leaf.name)},
            condition.place,
        )
    codes = [option.code for option in asked.options]
    for number in _points(leaf):
        if codes and number not in codes:
            raise Fault(
                "{name} has no option with code {found}; possible: {possible}",
                {
                    "name": quoted(leaf.name),
                    "found": f"{number:g}",
                    "possible": nearest(f"{number:g}", map(str, codes)),
                },
                condition.place,
            )


def _points(leaf: Leaf) -> tuple[float, ...]:
    """The codes that a comparison names as such."""
    if isinstance(leaf, Among):
        return leaf.numbers
    if isinstance(leaf, Compared):
        return (leaf.number,) if leaf.sign in POINTWISE else ()
    return (leaf.code,)
