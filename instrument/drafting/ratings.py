"""Single choices by what their options say: points of a rating, or brackets of numbers in order."""

from instrument.drafting.degrees import is_rating
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.orders import is_bracketed
from instrument.measure import Measure
from instrument.message import Message, quoted
from instrument.model import Kind
from instrument.records import replace


def as_rating(question: DraftQuestion, language: str) -> DraftQuestion:
    """A single choice by what its options say: the points of a rating as a scale, brackets of numbers as ordinal."""
    points = [option.text.get(language, "") for option in question.options if not option.dont_know]
    if question.kind is not Kind.SINGLE or any(option.other for option in question.options):
        return question
    listed = {"points": quoted(", ".join(points))}
    if is_rating(points):
        said = Message("it is taken for a rating, because its options rise or fall: {points}", listed)
        return replace(question, kind=Kind.SCALE, characteristic=False, guesses=(*question.guesses, said))
    if question.measure is None and is_bracketed(points):
        return replace(question, measure=Measure.ORDINAL)
    return question
