"""A new study from a questionnaire of another program, or from nothing but an export of answers."""

import re
from collections.abc import Sequence
from pathlib import Path

from analysis.plan import load_plan
from canvass.first_wave import read_drafted, read_first, save_names
from canvass.making import write_schemas
from canvass.planning import plan
from canvass.refusals import writing
from canvass.staging import beside, keep
from canvass.study import LANGUAGES
from instrument.drafting.blanks import with_blanks
from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.drafting.loadable import loadable
from instrument.drafting.scalars import mapping, scalar
from instrument.forms import reader_of, readers
from instrument.kinds import codebook
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.model import Instrument, Kind
from instrument.records import dataclass, replace
from reports.wording import say
from survey.drafting.exported import as_text
from survey.drafting.exports import WENJUANXING, draft_exports
from survey.files.forms import may_be_form, open_form
from survey.files.opening import SUFFIXES
from survey.files.whole import write_whole
from survey.sources import FALLBACK, importers_by_name

MOST_DEMOTED = 60


@dataclass(frozen=True)
class Founded:
    """What a new study was made of, and what a person should know of it."""

    questions: int
    scales: int
    rows: int
    guesses: tuple[Message, ...]
    lost: tuple[Message, ...]
    language: str


def found(
    folder: Path, sources: Sequence[Path], wave: str, language: str | None = None, platform: str | None = None
) -> Founded:
    """Makes the study folder; raises `Fault`, with nothing written, where it stands already or a source is not read."""
    if folder.exists() or folder.is_symlink():
        raise Fault("this stands already; possible: a name that is free", place=Place(str(folder)))
    if not re.fullmatch(r"\w[\w. -]{0,40}", wave):
        raise Fault("{found} is no name of a wave; possible: letters and digits, such as 2026", {"found": quoted(wave)})
    forms, exports = _sorted(sources, platform)
    with beside(folder) as staged:
        if forms:
            return _from_form(staged, *forms[0], exports, wave, language)
        return _from_exports(staged, exports, wave, language, platform)


def _sorted(sources: Sequence[Path], platform: str | None) -> tuple[list[tuple[str, Form]], list[Path]]:
    """The questionnaires among the files, with the names of their readers, and the exports."""
    if platform is not None and platform not in {*readers(), *importers_by_name()}:
        possible = nearest(platform, [*importers_by_name(), *readers()], most=30)
        raise Fault("no platform {found}; possible: {possible}", {"found": quoted(platform), "possible": possible})
    forms, exports = [], []
    for path in sources:
        form = open_form(path) if may_be_form(path) and platform not in importers_by_name() else None
        reader = reader_of(form) if form is not None else None
        if form is not None and (reader is not None or platform in readers()):
            forms.append((reader or str(platform), form))
        elif form is not None and form.suffix not in SUFFIXES:
            raise Fault(
                "the file is no questionnaire that is read; possible: {possible}",
                {"possible": ", ".join(readers())},
                Place(path.name),
            )
        else:
            exports.append(path)
    if len(forms) > 1:
        raise Fault(
            "{count} of the files are questionnaires; possible: one", {"count": len(forms)}, Place(forms[1][1].file)
        )
    return forms, exports


def _from_form(
    staged: Path, reader: str, form: Form, exports: Sequence[Path], wave: str, language: str | None
) -> Founded:
    draft = with_blanks(readers()[reader].read(form))
    spoken = _spoken(draft, language)
    draft, text, instrument = loadable(draft, "questionnaire.yaml", lambda message: say(message, spoken))
    data = staged / "data" / wave
    keep(data, exports)
    save_names(data, reader, draft, instrument)
    rows = 0
    unread: tuple[Message, ...] = ()
    if exports:
        try:
            rows = read_first(data, instrument)
        except Fault as fault:
            unread = (Message("the answers are kept, but not read yet: {what}", {"what": say(fault, spoken)}),)
    _write(staged, instrument, text, rows, wave, spoken)
    return _founded(replace(draft, lost=(*draft.lost, *unread)), instrument, rows, spoken)


