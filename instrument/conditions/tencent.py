"""A condition as display rules of 腾讯问卷: `if Q1A2 and Q2A1 then show Q3`.

Q and A count questions and options from 1 in the order of the form. A question with several rules is shown where any of
them is met, so `or` becomes several lines. Source: wj.qq.com/docs/dsl/question_display and show_logic_runner.
"""

from itertools import chain, product
from typing import TYPE_CHECKING

from instrument.conditions.tree import Among, Every, Leaf, Not, Some, Ticked, Tree, negations_inward
from instrument.conditions.truth import COMPARE
from instrument.message import Fault, quoted

if TYPE_CHECKING:
    from instrument.model import Instrument, Question

MOST_RULES = 64

Terms = tuple[str, ...]
"""What one rule joins with `and`."""


def to_tencent(question: "Question", instrument: "Instrument") -> tuple[str, ...]:
    """The rules that show the question, one per line; none for a question that is always asked.

    Raises `Fault` for conditions on numbers and matrix rows, which those rules cannot ask about.
    """
    if question.ask_if is None:
        return ()
    rules = _rules(negations_inward(question.ask_if.tree), instrument)
    if len(rules) > MOST_RULES:
        raise Fault(
            "the condition {condition} needs more than {most} rules of 腾讯问卷",
            {"condition": quoted(question.ask_if.source), "most": MOST_RULES},
            question.ask_if.place,
        )
    shown = f"then show {_position(question.id, instrument)}"
    return tuple(f"if {' and '.join(terms)} {shown}" for terms in rules)


def _position(id: str, instrument: "Instrument") -> str:
    return f"Q{1 + [question.id for question in instrument.questions].index(id)}"


def _rules(tree: Tree, instrument: "Instrument") -> list[Terms]:
    """The tree as alternatives, each of terms that all have to be met."""
    if isinstance(tree, Some):
        return list(dict.fromkeys(chain.from_iterable(_rules(part, instrument) for part in tree.parts)))
    if isinstance(tree, Every):
        joined: list[Terms] = [()]
        for part in tree.parts:
            both = product(joined, _rules(part, instrument))
            joined = [tuple(dict.fromkeys((*first, *second))) for first, second in both]
            if len(joined) > MOST_RULES:
                return joined
        return joined
    return _leaf(tree.part, instrument, refused=True) if isinstance(tree, Not) else _leaf(tree, instrument)


def _leaf(tree: Tree, instrument: "Instrument", refused: bool = False) -> list[Terms]:
    if isinstance(tree, Not | Every | Some):
        raise TypeError(tree)
    question = instrument.by_answer[tree.name]
    if not question.options or question.rows:
        raise Fault(
            "the rules of 腾讯问卷 cannot ask about {found}: they know single choice, scales and multiple response",
            {"found": quoted(tree.name)},
            question.place,
        )
    position = _position(question.id, instrument)
    options = [f"{position}A{place}" for place in _met(tree, question)]
    if refused:
        return [(position, *(f"not {option}" for option in options))]
    return [(option,) for option in options]


def _met(leaf: Leaf, question: "Question") -> list[int]:
    """The positions, from 1, of the options that meet a comparison."""
    if isinstance(leaf, Ticked):
        met = [option.code == leaf.code for option in question.options]
    elif isinstance(leaf, Among):
        met = [option.code in leaf.numbers for option in question.options]
    else:
        met = [COMPARE[leaf.sign](option.code, leaf.number) for option in question.options]
    return [position for position, each in enumerate(met, start=1) if each]
