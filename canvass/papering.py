"""The questionnaire as paper to hand out: neither answers nor results, so it is composed here."""

from collections.abc import Sequence
from pathlib import Path

from canvass.keeping import write_report
from canvass.papered_questions import asked
from canvass.refusals import writing
from canvass.study import Study
from instrument.jumps import jumps
from instrument.loading import load
from instrument.message import Fault, Message, nearest, quoted
from instrument.model import Instrument, Question
from instrument.records import replace
from reports.paper import pdf, word
from reports.paper.handout import Copy, Handout, Part, Words
from reports.wording import say
from survey.paper.numbers import LAST, form_number, printed

FORMATS = (".docx", ".pdf")


def print_forms(study: Study, target: Path, copies: int, first: int, language: str) -> tuple[str, ...]:
    """Writes the forms as the file's suffix says; their numbers as printed. Raises `Fault`."""
    if target.suffix not in FORMATS:
        possible = nearest(target.suffix, FORMATS)
        raise Fault("no format {found}; possible: {possible}", {"found": quoted(target.suffix), "possible": possible})
    made = numbered(handout(load(study.questionnaire), language), copies, first)
    render = pdf.render if target.suffix == ".pdf" else word.render
    content = render(made)
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_report(target, content)
    return tuple(copy.number for copy in made.copies)


def handout(instrument: Instrument, language: str) -> Handout:
    """The form in `language`, without numbers yet; raises `Fault` where the questionnaire has no such words."""
    if language not in instrument.languages:
        raise Fault(
            "the questionnaire has no language {found}; possible: {possible}",
            {"found": quoted(language), "possible": nearest(language, instrument.languages)},
        )
    named = [question for question in instrument.questions if question.identifying]
    others = [question for question in instrument.questions if not question.identifying]
    leading = jumps(others)
    purpose = instrument.purpose.get(language, "")
    how = Message(
        "Please tick the box before your answer, or write where there is a line. Leave the column at the right free."
    )
    promise = instrument.confidentiality.get(language, "")
    return Handout(
        language=language,
        title=instrument.title[language],
        paragraphs=tuple(each for each in (purpose, say(how, language)) if each),
        promise=tuple(each for each in (promise, _kept(language)) if each),
        parts=tuple(
            Part(title, tuple(asked(question, instrument, language, leading[question.id]) for question in questions))
            for title, questions in _sections(others, instrument, language)
        ),
        apart=tuple(replace(asked(question, instrument, language), office=()) for question in named),
        words=_words(language),
    )


def numbered(made: Handout, copies: int, first: int) -> Handout:
    """The form that many times, numbered from `first`; raises `Fault` where the numbers do not reach."""
    if first + copies - 1 > LAST:
        raise Fault("form numbers end at {last}", {"last": printed(form_number(LAST))})
    numbers = [form_number(serial) for serial in range(first, first + copies)]
    return replace(made, copies=tuple(Copy(printed(number), number) for number in numbers))


def _sections(questions: Sequence[Question], instrument: Instrument, language: str) -> list[tuple[str, list[Question]]]:
    found: list[tuple[str, list[Question]]] = []
    last: str | None = None
    for question in questions:
        if question.section != last:
            last = question.section
            found.append((instrument.sections.get(last, {}).get(language, ""), []))
        found[-1][1].append(question)
    return found


def _kept(language: str) -> str:
    return say(
        Message(
            "Taking part is voluntary. Do not write your name on this form; its number only tells one sheet of paper "
            "from another, and nobody notes who got it."
        ),
        language,
    )


def _words(language: str) -> Words:
    def word(message: Message) -> str:
        return say(message, language)

    return Words(
        form=word(Message("Form")),
        office=word(Message("Office use")),
        page=word(Message("Page {page} of {pages}", {"page": "{page}", "pages": "{pages}"})),
        page_alone=word(Message("Page {page}", {"page": "{page}"})),
        promise=word(Message("What we promise")),
        apart=word(Message("On a sheet of its own")),
        apart_why=word(
            Message(
                "This sheet bears no form number. It is handed in apart from the form and kept apart from the answers."
            )
        ),
        code=word(Message("The form number as a code to be scanned")),
    )
