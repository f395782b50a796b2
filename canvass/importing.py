"""`canvass import`: files of a platform into a wave, their columns shown and, where guessed, confirmed."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canvass.making import writing
from canvass.speaking import Session, click, speak, step
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Fault, Message, quoted
from instrument.model import Instrument
from reports.wording import say
from survey.assembling import identifiers
from survey.columnar import digest
from survey.identifiers import write_identifiers
from survey.intake import Intake
from survey.mapping import Confirmed, File, Mappings, load_mappings, save_mappings
from survey.matching.matches import Evidence
from survey.reading import answer_files, read_responses
from survey.sources import Files, sources_of

SURE = Message("sure")
EVIDENCE: Mapping[Evidence, Message] = {
    Evidence.NAME_ALONE: Message("guessed: the name fits, the wording is another"),
    Evidence.NUMBER: Message("guessed: by the number in its code"),
    Evidence.SIMILAR: Message("guessed: the wording is much alike"),
    Evidence.ORDER: Message("guessed: by the order of the columns"),
}


@dataclass(frozen=True)
class Arrival:
    """New files, what is known of their columns, and where they go."""

    paths: Mapping[str, Path]  # SHA-256 → file
    sources: tuple[Files, ...]
    folder: Path
    mappings: Mappings


def import_files(study: Study, wave: Wave, paths: Sequence[Path], platform: str | None, is_agreed: bool) -> None:
    """Keeps the files in the wave with what their columns are.

    Raises `Fault` for files that do not fit the questionnaire or what the wave has already, and where a guess is not
    confirmed; nothing is then kept.
    """
    instrument = load(study.questionnaire)
    new = dict(_new(wave.responses, paths))
    if not new:
        return
    known = _known(study, wave)
    with step("Reading the answers"):
        sources = sources_of(list(new.values()), known, platform)
        intakes = {
            (each.platform, found.grid.sha256): found for each in sources for found in each.intakes(instrument, known)
        }
    for (name, _), found in intakes.items():
        _show(found, name)
    if any(not found.matches.is_sure for found in intakes.values()):
        _agree(is_agreed)
    for (name, _), found in intakes.items():
        known = known.with_platform(name, confirmed_of(found))
    _check(wave, instrument, new, sources, known)
    _keep(Arrival(new, sources, wave.responses, known), intakes)


def _new(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """The files that the wave does not hold yet, by their SHA-256."""
    held = {digest(path): path.name for path in answer_files(folder)}
    for path in paths:
        sha256 = digest(path)
        if sha256 in held:
            speak("{file} is in the wave already; nothing is added", {"file": path.name})
        else:
            held[sha256] = path.name
            yield sha256, path


def _known(study: Study, wave: Wave) -> Mappings:
    """What this wave confirmed, and before that what other waves did."""
    known = load_mappings(wave.responses)
    for other in study.waves:
        if other.responses != wave.responses:
            for platform, confirmed in load_mappings(other.responses).platforms.items():
                own = known.of(platform)
                known = replace(known, platforms={**known.platforms, platform: confirmed}).with_platform(platform, own)
    return known


def _show(found: Intake, platform: str) -> None:
    """Print what each column is held to be."""
    speak("{file}, {rows} rows, from {platform}:", _about(found, platform))
    by_column = {match.at: match for match in found.matches.matches}
    named = {at: name for name, at in found.matches.extra.items()}
    for at, key in enumerate(found.keys):
        if at in by_column:
            match = by_column[at]
            why = say(EVIDENCE.get(match.evidence, SURE), Session.language)
            click.echo(f"  {quoted(key)} → {match.slot.name}  ({why})")
        elif at in named:
            click.echo(f"  {quoted(key)} → {named[at]}  ({say(SURE, Session.language)})")
    for question in sorted(found.matches.guessed_answers):
        for cell, code in found.matches.answers[question].items():
            why = say(EVIDENCE[Evidence.NUMBER], Session.language)
            click.echo(f"  {question}: {quoted(cell)} → {code}  ({why})")


def _about(found: Intake, platform: str) -> dict[str, str | int | float]:
    return {"file": found.grid.file, "rows": len(found.grid.rows), "platform": platform}


def _agree(is_agreed: bool) -> None:
    """Raises `Fault` unless the person says yes."""
    if is_agreed:
        return
    if not sys.stdin.isatty():
        raise Fault("some columns are guessed, and there is nobody to ask; possible: --yes where they are right")
    if not click.confirm(say(Message("Is this right?"), Session.language)):
        raise Fault("not confirmed, so nothing is kept; possible: lines in mapping.yaml, or another wording")


def confirmed_of(found: Intake) -> Confirmed:
    """What is known of the columns from now on."""
    columns = {found.keys[match.at]: match.slot.name for match in found.matches.matches}
    return Confirmed(columns, found.matches.answers)


def _check(
    wave: Wave, instrument: Instrument, new: Mapping[str, Path], sources: Sequence[Files], known: Mappings
) -> None:
    """Raises `Fault` where a cell cannot be read, or the files do not go with those of the wave."""
    platforms = {grid.sha256: each.platform for each in sources for grid in each.grids}
    for sha256, path in new.items():
        known = known.with_file(path.name, File(path.name, platforms[sha256]))
    with step("Checking the answers"):
        reading = read_responses([*answer_files(wave.responses), *new.values()], instrument, wave.issued, known)
    ledger = reading.responses.ledger
    speak("{returned} returned, {valid} valid", {"returned": ledger.returned, "valid": ledger.valid})


def _keep(arrival: Arrival, intakes: Mapping[tuple[str, str], Intake]) -> None:
    """Writes the files under their hashes, who the persons are apart from them, and mapping.yaml last."""
    mappings, kept = arrival.mappings, []
    evidence: dict[str, dict[str, str]] = {}
    for (platform, sha256), found in intakes.items():
        ids, columns = identifiers(found)
        with writing(arrival.folder):
            write_identifiers(arrival.folder, sha256, ids, columns)
        evidence.setdefault(platform, {}).update(_evidence(found))
    for files in arrival.sources:
        for grid in files.grids:
            path = arrival.paths[grid.sha256]
            target = arrival.folder / f"{grid.sha256}{path.suffix.lower()}"
            with writing(target):
                _copy(path, target)
            kept.append(target)
            mappings = mappings.with_file(target.name, File(path.name, files.platform))
            speak("kept: {file} as {target}", {"file": path.name, "target": target.name})
    try:
        with writing(arrival.folder / "mapping.yaml"):
            save_mappings(arrival.folder, mappings, evidence)
    except Fault:
        for target in kept:
            target.unlink(missing_ok=True)
        raise


def _copy(path: Path, target: Path) -> None:
    from survey.files.writing import write_whole

    write_whole(target, path.read_bytes())


def _evidence(found: Intake) -> dict[str, str]:
    return {found.keys[match.at]: str(match.evidence) for match in found.matches.matches}
