"""From answer files to checked responses: choose the importer, match to the questionnaire, validate, screen, score."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, cast

from instrument.codebook import Codebook
from instrument.kinds import codebook
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Instrument
from survey import importers
from survey.batch import Batch, Given, Issue, Origin
from survey.files.grid import Grid
from survey.files.opening import SUFFIXES, read_grid
from survey.joining import completed, taken, together, with_extra
from survey.ledger import Exclusion, Ledger
from survey.responses import Responses, Source
from survey.samples import sample_of
from survey.scoring import scored
from survey.screening import exclusions
from survey.skips import resolve
from survey.validation import validate

FALLBACK = "delimited"


class Importer(Protocol):
    """What a module of `survey.importers` offers."""

    def recognises(self, grid: Grid) -> bool:
        """Whether the file is of this source."""

    def read(self, grids: Sequence[Grid], instrument: Instrument) -> tuple[Batch, ...]:
        """The answers of all files of this source; raises `Fault` for anything the questionnaire lacks."""


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


def read_folder(folder: Path, instrument: Instrument, issued: int | None = None) -> Reading:
    """The answers in a folder; where it has no files, those of the simulated sample that comes with the questionnaire.

    Raises `Fault` where there is neither.
    """
    paths = answer_files(folder)
    if paths:
        return read_responses(paths, instrument, issued)
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
    passed = (".", "~$", "README")
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(passed))


def read_responses(paths: Sequence[Path], instrument: Instrument, issued: int | None = None) -> Reading:
    """The answers in `paths`, coded, validated, screened and scored; `issued` is the questionnaire's where not given.

    Files may be parts of one collection, a text and a number export of the same rows, or exports that overlap.
    Raises `Fault` for a file that cannot be read or does not belong to the questionnaire.
    """
    grids = {grid.sha256: grid for grid in map(read_grid, paths)}  # the same file twice is the same answers
    book = codebook(instrument)
    batch = import_grids(list(grids.values()), instrument, book)
    issues = (*batch.issues, *validate(batch, instrument))
    set_aside = exclusions(batch, instrument)
    ledger = Ledger(instrument.issued if issued is None else issued, len(batch), set_aside)
    return Reading(
        responses=_valid_cases(batch, ledger, book, instrument),
        issues=(*_too_many(ledger), *issues),
        rejected=_rejected(batch, set_aside),
        origins=batch.origins,
    )


def import_grids(grids: Sequence[Grid], instrument: Instrument, book: Codebook) -> Batch:
    """One batch of every row in the files, with what was not asked resolved by the questionnaire's conditions."""
    found = importers_by_name()
    by_importer: dict[str, list[Grid]] = {}
    for grid in grids:
        by_importer.setdefault(_importer_of(grid, found), []).append(grid)
    batches = [batch for name, held in by_importer.items() for batch in found[name].read(held, instrument)]
    batch = together([with_extra(completed(each, book), instrument) for each in batches])
    questions = {variable.name: variable.question for variable in book}
    return replace(batch, columns=resolve(batch.columns, questions, instrument))


def importers_by_name() -> Mapping[str, Importer]:
    """Every importer in its folder, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(importers.__path__))
    return {name: cast(Importer, importlib.import_module(f"survey.importers.{name}")) for name in names}


def _importer_of(grid: Grid, found: Mapping[str, Importer]) -> str:
    """The importer that knows the source; a table without marks of any source is one with the variables' own names."""
    return next((name for name, each in found.items() if name != FALLBACK and each.recognises(grid)), FALLBACK)


def _valid_cases(batch: Batch, ledger: Ledger, book: Codebook, instrument: Instrument) -> Responses:
    set_aside = {exclusion.id for exclusion in ledger.exclusions}
    kept = taken(batch, [row for row, id in enumerate(batch.ids) if id not in set_aside])
    files = {origin.file: origin.sha256 for origin in batch.origins}
    source = Source(files, batch.importer, batch.simulated)
    columns = {**kept.columns, **kept.extra}
    return scored(Responses(book, columns, kept.ids, ledger=ledger, source=source), instrument.scales)


def _rejected(batch: Batch, set_aside: Sequence[Exclusion]) -> tuple[Rejected, ...]:
    rows = {id: row for row, id in enumerate(batch.ids)}
    return tuple(Rejected(exclusion, batch.given[rows[exclusion.id]]) for exclusion in set_aside)


def _too_many(ledger: Ledger) -> tuple[Issue, ...]:
    if ledger.issued is None or ledger.returned <= ledger.issued:
        return ()
    message = Message(
        "{returned} forms came back, but only {issued} were issued",
        {"returned": ledger.returned, "issued": ledger.issued},
    )
    return (Issue("", "issued", "", message),)
