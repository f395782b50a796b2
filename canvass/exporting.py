"""What leaves a study: files of answers, of the questionnaire, and of tables meant for others."""

from collections.abc import Callable, Mapping
from pathlib import Path

from canvass.keeping import is_edited, write_report
from canvass.public_counts import PublicCounts
from canvass.refusals import writing
from canvass.study import Study, Wave
from instrument.kinds import codebook
from instrument.loading import load
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.records import dataclass, replace
from instrument.yaml_nodes import read_mapping
from reports.wording import say
from survey.exporting.material import Exported, Material, exporters_by_word
from survey.reading import Reading

OF_ANSWERS = ("ddi", "tables", "sps")
"""Formats that are named as the answers are, though they hold no row of them."""

Composer = Callable[[Study, Wave, Material, PublicCounts], Exported]


@dataclass(frozen=True)
class Request:
    """What the person asked for."""

    formats: tuple[str, ...]
    output: Path | None = None
    language: str = ""  # of labels; the study's where not said
    is_raw: bool = False
    is_public: bool = False

    @property
    def needs_answers(self) -> bool:
        """Whether one of the formats holds answers, or numbers of them."""
        found = exporters_by_word()
        return any(word in OF_ANSWERS or (word in found and found[word].ANSWERS) for word in self.formats)


def composed() -> Mapping[str, Composer]:
    """Formats that the rooms make together: the report's renderers print them."""
    from canvass.archiving import archived
    from canvass.codebook_files import codebook_files
    from canvass.plan_syntax import plan_syntax
    from canvass.public_tables import public_tables

    return {"codebook": codebook_files, "ddi": archived, "sps": plan_syntax, "tables": public_tables}


def formats() -> tuple[str, ...]:
    """Every word after `--to`."""
    return tuple(sorted({*exporters_by_word(), *composed()}))


def refuse_persons(request: Request) -> None:
    """Raises `Fault` where rows of single respondents are asked for as something for others."""
    found = exporters_by_word()
    possible = [word for word in formats() if word not in found or not found[word].ANSWERS]
    for word in request.formats:
        if request.is_public and word not in possible:
            sentence = "{format} holds a row for each respondent, which is not for others; possible: {possible}"
            raise Fault(sentence, {"format": word, "possible": ", ".join(possible)})


def export(study: Study, wave: Wave, request: Request, reading: Reading | None) -> Mapping[Path, tuple[Message, ...]]:
    """Makes every file, then writes them; the paths with what each format lost.

    Raises `Fault` where one cannot be made, before any is written, and for a file that was edited since it was written.
    """
    material = _material(study, wave, request, reading)
    counts = PublicCounts(study, material)
    made = {word: _made(word, study, wave, material, counts) for word in request.formats}
    target: dict[Path, bytes] = {}
    said: dict[Path, tuple[Message, ...]] = {}
    for each in made.values():
        paths = _paths(each, study, request, alone=len(made) == 1)
        target |= dict(zip(paths, each.files.values(), strict=True))
        said |= {path: each.losses if path == paths[0] else () for path in paths}
    for path, content in target.items():
        if is_edited(path, content):
            sentence = "this file was changed since it was written; possible: to move it away"
            raise Fault(sentence, place=Place(str(path)))
    for path, content in target.items():
        with writing(path):
            write_report(path, content)
    return said


def _made(word: str, study: Study, wave: Wave, material: Material, counts: PublicCounts) -> Exported:
    if word not in OF_ANSWERS and not (word in exporters_by_word() and exporters_by_word()[word].ANSWERS):
        material = replace(material, stem=material.instrument.id, answers=None)  # the same with answers and without
    if word in composed():
        return composed()[word](study, wave, material, counts)
    return exporters_by_word()[word].export(material)


def _material(study: Study, wave: Wave, request: Request, reading: Reading | None) -> Material:
    instrument = load(study.questionnaire)
    book = codebook(instrument)
    language = request.language or (study.language if study.language in instrument.languages else "")
    language = language or instrument.languages[0]
    if language not in instrument.languages:
        values = {"found": quoted(language), "possible": nearest(language, instrument.languages)}
        sentence = "the questionnaire is not worded in {found}; possible: {possible}"
        raise Fault(sentence, values, Place(str(study.questionnaire)))
    answers = None if reading is None else reading.responses
    simulated = "-simulated" if answers is not None and answers.source.simulated else ""
    plan = read_mapping(study.plan)
    weight = plan["weight"].text() if "weight" in plan else None
    return Material(
        instrument=instrument,
        codebook=book,
        language=language,
        stem=f"{instrument.id}-{wave.name}{simulated}",
        answers=answers,
        weight=weight if weight in book else None,
        is_raw=request.is_raw,
        translate=say,
    )


def _paths(made: Exported, study: Study, request: Request, alone: bool) -> list[Path]:
    """Where each file goes: into the folder, or by the name given where one format was asked for."""
    output = request.output
    if output is None:
        return [study.build / "export" / name for name in made.files]
    if output.is_dir() or (not alone and not output.suffix):
        return [output / name for name in made.files]
    if not alone:
        sentence = "several formats need a folder, and {found} is the name of a file"
        raise Fault(sentence, {"found": quoted(output.name)}, Place(str(output)))
    suffixes = [Path(name).suffix for name in made.files]
    if output.suffix not in suffixes:
        values = {"found": quoted(output.suffix), "possible": ", ".join(suffixes)}
        raise Fault("a file ending in {found} is not written; possible: {possible}", values, Place(str(output)))
    return [output.with_suffix(suffix) for suffix in suffixes]