def _from_exports(
    staged: Path, exports: Sequence[Path], wave: str, language: str | None, platform: str | None
) -> Founded:
    exported = draft_exports(exports, language, platform)
    spoken = _spoken(exported.draft, language)
    data = staged / "data" / wave
    keep(data, exports)
    for _ in range(MOST_DEMOTED):
        draft, text, instrument = loadable(exported.draft, "questionnaire.yaml", lambda message: say(message, spoken))
        try:
            rows = read_drafted(data, exported, instrument)
            break
        except Fault as fault:
            if platform is None and exported.platform == WENJUANXING and len(exports) == 1:
                # Headers that 问卷星 would not write so: the table is read by a mapping in place of its rules.
                return _from_exports(staged, exports, wave, language, FALLBACK)
            at = exported.question_at(fault.place.entry)
            if at is None or fault.place.file not in {path.name for path in exports}:
                raise
            exported = as_text(exported, at, fault)
    else:
        raise Fault("the answers do not fit any questionnaire that was drafted for them", place=Place(exports[0].name))
    _write(staged, instrument, text, rows, wave, spoken)
    return _founded(draft, instrument, rows, spoken)


def _spoken(draft: Draft, language: str | None) -> str:
    """The language of the report: as asked for, else the first of the questionnaire that there is, else English."""
    return language or next((each for each in draft.languages if each in LANGUAGES), "en")


def _write(staged: Path, instrument: Instrument, questionnaire: str, rows: int, wave: str, language: str) -> None:
    first = next(iter(instrument.title.values()))
    title = {each: scalar(instrument.title.get(each, first)) for each in LANGUAGES}
    study = [
        "# yaml-language-server: $schema=schemas/study.json",
        f"title: {mapping(title)}",
        "questionnaire: questionnaire.yaml",
        "plan: plan.yaml",
        f"language: {language}",
        "waves:",
        f"  {scalar(wave)}: {{responses: {scalar(f'data/{wave}')}}}",
        *(f"# {say(hint, language)}" for hint in _hints(instrument)),
    ]
    planned = plan(instrument, rows, lambda message: say(message, language))
    with writing(staged):
        write_whole(staged / "questionnaire.yaml", questionnaire.encode())
        write_whole(staged / "plan.yaml", planned.encode())
        write_whole(staged / "study.yaml", ("\n".join(study) + "\n").encode())
        write_whole(staged / ".gitignore", b"data/\nbuild/\n")
    list(write_schemas(staged / "schemas"))  # the files name them, so that editors complete and check
    load_plan(staged / "plan.yaml", codebook(instrument))


def _hints(instrument: Instrument) -> list[Message]:
    """What a person may declare further, as comments of study.yaml."""
    screening = Message(
        "who is too fast, gives one answer throughout or repeats another is set aside; screening in questionnaire.yaml "
        "declares other rules, {off} switches these off",
        {"off": "screening: off"},
    )
    opened = [each.id for each in instrument.questions if each.kind is Kind.TEXT and not each.identifying]
    coding = Message(
        "open answers ({questions}) are sorted by a file of codes: coding: coding.yaml",
        {"questions": ", ".join(opened[:3])},
    )
    return [screening, coding] if opened else [screening]


def _founded(draft: Draft, instrument: Instrument, rows: int, language: str) -> Founded:
    guesses = [
        Message("{name}: {what}", {"name": question.id, "what": say(guess, language)})
        for question in draft.questions
        for guess in question.guesses
    ]
    guesses += [
        Message("{name}: {what}", {"name": scale.id, "what": say(guess, language)})
        for scale in draft.scales
        for guess in scale.guesses
    ]
    return Founded(len(instrument.questions), len(instrument.scales), rows, tuple(guesses), draft.lost, language)
