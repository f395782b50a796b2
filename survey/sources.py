"""The files of a wave by the platforms they come from, and their answers as one batch."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from instrument.codebook import Codebook
from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument
from instrument.records import dataclass, replace
from survey import importers
from survey.assembling import assemble
from survey.batch import Batch
from survey.files.grid import Grid
from survey.files.opening import read_grid
from survey.intake import Intake, intake
from survey.joining import completed, together, with_extra
from survey.mapping import OUT, Mappings
from survey.pairs import Part, joined
from survey.platform import Layout
from survey.skips import resolve

FALLBACK = "delimited"
FORMATS = ("sas", "spss", "stata", FALLBACK)  # of files that any platform may write: asked last
MOST_NAMED = 10


class Platform(Protocol):
    """What a module of `survey.importers` offers."""

    def recognises(self, grid: Grid) -> bool:
        """Whether the file is of this platform."""

    def layout(self, grid: Grid, beside: Sequence[Grid]) -> Layout | None:
        """What each column is; None for a file without answers."""


@dataclass(frozen=True)
class Files:
    """All files of one platform."""

    platform: str
    grids: tuple[Grid, ...]

    def intakes(self, instrument: Instrument, mappings: Mappings) -> tuple[Intake, ...]:
        """What their columns are; raises `Fault` where they are not those of the questionnaire."""
        describe = importers_by_name()[self.platform].layout
        described = [(grid, describe(grid, [each for each in self.grids if each is not grid])) for grid in self.grids]
        confirmed = mappings.of(self.platform)
        return tuple(intake(grid, layout, instrument, confirmed) for grid, layout in described if layout is not None)

    def batches(self, instrument: Instrument, mappings: Mappings) -> tuple[Batch, ...]:
        """Their answers; raises `Fault` for columns that are only guessed, too."""
        intakes = self.intakes(instrument, mappings)
        for each in intakes:
            refuse_guesses(each)
        return joined([Part(each, assemble(each, instrument, self.platform)) for each in intakes], instrument)


@cache
def importers_by_name() -> Mapping[str, Platform]:
    """Every importer in its folder, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(importers.__path__))
    return {name: cast(Platform, importlib.import_module(f"survey.importers.{name}")) for name in names}


def sources_of(
    paths: Sequence[Path],
    mappings: Mappings,
    platform: str | None = None,
    opened: Mapping[str, Grid] | None = None,
) -> tuple[Files, ...]:
    """The files by platform: `platform`, else what mapping.yaml says, else what recognises them.

    Raises `Fault` for a file that cannot be read and a platform that does not exist.
    """
    grids: dict[str, tuple[str, Grid]] = {}
    for path in paths:
        known = mappings.files.get(path.name)
        grid = read_grid(path, opened)
        grid = grid if known is None else replace(grid, file=known.name)
        # The same file twice is the same answers.
        grids.setdefault(grid.sha256, (platform or (known.platform if known else "") or recognised(grid), grid))
    by_platform: dict[str, list[Grid]] = {}
    for name, grid in grids.values():
        if name not in importers_by_name():
            raise Fault(
                "no platform {found}; possible: {possible}",
                {"found": quoted(name), "possible": nearest(name, importers_by_name(), most=len(importers_by_name()))},
                Place(grid.file),
            )
        by_platform.setdefault(name, []).append(grid)
    return tuple(Files(name, tuple(held)) for name, held in by_platform.items())


def recognised(grid: Grid) -> str:
    """The platform of a file; a table without marks of any is one with the variables' own names."""
    found = importers_by_name()
    asked = [*(name for name in found if name not in FORMATS), *FORMATS]
    return next((name for name in asked if found[name].recognises(grid)), FALLBACK)


def read_sources(sources: Sequence[Files], instrument: Instrument, book: Codebook, mappings: Mappings) -> Batch:
    """One batch of every row in the files, with what was not asked resolved by the questionnaire's conditions."""
    batches = [batch for each in sources for batch in each.batches(instrument, mappings)]
    if not batches:
        files = ", ".join(grid.file for each in sources for grid in each.grids)
        raise Fault("only a dictionary, and no answers; possible: the export beside it", place=Place(files))
    batch = together([with_extra(completed(each, book), instrument) for each in batches])
    questions = {variable.name: variable.question for variable in book}
    return replace(batch, columns=resolve(batch.columns, questions, instrument))


def refuse_guesses(found: Intake) -> None:
    """Raises `Fault` for columns, and for codes of answers, that nobody has confirmed."""
    guesses = [f"{quoted(found.keys[match.at])} → {match.slot.name}" for match in found.matches.guessed]
    guesses += [f"{quoted(found.keys[at])} → {OUT}" for at in sorted(found.matches.guessed_out)]
    guesses += [
        f"{question}: {', '.join(f'{quoted(cell)} → {code}' for cell, code in codes.items())}"
        for question, codes in found.matches.answers.items()
        if question in found.matches.guessed_answers
    ]
    if guesses:
        listed = ", ".join(guesses[:MOST_NAMED]) + (", …" if len(guesses) > MOST_NAMED else "")
        raise Fault(
            "{count} places are guessed: {guesses}; possible: canvass import, which shows them and asks",
            {"count": len(guesses), "guesses": listed},
            Place(found.grid.file, 1),
        )
