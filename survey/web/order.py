"""The order in which one respondent sees questions and options, drawn by the study's seed: the same on every visit."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

from instrument.conditions import names
from instrument.model import Instrument
from instrument.records import dataclass
from survey.web.shown import Shown

Thing = TypeVar("Thing")
ORDERS = 100_000


@dataclass(frozen=True)
class Order:
    """Which sections have their questions drawn, which questions their options, which matrices their rows."""

    seed: int
    sections: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()

    def part(self, part: Shown, instrument: Instrument, drawn: int) -> Shown:
        """A part of the page as the respondent with the number `drawn` sees it."""
        questions = [self._question(each, drawn) for each in part["questions"]]
        if part["id"] in self.sections:
            blocks = tied(questions, instrument)
            key = f"{self.seed} {drawn} section {part['id']}"
            questions = [each for block in shuffled(blocks, key, lambda block: str(block[0]["id"])) for each in block]
        return {**part, "questions": questions}

    def _question(self, question: Shown, drawn: int) -> Shown:
        key = f"{self.seed} {drawn} {question['id']}"
        if question["id"] in self.options:
            options = shuffled(question["options"], key, lambda each: str(each["code"]), lambda each: each["stays"])
            question = {**question, "options": options}
        if question["id"] in self.rows:
            question = {**question, "rows": shuffled(question["rows"], f"{key} rows", lambda each: str(each["id"]))}
        return question


def draw() -> int:
    """The number by which a respondent's order is drawn; it is no part of what is stored."""
    return secrets.randbelow(ORDERS)


def shuffled(
    things: Sequence[Thing],
    key: str,
    name: Callable[[Thing], str],
    stays: Callable[[Thing], bool] = lambda _: False,
) -> list[Thing]:
    """The things in the order of hashes of their names: every order is as likely; those that stay keep their place."""

    def place(thing: Thing) -> bytes:
        return hashlib.sha256(f"{key} {name(thing)}".encode()).digest()

    moving = iter(sorted((thing for thing in things if not stays(thing)), key=place))
    return [thing if stays(thing) else next(moving) for thing in things]


def tied(questions: Sequence[Shown], instrument: Instrument) -> list[list[Shown]]:
    """The questions in blocks that stay whole: from a question to the last one that is asked because of it."""
    blocks: list[list[Shown]] = []
    for question in questions:
        condition = instrument.question(question["id"]).ask_if
        needed = {instrument.by_answer[name].id for name in names(condition)} if condition else set()
        first = next((at for at, block in enumerate(blocks) if needed & {each["id"] for each in block}), len(blocks))
        blocks[first:] = [[*(each for block in blocks[first:] for each in block), question]]
    return blocks
