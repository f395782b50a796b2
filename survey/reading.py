"""From answer files to checked responses: read, match to the questionnaire, validate, screen, score."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from instrument.codebook import Codebook
from instrument.kinds import codebook
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Instrument
from instrument.records import dataclass
from survey.batch import Batch, Given, Issue, Origin
from survey.files.grid import Grid
from survey.files.opening import SUFFIXES
from survey.files.reader_process import CATALOG
from survey.joining import taken
from survey.ledger import Exclusion, Ledger
from survey.mapping import NAME as MAPPING
from survey.mapping import Mappings, load_mappings
from survey.open_answers.assigning import CodedAnswers
from survey.responses import Responses, Source
from survey.samples import sample_of
from survey.scoring import scored
from survey.screening import screen
from survey.sources import read_sources, sources_of
from survey.validation import validate


@dataclass(frozen=True)
class Rejected:
    """A case set aside, with its row as it stands in the file."""

    exclusion: Exclusion
    given: Given


@dataclass(frozen=True)
class Reading:
    """What the files of a wave say: the valid cases, what is wrong with single answers, and the cases set aside.

    `issues` speak of every returned case, those set aside included; an issue about no case has the id ''.
    """

    responses: Responses
    issues: tuple[Issue, ...]
    rejected: tuple[Rejected, ...]
    origins: tuple[Origin, ...]
    marked: tuple[Rejected, ...] = ()  # cases that count, though a rule speaks against them
    aside: Responses | None = None  # the answers of the cases set aside, scored as those that count
    coded: CodedAnswers | None = None  # how open answers got their codes, where the study has a codebook of them


def read_folder(
    folder: Path, instrument: Instrument, issued: int | None = None, opened: Mapping[str, Grid] | None = None
) -> Reading:
    """The answers in a folder; where it has no files, those of the simulated sample that comes with the questionnaire.

    `opened` are grids that were read already, by the SHA-256 of their files.

    Raises `Fault` where there is neither.
    """
    paths = answer_files(folder)
    if paths:
        return read_responses(paths, instrument, issued, load_mappings(folder), opened)
    sample = sample_of(instrument)
    if sample is None:
        raise Fault(
            "no answers here, and no simulated sample of {questionnaire}; possible: files ending in {possible}",
            {"questionnaire": quoted(instrument.id), "possible": ", ".join(SUFFIXES)},
            Place(str(folder)),
        )
    return read_responses([sample], instrument, issued)


def answer_files(folder: Path) -> list[Path]:
    """The files of a folder in the order of their names, without hidden ones, lock files and READMEs."""
    if not folder.is_dir():
        return []
    passed = (".", "~$", "README", MAPPING)
    files = (path for path in folder.iterdir() if path.is_file() and path.suffix.lower() != CATALOG)
    return sorted(path for path in files if not path.name.startswith(passed))


def read_responses(
    paths: Sequence[Path],
    instrument: Instrument,
    issued: int | None = None,
    mappings: Mappings | None = None,
    opened: Mapping[str, Grid] | None = None,
) -> Reading:
    """The answers in `paths`, coded, validated, screened and scored; `issued` is the questionnaire's where not given.

    Files may be parts of one collection, a text and a number export of the same rows, or exports that overlap.
    `mappings` is what a person confirmed of their columns. Raises `Fault` for a file that cannot be read, does not
    belong to the questionnaire, or whose columns are only guessed.
    """
    known = mappings or Mappings()
    sources = sources_of(paths, known, opened=opened)
    book = codebook(instrument)
    batch = read_sources(sources, instrument, book, known)
    unfinished = {each.id for each in batch.set_aside}
    finished = taken(batch, [row for row, id in enumerate(batch.ids) if id not in unfinished]) if unfinished else batch
    issues = (*batch.issues, *validate(finished, instrument))
    found = screen(finished, instrument, issues, batch.set_aside)
    declared = instrument.issued if issued is None else issued
    ledger = Ledger(declared, len(batch), found.exclusions, found.flags, found.rules, batch.apart)
    aside = {exclusion.id for exclusion in found.exclusions}
    return Reading(
        responses=_cases(batch, [id not in aside for id in batch.ids], ledger, book, instrument),
        issues=(*_too_many(ledger), *issues),
        rejected=_as_given(batch, found.exclusions),
        origins=batch.origins,
        marked=_as_given(batch, found.flags),
        aside=_cases(batch, [id in aside for id in batch.ids], ledger, book, instrument),
    )


def _cases(batch: Batch, wanted: Sequence[bool], ledger: Ledger, book: Codebook, instrument: Instrument) -> Responses:
    kept = taken(batch, [row for row, is_wanted in enumerate(wanted) if is_wanted])
    files = {origin.file: origin.sha256 for origin in batch.origins}
    source = Source(files, batch.importer, batch.simulated)
    columns = {**kept.columns, **kept.extra}
    return scored(Responses(book, columns, kept.ids, ledger=ledger, source=source), instrument.scales)


def _as_given(batch: Batch, cases: Sequence[Exclusion]) -> tuple[Rejected, ...]:
    rows = {id: row for row, id in enumerate(batch.ids)}
    return tuple(Rejected(case, batch.given[rows[case.id]]) for case in cases)


def _too_many(ledger: Ledger) -> tuple[Issue, ...]:
    if ledger.issued is None or ledger.returned <= ledger.issued:
        return ()
    message = Message(
        "{returned} forms came back, but only {issued} were issued",
        {"returned": ledger.returned, "issued": ledger.issued},
    )
    return (Issue("", "issued", "", message),)
