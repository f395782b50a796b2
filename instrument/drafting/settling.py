"""A draft made fit to load: whatever a questionnaire of ours cannot hold is changed, and the change is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from instrument.drafting.draft import Draft, DraftQuestion, DraftScale
from instrument.drafting.naming import named
from instrument.drafting.words import clean, like
from instrument.message import Message
from instrument.model import Kind, Measure, MissingCodes, Text

LONGEST_TEXT = 2000
NO_WORDS = "–"
MISSING = (MissingCodes(), MissingCodes(-92, -93), MissingCodes(-992, -993), MissingCodes(-999_992, -999_993))
CHOSEN = frozenset({Kind.SINGLE, Kind.SCALE, Kind.MATRIX, Kind.MULTIPLE, Kind.RANKING})
USUAL_BOUNDS = (0.0, 1_000_000.0)


def settled(draft: Draft) -> Draft:
    """The draft with every text in every language, names and codes that are unique, and scales of items in order."""
    languages = draft.languages or ("en",)
    questions = [_question(each, languages) for each in draft.questions]
    found = named(
        replace(
            draft,
            languages=languages,
            title=_text(draft.title, languages, draft.id),
            purpose=_text(draft.purpose, languages) if draft.purpose else {},
            sections={key: _text(words, languages, key) for key, words in draft.sections.items()},
            questions=tuple(questions),
        )
    )
    scales = tuple(scale for each in found.scales if (scale := _scale(each, found)) is not None)
    lost = {str(message): message for message in draft.lost}
    return replace(found, scales=scales, missing=_missing(found.questions), lost=tuple(lost.values()))


def _text(given: Text, languages: Sequence[str], otherwise: str = "?") -> dict[str, str]:
    """`given` in every language; where one is missing, the first that is there."""
    cleaned = {language: clean(words)[:LONGEST_TEXT].strip() for language, words in given.items()}
    first = next((words for words in cleaned.values() if words), clean(otherwise) or NO_WORDS)
    return {language: cleaned.get(language) or first for language in languages}


def _question(question: DraftQuestion, languages: Sequence[str]) -> DraftQuestion:
    found = replace(
        question,
        text=_text(question.text, languages, question.number or question.id),
        hint=_text(question.hint, languages) if any(map(clean, question.hint.values())) else {},
        label=_text(question.label, languages) if any(map(clean, question.label.values())) else {},
        number=clean(question.number)[:20],
    )
    if found.kind in CHOSEN:
        labels = _labels([option.text for option in found.options], languages)
        options = tuple(replace(option, text=text) for option, text in zip(found.options, labels, strict=True))
        rows = zip(found.rows, _labels([row.text for row in found.rows], languages), strict=True)
        kept = tuple(replace(row, text=text) for row, text in rows) if found.kind is Kind.MATRIX else ()
        found = _coded(replace(found, options=options, rows=kept))
    if found.kind is Kind.MATRIX and not found.rows:
        found = replace(found, kind=Kind.SINGLE)
    if found.kind in CHOSEN and sum(not option.dont_know for option in found.options) < 2:
        said = Message("it has fewer than two options, and is held as text")
        return _bare(replace(found, kind=Kind.TEXT, guesses=(*found.guesses, said)))
    return _limited(_marked(found))


def _bare(question: DraftQuestion) -> DraftQuestion:
    return replace(question, options=(), rows=(), least=None, most=None, measure=None)


def _labels(texts: Sequence[Text], languages: Sequence[str]) -> Iterator[Text]:
    """Labels of options or rows in every language, none of which reads as another."""
    given: set[tuple[str, str]] = set()
    for at, each in enumerate(texts, 1):
        plain, times = _text(each, languages, str(at)), 1
        text = plain
        while any((language, like(words)) in given or not like(words) for language, words in text.items()):
            times += 1
            text = {language: f"{words} ({times})" for language, words in plain.items()}
        given |= {(language, like(words)) for language, words in text.items()}
        yield text


def _coded(question: DraftQuestion) -> DraftQuestion:
    """The question with codes that differ, none of them negative where they become part of a name."""
    codes = [option.code for option in question.options]
    negative = question.kind in {Kind.MULTIPLE, Kind.RANKING} and min(codes, default=0) < 0
    if len(set(codes)) == len(codes) and not negative and all(abs(code) <= 999_999 for code in codes):
        return question
    options = tuple(replace(option, code=at) for at, option in enumerate(question.options, 1))
    said = Message("its codes could not be kept, and are 1, 2, … in the order of the options")
    return replace(question, options=options, guesses=(*question.guesses, said))


def _marked(question: DraftQuestion) -> DraftQuestion:
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


def _limited(question: DraftQuestion) -> DraftQuestion:
    """The question with limits where its kind takes them."""
    least, most = question.least, question.most
    if question.kind is Kind.NUMBER:
        low = USUAL_BOUNDS[0] if least is None else least
        high = max(USUAL_BOUNDS[1], low) if most is None else most
        said = () if None not in (least, most) else (Message("its bounds are a guess"),)
        low, high = min(low, high), max(low, high)
        return replace(question, least=low, most=high, guesses=(*question.guesses, *said))
    ticks = len(question.options)
    counted = question.kind in {Kind.MULTIPLE, Kind.RANKING}
    fewest = least if counted and question.kind is Kind.MULTIPLE and least and 1 <= least <= ticks else None
    highest = most if counted and most and 1 <= most <= ticks else None
    if fewest is not None and highest is not None and fewest > highest:
        fewest = None
    return replace(question, least=fewest and float(int(fewest)), most=highest and float(int(highest)), decimals=0)


def _missing(questions: Sequence[DraftQuestion]) -> MissingCodes:
    """The first pair of codes for no answer that nothing else uses."""
    codes = {option.code for question in questions for option in question.options}
    lows = [question.least for question in questions if question.kind is Kind.NUMBER and question.least is not None]
    for pair in MISSING:
        highest = max(pair.unanswered, pair.not_asked)
        if not codes & {pair.unanswered, pair.not_asked} and all(low > highest for low in lows):
            return pair
    return MISSING[-1]


def _scale(scale: DraftScale, draft: Draft) -> DraftScale | None:
    """The scale with those of its items that are in order; None where they are fewer than two."""
    ordered = _in_order(draft.questions)
    items = tuple(dict.fromkeys(item for item in scale.items if item.variable in ordered))
    if len(items) < 2:
        return None
    return replace(scale, text=_text(scale.text, draft.languages, scale.id), items=items)


def _in_order(questions: Sequence[DraftQuestion]) -> Mapping[str, DraftQuestion]:
    found: dict[str, DraftQuestion] = {}
    for question in questions:
        if question.kind is Kind.MATRIX and question.measure is not Measure.NOMINAL:
            found |= {row.id: question for row in question.rows}
        elif question.kind is Kind.SCALE or question.measure in (Measure.ORDINAL, Measure.SCALE):
            found[question.id] = question
    return found
