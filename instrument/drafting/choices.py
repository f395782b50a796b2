"""Options and rows as a questionnaire of ours can hold them: told apart, coded once, marked as their kind allows."""

from collections.abc import Iterator, Sequence

from instrument.drafting.draft import DraftQuestion
from instrument.drafting.words import clean, like
from instrument.measure import Text
from instrument.message import Message
from instrument.model import Kind
from instrument.records import replace

LONGEST_TEXT = 2000
NO_WORDS = "–"
CHOSEN = frozenset({Kind.SINGLE, Kind.SCALE, Kind.MATRIX, Kind.MULTIPLE, Kind.RANKING})


def text_in(given: Text, languages: Sequence[str], otherwise: str = "?") -> dict[str, str]:
    """`given` in every language; where one is missing, the first that is there."""
    cleaned = {language: clean(words)[:LONGEST_TEXT].strip() for language, words in given.items()}
    first = next((words for words in cleaned.values() if words), clean(otherwise) or NO_WORDS)
    return {language: cleaned.get(language) or first for language in languages}


def labels(texts: Sequence[Text], languages: Sequence[str]) -> Iterator[Text]:
    """Labels of options or rows in every language, none of which reads as another."""
    given: set[tuple[str, str]] = set()
    for at, each in enumerate(texts, 1):
        plain, times = text_in(each, languages, str(at)), 1
        text = plain
        while any((language, like(words)) in given or not like(words) for language, words in text.items()):
            times += 1
            text = {language: f"{words} ({times})" for language, words in plain.items()}
        given |= {(language, like(words)) for language, words in text.items()}
        yield text


def coded(question: DraftQuestion) -> DraftQuestion:
    """The question with codes that differ, none of them negative where they become part of a name."""
    codes = [option.code for option in question.options]
    negative = question.kind in {Kind.MULTIPLE, Kind.RANKING} and min(codes, default=0) < 0
    if len(set(codes)) == len(codes) and not negative and all(abs(code) <= 999_999 for code in codes):
        return question
    options = tuple(replace(option, code=at) for at, option in enumerate(question.options, 1))
    said = Message("its codes could not be kept, and are 1, 2, … in the order of the options")
    return replace(question, options=options, guesses=(*question.guesses, said))


def marked(question: DraftQuestion) -> DraftQuestion:
    """The question with only such marks on its options as go with its kind, and a measure that does."""
    kind = question.kind
    options = tuple(
        replace(
            option,
            other=option.other and kind in {Kind.SINGLE, Kind.MULTIPLE},
            exclusive=option.exclusive and kind is Kind.MULTIPLE,
            dont_know=option.dont_know and kind in {Kind.SINGLE, Kind.SCALE, Kind.MATRIX},
        )
        for option in question.options
    )
    identifying = question.identifying and kind is Kind.TEXT
    measured = kind in {Kind.SINGLE, Kind.SCALE, Kind.MATRIX, Kind.NUMBER}
    return replace(
        question,
        identifying=identifying,
        options=options if kind in CHOSEN else (),
        rows=question.rows if kind is Kind.MATRIX else (),
        measure=question.measure if measured else None,
    )
