"""The answers of a study that is being made: read as every report reads them, persons kept apart as by `import`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from canvass.matched_columns import Shown, shown
from canvass.refusals import writing
from instrument.drafting.draft import Draft
from instrument.model import Instrument
from survey.arrivals import Arrival, keep
from survey.drafting.exported import Exported
from survey.files.grid import Grid
from survey.mapping import Confirmed, Mappings, load_mappings, save_mappings
from survey.reading import answer_files, read_folder
from survey.sources import Files, sources_of

EXPORTED_BY: Mapping[str, tuple[str, ...]] = {
    "xlsform": ("kobo", "odk"),
    "limesurvey": ("limesurvey",),
    "surveyjs": ("delimited",),
}
"""Reader of a form → the platforms whose exports hold the answers to it."""


def read_drafted(data: Path, exported: Exported, instrument: Instrument) -> int:
    """How many answered, in the folder of the files that the questionnaire was drafted from.

    Raises `Fault` where the answers cannot be read by it.
    """
    mappings = exported.mappings(instrument)
    if mappings.platforms:
        with writing(data):
            save_mappings(data, mappings, {})
    opened = {grid.sha256: grid for grid in exported.grids}
    return read_first(data, instrument, opened)


def save_names(data: Path, reader: str, draft: Draft, instrument: Instrument) -> None:
    """Writes what the form calls its options into mapping.yaml, where that is neither their code nor their label.

    The programs that put such forms to people export the answers by these names.
    """
    found: dict[str, dict[str, int]] = {}
    for drafted, question in zip(draft.questions, instrument.questions, strict=True):
        for name, option in zip(drafted.names, question.options, strict=False):
            if name not in {str(option.code), *option.text.values()}:
                found.setdefault(question.id, {})[name] = option.code
    if found:
        platforms = dict.fromkeys(EXPORTED_BY.get(reader, ()), Confirmed(answers=found))
        with writing(data):
            data.mkdir(parents=True, exist_ok=True)
            save_mappings(data, Mappings({}, platforms), {})


def read_first(data: Path, instrument: Instrument, opened: Mapping[str, Grid] | None = None) -> int:
    """How many answered; what tells who they are is then written apart, with a key of its own.

    `opened` are grids that were read already, by the SHA-256 of their files. Raises `Fault` where the answers cannot be
    read.
    """
    rows = read_folder(data, instrument, opened=opened).responses.ledger.valid or 0
    known = load_mappings(data)
    sources = sources_of(answer_files(data), known, opened=opened)
    found = [each for files in sources for each in shown(files, instrument, known)]
    evidence: dict[str, dict[str, str]] = {}
    for each in found:
        evidence.setdefault(each.platform, {}).update(each.evidence)
    with writing(data):
        keep(data, list(_arrivals(data, sources, found)), known, evidence)
    return rows


def _arrivals(data: Path, sources: Sequence[Files], found: Sequence[Shown]) -> Iterator[Arrival]:
    by_hash = {each.sha256: each for each in found}
    for files in sources:
        for grid in files.grids:
            held = by_hash.get(grid.sha256)  # a companion without answers is not shown
            ids, persons = (held.ids, held.persons) if held is not None else ((), {})
            yield Arrival(data / grid.file, grid.sha256, files.platform, ids, persons)
