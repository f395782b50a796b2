"""A draft made fit to load: whatever a questionnaire of ours cannot hold is changed, and the change is told."""

from collections.abc import Mapping, Sequence

from instrument.drafting.choices import CHOSEN, coded, labels, marked, text_in
from instrument.drafting.draft import Draft, DraftQuestion, DraftScale
from instrument.drafting.naming import named
from instrument.drafting.words import clean
from instrument.measure import Measure
from instrument.message import Message
from instrument.model import Kind, MissingCodes
from instrument.records import replace

MISSING = (MissingCodes(), MissingCodes(-92, -93), MissingCodes(-992, -993), MissingCodes(-999_992, -999_993))
USUAL_BOUNDS = (0.0, 1_000_000.0)


def settled(draft: Draft) -> Draft:
    """The draft with every text in every language, names and codes that are unique, and scales of items in order."""
    languages = draft.languages or ("en",)
    questions = [_question(each, languages) for each in draft.questions]
    found = named(
        replace(
            draft,
            languages=languages,
            title=text_in(draft.title, languages, draft.id),
            purpose=text_in(draft.purpose, languages) if draft.purpose else {},
            sections={key: text_in(words, languages, key) for key, words in draft.sections.items()},
            questions=tuple(questions),
        )
    )
    scales = tuple(scale for each in found.scales if (scale := _scale(each, found)) is not None)
    lost = {str(message): message for message in draft.lost}
    return replace(found, scales=scales, missing=_missing(found.questions), lost=tuple(lost.values()))


def _question(question: DraftQuestion, languages: Sequence[str]) -> DraftQuestion:
    found = replace(
        question,
        text=text_in(question.text, languages, question.number or question.id),
        hint=text_in(question.hint, languages) if any(map(clean, question.hint.values())) else {},
        label=text_in(question.label, languages) if any(map(clean, question.label.values())) else {},
        number=clean(question.number)[:20],
    )
    if found.kind in CHOSEN:
        worded = labels([option.text for option in found.options], languages)
        options = tuple(replace(option, text=text) for option, text in zip(found.options, worded, strict=True))
        rows = zip(found.rows, labels([row.text for row in found.rows], languages), strict=True)
        kept = tuple(replace(row, text=text) for row, text in rows) if found.kind is Kind.MATRIX else ()
        found = coded(replace(found, options=options, rows=kept))
    if found.kind is Kind.MATRIX and not found.rows:
        found = replace(found, kind=Kind.SINGLE)
    if found.kind in CHOSEN and sum(not option.dont_know for option in found.options) < 2:
        said = Message("it has fewer than two options, and is held as text")
        return _bare(replace(found, kind=Kind.TEXT, guesses=(*found.guesses, said)))
    return _limited(marked(found))


def _bare(question: DraftQuestion) -> DraftQuestion:
    return replace(question, options=(), rows=(), least=None, most=None, measure=None)


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
    return replace(scale, text=text_in(scale.text, draft.languages, scale.id), items=items)


def _in_order(questions: Sequence[DraftQuestion]) -> Mapping[str, DraftQuestion]:
    found: dict[str, DraftQuestion] = {}
    for question in questions:
        if question.kind is Kind.MATRIX and question.measure is not Measure.NOMINAL:
            found |= {row.id: question for row in question.rows}
        elif question.kind is Kind.SCALE or question.measure in (Measure.ORDINAL, Measure.SCALE):
            found[question.id] = question
    return found
