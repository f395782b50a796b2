"""What the columns of a file are held to be, as a person is shown it before anything is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from canvass.speaking import Session
from instrument.message import Message, quoted
from instrument.model import Instrument
from instrument.records import dataclass
from reports.wording import say
from survey.assembling import identifiers, identifying
from survey.intake import Intake
from survey.mapping import OUT, Confirmed, Mappings
from survey.matching.matches import Evidence
from survey.sources import Files

SURE = Message("sure")
APART = Message("tells who a person is: kept apart")
CARRIED = Message("guessed: carried along, and left out unless the questionnaire names it under extra")
EVIDENCE: Mapping[Evidence, Message] = {
    Evidence.NAME_ALONE: Message("guessed: the name fits, the wording is another"),
    Evidence.NUMBER: Message("guessed: by the number in its code"),
    Evidence.SIMILAR: Message("guessed: the wording is much alike"),
    Evidence.ORDER: Message("guessed: by the order of the columns"),
}


@dataclass(frozen=True)
class Shown:
    """A file with what is said of it and kept of it."""

    file: str
    sha256: str
    platform: str
    rows: int
    lines: tuple[str, ...]
    is_sure: bool = True
    confirmed: Confirmed = field(default_factory=Confirmed)
    evidence: Mapping[str, str] = field(default_factory=dict)  # header → why
    ids: Sequence[str] = ()
    persons: Mapping[str, Sequence[str]] = field(default_factory=dict)


def shown(files: Files, instrument: Instrument, mappings: Mappings) -> Iterator[Shown]:
    """Each file that holds answers; raises `Fault` where its columns are not those of the questionnaire."""
    for intake in files.intakes(instrument, mappings):
        ids, persons = identifiers(intake)
        yield Shown(
            file=intake.grid.file,
            sha256=intake.grid.sha256,
            platform=files.platform,
            rows=len(intake.grid.rows),
            lines=tuple(_lines(intake)),
            is_sure=intake.matches.is_sure,
            confirmed=confirmed_of(intake),
            evidence={intake.keys[match.at]: str(match.evidence) for match in intake.matches.matches},
            ids=ids,
            persons=persons,
        )


def confirmed_of(intake: Intake) -> Confirmed:
    """What is known of the columns once it is confirmed."""
    columns = {intake.keys[match.at]: match.slot.name for match in intake.matches.matches}
    columns |= {intake.keys[at]: OUT for at in sorted(intake.matches.guessed_out)}
    return Confirmed(columns, intake.matches.answers)


def _lines(intake: Intake) -> Iterator[str]:
    matched = {match.at: match for match in intake.matches.matches}
    extra = {at: name for name, at in intake.matches.extra.items()}
    persons = set(identifying(intake))
    for at, key in enumerate(intake.keys):
        if at in persons:
            yield f"{quoted(key)}  ({_words(APART)})"
        elif at in matched:
            yield f"{quoted(key)} → {matched[at].slot.name}  ({_words(EVIDENCE.get(matched[at].evidence, SURE))})"
        elif at in extra:
            yield f"{quoted(key)} → {extra[at]}  ({_words(SURE)})"
        elif at in intake.matches.guessed_out:
            yield f"{quoted(key)} → {OUT}  ({_words(CARRIED)})"
    for question in sorted(intake.matches.guessed_answers):
        for cell, code in intake.matches.answers[question].items():
            yield f"{question}: {quoted(cell)} → {code}  ({_words(EVIDENCE[Evidence.NUMBER])})"


def _words(message: Message) -> str:
    return say(message, Session.language)
