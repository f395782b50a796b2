"""A draft as the YAML of a questionnaire, with what was guessed as comments."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from instrument.drafting.draft import Draft, DraftQuestion, DraftScale
from instrument.drafting.rules import source
from instrument.drafting.scalars import key_or_number, mapping, scalar
from instrument.measure import Measure, Text
from instrument.message import Message
from instrument.model import STANDARD_WORDS, Kind, MissingCodes, Option

Say = Callable[[Message], str]
VERSION = "1"
WIDEST_LINE = 110
USUAL = {Kind.SCALE: Measure.ORDINAL, Kind.MATRIX: Measure.ORDINAL, Kind.NUMBER: Measure.SCALE}


def written(draft: Draft, say: Say) -> str:
    """The text of the questionnaire's file; comments are what `say` makes of messages."""
    return "\n".join([*_head(draft, say), "", "questions:", *_questions(draft, say), *_scales(draft, say)]) + "\n"


def _head(draft: Draft, say: Say) -> Iterator[str]:
    yield "# yaml-language-server: $schema=schemas/questionnaire.json"
    yield from _comments([*draft.guesses, *draft.lost], "", say)
    yield f"id: {draft.id}"
    yield f'version: "{VERSION}"'
    yield f"languages: [{', '.join(draft.languages)}]"
    yield from _worded("title", draft.title)
    if draft.purpose:
        yield from _worded("purpose", draft.purpose)
    if draft.missing != MissingCodes():
        yield f"missing: {{unanswered: {draft.missing.unanswered}, not_asked: {draft.missing.not_asked}}}"
    yield from _own_words(draft.languages)
    used = {question.section for question in draft.questions}
    kept = {key: words for key, words in draft.sections.items() if key in used}
    if kept:
        yield "sections:"
        yield from (f"  {key}: {_flow(words)}" for key, words in kept.items())


def _own_words(languages: Sequence[str]) -> Iterator[str]:
    """The words a codebook adds, in English where there is no translation of them."""
    missing = [language for language in languages if any(language not in text for text in STANDARD_WORDS.values())]
    if missing:
        yield "words:"
        for word, text in STANDARD_WORDS.items():
            yield f"  {word}: {_flow({language: text.get(language, text['en']) for language in languages})}"


def _worded(key: str, text: Text, indent: str = "") -> Iterator[str]:
    line = f"{indent}{key}: {_flow(text)}"
    if len(line) <= WIDEST_LINE:
        yield line
        return
    yield f"{indent}{key}:"
    yield from (f"{indent}  {language}: {scalar(words)}" for language, words in text.items())


def _flow(text: Text) -> str:
    return mapping({language: _flow_scalar(words) for language, words in text.items()})


def _flow_scalar(words: str) -> str:
    return scalar(words)


def _comments(messages: Iterable[Message], indent: str, say: Say) -> Iterator[str]:
    for message in dict.fromkeys(map(say, messages)):
        yield f"{indent}# {' '.join(message.split())}"


def _questions(draft: Draft, say: Say) -> Iterator[str]:
    for question in draft.questions:
        yield ""
        yield from _comments(question.guesses, "  ", say)
        yield f"  - id: {question.id}"
        yield from (f"    {line}" for line in _question(question, draft))


def _question(question: DraftQuestion, draft: Draft) -> Iterator[str]:
    if question.number:
        yield f"number: {scalar(question.number)}"
    if question.section in draft.sections:
        yield f"section: {question.section}"
    yield f"kind: {question.kind}"
    if question.measure is not None and question.measure is not USUAL.get(question.kind, Measure.NOMINAL):
        yield f"measure: {question.measure}"
    if question.characteristic:
        yield "characteristic: true"
    if question.identifying:
        yield "identifying: true"
    if not question.required:
        yield "required: false"
    if question.ask_if is not None:
        yield f"ask_if: {scalar(source(question.ask_if))}"
    yield from (f"{language}: {scalar(words)}" for language, words in question.text.items())
    if question.label:
        yield from _worded("label", question.label)
    if question.hint:
        yield from _worded("hint", question.hint)
    yield from _limits(question)
    if question.rows:
        yield "rows:"
        yield from (f"  - {mapping({'id': row.id, **_scalars(row.text)})}" for row in question.rows)
    if question.options:
        yield "options:"
        yield from (f"  - {mapping(_option(option))}" for option in question.options)


def _limits(question: DraftQuestion) -> Iterator[str]:
    for key, limit in (("least", question.least), ("most", question.most)):
        if limit is not None:
            yield f"{key}: {key_or_number(limit)}"
    if question.decimals:
        yield f"decimals: {question.decimals}"


def _option(option: Option) -> dict[str, str]:
    marks = {"other": option.other, "exclusive": option.exclusive, "dont_know": option.dont_know}
    return {"code": str(option.code), **_scalars(option.text), **{mark: "true" for mark, held in marks.items() if held}}


def _scalars(text: Text) -> dict[str, str]:
    return {language: scalar(words) for language, words in text.items()}


def _scales(draft: Draft, say: Say) -> Iterator[str]:
    if not draft.scales:
        return
    yield from ("", "scales:")
    for scale in draft.scales:
        yield from _comments(scale.guesses, "  ", say)
        yield f"  {scale.id}:"
        yield from (f"    {line}" for line in _scale(scale))


def _scale(scale: DraftScale) -> Iterator[str]:
    yield from (f"{language}: {scalar(words)}" for language, words in scale.text.items())
    items = ", ".join(f"-{item.variable}" if item.reversed else item.variable for item in scale.items)
    yield f"items: [{items}]"
