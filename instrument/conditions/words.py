"""A condition in words, for paper forms and codebooks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from instrument.conditions.tree import Among, Compared, Condition, Every, Leaf, Not, Ticked, Tree
from instrument.message import Message, Scalar

if TYPE_CHECKING:
    from instrument.model import Instrument, Question

Translate = Callable[[Message], str]


def in_words(condition: Condition, instrument: "Instrument", language: str, translate: Translate = str) -> str:
    """The condition as a person reads it: `question 4 is "Enterprise" and question 2 is one of "18–25", "26–35"`.

    Options are worded in `language`; the words between them are Messages that `translate` puts into it (English as is).
    """
    return _Words(instrument, language, translate).tree(condition.tree)


class _Words:
    def __init__(self, instrument: "Instrument", language: str, translate: Translate) -> None:
        self.instrument = instrument
        self.language = language
        self.translate = translate

    def tree(self, tree: Tree) -> str:
        if isinstance(tree, Not):
            return self.translate(Message("not ({condition})", {"condition": self.tree(tree.part)}))
        if isinstance(tree, Every):
            return self.joined([self.bracketed(part) for part in tree.parts], "and")
        if not isinstance(tree, Compared | Among | Ticked):
            return self.joined([self.bracketed(part) for part in tree.parts], "or")
        return self.translate(self.leaf(tree))

    def bracketed(self, tree: Tree) -> str:
        plain = isinstance(tree, Compared | Among | Ticked | Not)
        return self.tree(tree) if plain else f"({self.tree(tree)})"

    def joined(self, parts: list[str], word: str) -> str:
        found = parts[0]
        for part in parts[1:]:
            values = {"first": found, "second": part}
            both = Message("{first} and {second}", values)
            found = self.translate(both if word == "and" else Message("{first} or {second}", values))
        return found

    def leaf(self, leaf: Leaf) -> Message:
        question = self.asked(leaf.name)
        values: dict[str, Scalar] = {"question": question.number or leaf.name}
        if isinstance(leaf, Ticked):
            values["answer"] = self.option(question, leaf.code)
            return Message("question {question} includes {answer}", values)
        if isinstance(leaf, Among):
            values["answers"] = ", ".join(self.option(question, number) for number in leaf.numbers)
            return Message("question {question} is one of {answers}", values)
        values["answer"] = self.option(question, leaf.number)
        return compared(leaf.sign, values)

    def asked(self, name: str) -> "Question":
        for question in self.instrument.questions:
            if question.id == name or any(row.id == name for row in question.rows):
                return question
        raise KeyError(name)

    def option(self, question: "Question", number: float) -> str:
        for option in question.options:
            if option.code == number:
                return f"“{option.text[self.language]}”"
        return f"{number:g}"


def compared(sign: str, values: dict[str, Scalar]) -> Message:
    """The sentence of a comparison."""
    if sign == "==":
        return Message("question {question} is {answer}", values)
    if sign == "!=":
        return Message("question {question} is not {answer}", values)
    if sign == "<":
        return Message("question {question} is below {answer}", values)
    if sign == "<=":
        return Message("question {question} is at most {answer}", values)
    if sign == ">":
        return Message("question {question} is above {answer}", values)
    return Message("question {question} is at least {answer}", values)
