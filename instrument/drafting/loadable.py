"""A draft as a file that loads: conditions that do not fit the questions are left out, and told."""

from instrument.drafting.draft import Draft
from instrument.drafting.rules import source
from instrument.drafting.settling import settled
from instrument.drafting.writing import Say, written
from instrument.loading import read
from instrument.message import Fault, Message, quoted
from instrument.model import Instrument
from instrument.records import replace


def loadable(draft: Draft, file: str, say: Say) -> tuple[Draft, str, Instrument]:
    """The draft made fit, the text of its file, and the questionnaire that the text is read into.

    Raises `Fault` where even without conditions the text is no questionnaire.
    """
    found = settled(draft)
    while True:
        text = written(found, say)
        try:
            return found, text, read(text.encode(), file)
        except Fault as fault:
            without = _without_rule(found, fault.place.entry)
            if without is None:
                raise
            found = without


def _without_rule(draft: Draft, id: str) -> Draft | None:
    """The draft without the condition of a question; None where that question has none."""
    question = next((each for each in draft.questions if each.id == id), None)
    if question is None or question.ask_if is None:
        return None
    rule = {"rule": quoted(source(question.ask_if))}
    said = Message("the rule {rule} does not fit the questions before it, and is left out", rule)
    bare = replace(question, ask_if=None, guesses=(*question.guesses, said))
    lost = Message(
        "{name}: the rule {rule} does not fit the questions before it, and is left out", {"name": id, **rule}
    )
    questions = tuple(bare if each is question else each for each in draft.questions)
    return replace(draft, questions=questions, lost=(*draft.lost, lost))
