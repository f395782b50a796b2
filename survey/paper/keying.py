"""A keyed form by the questionnaire's own rules: what may be stored, or what to look at again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field as held
from dataclasses import replace

from instrument.conditions import holds
from instrument.message import Scalar
from instrument.model import Instrument, Kind, MissingCodes, Question
from instrument.records import dataclass
from survey.numerals import numeral
from survey.paper.fields import Field, fields_of_question
from survey.paper.typed import DAY, Typed, read_field
from survey.store.entries import Cell
from survey.web.questions import READ, Read, Wrong

AS_WRITTEN = "as_written"
OF_BLANKS, OF_LAST = ("not_ticked", "too_long"), ("ranks",)


@dataclass(frozen=True)
class Objection:
    """A rule that a field breaks; `may_stand` where the paper may yet say so."""

    field: str
    word: str
    values: Mapping[str, Scalar] = held(default_factory=dict)
    may_stand: bool = False


@dataclass(frozen=True)
class Keyed:
    """A form as it may be stored where `objections` is empty; `texts` alike for what means the same."""

    columns: Mapping[str, Cell]
    texts: Mapping[str, str]
    flags: tuple[str, ...]
    objections: tuple[Objection, ...]
    not_asked: frozenset[str]  # fields


@dataclass(frozen=True)
class _Question:
    """What was keyed of one question."""

    read: Read
    texts: Mapping[str, str]
    flag: str
    objections: tuple[Objection, ...]
    not_asked: frozenset[str]


def keyed(instrument: Instrument, given: Mapping[str, str]) -> Keyed:
    """Every question in its order; a field that is not to be keyed has the text ''."""
    answers: dict[str, float | Collection[int]] = {}
    found: list[_Question] = []
    for question in instrument.questions:
        fields = fields_of_question(question)
        if fields:
            asked = question.ask_if is None or holds(question.ask_if, answers) is True
            found.append(_question(question, fields, given, asked, instrument.missing))
            answers.update(found[-1].read.answers)
    return Keyed(
        columns={name: cell for each in found for name, cell in each.read.columns.items()},
        texts={name: text for each in found for name, text in each.texts.items()},
        flags=tuple(each.flag for each in found if each.flag),
        objections=tuple(objection for each in found for objection in each.objections),
        not_asked=frozenset(name for each in found for name in each.not_asked),
    )


def _question(
    question: Question, fields: tuple[Field, ...], given: Mapping[str, str], asked: bool, missing: MissingCodes
) -> _Question:
    typed = {each.name: read_field(each, given.get(each.name, "")) for each in fields}
    read = _read(question, typed, missing.unanswered)
    objections = (*_refused(typed), *_objections(question, fields, typed, read, asked))
    stands = any(each.anyway for each in typed.values()) and any(each.may_stand for each in objections)
    if stands:
        objections = tuple(each for each in objections if not each.may_stand)
    elif not asked:
        read = _skipped(read, missing.not_asked)
    out = (
        fields if not (asked or stands) else [each for each in fields if each.is_blank and not _is_ticked(each, typed)]
    )
    not_asked = frozenset(each.name for each in out)
    return _Question(
        read,
        {name: "" if name in not_asked and not each.is_given else each.text for name, each in typed.items()},
        f"{AS_WRITTEN}:{question.id}" if stands else "",
        objections,
        not_asked,
    )


def _skipped(read: Read, code: int) -> Read:
    return Read({name: "" if isinstance(cell, str) else code for name, cell in read.columns.items()})


def _read(question: Question, typed: Mapping[str, Typed], unanswered: int) -> Read:
    given = {name: text for each in typed.values() for name, text in each.fields.items()}
    read = READ[question.kind](question, given, unanswered)
    if question.id not in given or not read.wrong:
        return read
    if question.kind is Kind.NUMBER:  # the number itself, though it is out of range: conditions see what is written
        value = numeral(given[question.id])
        held = {} if value is None else {question.id: value}
        return replace(read, columns={question.id: unanswered, **held}, answers=held)
    return replace(read, columns={question.id: given[question.id]}) if question.kind is Kind.DATE else read


def _refused(typed: Mapping[str, Typed]) -> Iterator[Objection]:
    for name, each in typed.items():
        if each.wrong is not None:
            is_day = each.wrong.word == "no_day" and DAY.fullmatch(each.text) is not None
            yield Objection(name, each.wrong.word, each.wrong.values, is_day)


def _objections(
    question: Question, fields: tuple[Field, ...], typed: Mapping[str, Typed], read: Read, asked: bool
) -> Iterator[Objection]:
    given = [each.name for each in fields if typed[each.name].is_given]
    if not asked:
        if given:
            yield Objection(given[0], "not_to_be_asked", may_stand=True)
        return
    for wrong in read.wrong:
        yield _said(wrong, fields)
    for each in fields:
        if not typed[each.name].text and (not each.is_blank or _is_ticked(each, typed)):
            yield Objection(each.name, "not_keyed")


def _said(wrong: Wrong, fields: tuple[Field, ...]) -> Objection:
    at = fields[-1] if wrong.word in (*OF_BLANKS, *OF_LAST) else fields[0]
    return Objection(at.name, wrong.word, wrong.values, may_stand=wrong.word != "too_long")


def _is_ticked(blank: Field, typed: Mapping[str, Typed]) -> bool:
    codes = typed[blank.question.id].text.split()
    return blank.beside is not None and str(blank.beside.code) in codes
