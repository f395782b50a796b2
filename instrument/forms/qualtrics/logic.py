"""The display logic of a question: terms with conjunctions, in groups."""

import re
from collections.abc import Mapping
from typing import Any

from instrument.conditions.tree import Ticked, Tree
from instrument.drafting.asked import Asked, Untranslatable, negated
from instrument.drafting.rules import every, some

SIGNS = {
    "EqualTo": "==",
    "NotEqualTo": "!=",
    "GreaterThan": ">",
    "LessThan": "<",
    "GreaterThanOrEqual": ">=",
    "LessThanOrEqual": "<=",
}
Known = Mapping[str, Asked]
"""The questions asked before, by their own ids; rows of a matrix as `QID3~1`."""


def display_rule(logic: Mapping[str, Any], asked: Known) -> Tree:
    """Groups of terms, each joined to those before it by its own conjunction."""
    groups = [group for key, group in logic.items() if key.isdigit() and isinstance(group, Mapping)]
    found: Tree | None = None
    for group in groups:
        tree = _group(group, asked)
        joined = str(group.get("Type", "If")) in {"ElseIf", "OrIf"}
        found = tree if found is None else some(found, tree) if joined else every(found, tree)
    if found is None:
        raise Untranslatable
    return found


def _group(group: Mapping[str, Any], known: Known) -> Tree:
    alternatives: list[list[Tree]] = []
    for key, term in group.items():
        if key.isdigit() and isinstance(term, Mapping):
            tree = _term(term, known)
            if alternatives and str(term.get("Conjuction") or term.get("Conjunction")) != "Or":
                alternatives[-1].append(tree)
            else:
                alternatives.append([tree])
    if not alternatives:
        raise Untranslatable
    return some(*(every(*each) for each in alternatives))


def _term(term: Mapping[str, Any], known: Known) -> Tree:
    locator = str(term.get("ChoiceLocator") or term.get("LeftOperand") or "")
    found = re.fullmatch(r"q://(\w+?)(?:~(\w+))?/(\w+)(?:/(\w+))?(?:/(\w+))?", locator)
    if term.get("LogicType") != "Question" or found is None:
        raise Untranslatable
    question, row, what, first, second = found.groups()
    key = f"{question}~{row or first}" if (row or second) else question
    if key not in known:
        raise Untranslatable
    asked, operator = known[key], str(term.get("Operator"))
    if operator in SIGNS and what in {"ChoiceTextEntryValue", "ChoiceNumericEntryValue"}:
        return asked.compared(SIGNS[operator], str(term.get("RightOperand")))
    if operator in {"Selected", "NotSelected"} and what == "SelectableChoice":
        tree = asked.equals(str(second or first))
        refused = operator == "NotSelected"
        return (
            asked.compared("!=", str(second or first))
            if refused and not isinstance(tree, Ticked)
            else negated(tree)
            if refused
            else tree
        )
    raise Untranslatable
