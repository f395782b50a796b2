"""`canvass import`: files of a platform into a wave, their columns shown and, where guessed, confirmed."""

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from canvass.making import rule_name
from canvass.matched_columns import Shown, shown
from canvass.refusals import writing
from canvass.speaking import Session, click, speak, step
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Fault, Message, quoted
from instrument.model import Instrument
from instrument.records import replace
from reports.wording import say
from survey.arrivals import Arrival, held, keep
from survey.columnar import digest
from survey.drafting.exports import aside
from survey.files.reader_process import CATALOG
from survey.mapping import OUT, Confirmed, File, Mappings, load_mappings
from survey.reading import answer_files, read_responses
from survey.sources import Files, sources_of


def import_files(
    study: Study, wave: Wave, paths: Sequence[Path], platform: str | None, is_agreed: bool, rows: Sequence[str] = ()
) -> None:
    """Keeps the files in the wave with what their columns are.

    Raises `Fault` for files that do not fit the questionnaire or what the wave has already, and where a guess is not
    confirmed; nothing is then kept.
    """
    instrument = load(study.questionnaire)
    new = dict(_new(wave.responses, paths))
    if not new:
        return
    known = _known(study, wave)
    if platform is not None:
        for path in new.values():
            known = known.with_file(path.name, File(path.name, platform))
    with step("Reading the answers"):
        sources = sources_of([*answer_files(wave.responses), *new.values()], known)
        for files in sources if rows else ():
            known = known.with_platform(files.platform, Confirmed(rows=dict(map(_chosen, rows))))
        found = [each for files in sources for each in shown(files, instrument, known) if each.sha256 in new]
    for each in found:
        _show(each)
    _tell_companions(sources, new, {each.sha256 for each in found})
    if not all(each.is_sure for each in found):
        _agree(is_agreed)
    for each in found:
        known = known.with_platform(each.platform, each.confirmed)
    _check(wave, instrument, new, sources, known)
    _keep(wave.responses, new, sources, found, known)


def _new(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """The files that the wave does not hold yet, or holds as somebody put them there, by their SHA-256."""
    lying, imported = held(folder), set(load_mappings(folder).files)
    known = {sha256 for sha256, path in lying.items() if path.name in imported}
    for path in (each for each in paths if each.suffix.lower() != CATALOG):  # kept with the file that it is of
        sha256 = digest(path)
        if sha256 in known:
            speak("{file} is in the wave already; nothing is added", {"file": path.name})
        else:
            known.add(sha256)
            yield sha256, lying.get(sha256, path)


def _chosen(told: str) -> tuple[str, str]:
    """`redcap_event_name=baseline_arm_1` as the header and the cell."""
    header, sign, cell = told.partition("=")
    if not sign or not header.strip():
        raise Fault("{found} chooses no rows; possible: a header, =, and a cell", {"found": quoted(told)})
    return header.strip(), "" if cell.strip() == OUT else cell.strip()


def _known(study: Study, wave: Wave) -> Mappings:
    """What this wave confirmed, and before that what other waves did."""
    known = load_mappings(wave.responses)
    for other in study.waves:
        if other.responses != wave.responses:
            for platform, confirmed in load_mappings(other.responses).platforms.items():
                own = known.of(platform)
                known = replace(known, platforms={**known.platforms, platform: confirmed}).with_platform(platform, own)
    return known


def _show(found: Shown) -> None:
    speak("{file}, {rows} rows, from {platform}:", {"file": found.file, "rows": found.rows, "platform": found.platform})
    for line in found.lines:
        click.echo(f"  {line}")
    if not found.lines:
        speak("  every column has the name of its variable")


def _tell_companions(sources: Sequence[Files], new: Mapping[str, Path], shown: Collection[str]) -> None:
    for grid in (grid for files in sources for grid in files.grids if grid.sha256 in new):
        if grid.sha256 not in shown:
            speak("{file}: no rows of respondents, kept beside them", {"file": grid.file})
        for sheet in grid.aside:
            click.echo(f"  {say(aside(sheet), Session.language)}")


def _agree(is_agreed: bool) -> None:
    """Raises `Fault` unless the person says yes."""
    if is_agreed:
        return
    if not sys.stdin.isatty():
        raise Fault("some columns are guessed, and there is nobody to ask; possible: --yes where they are right")
    if not click.confirm(say(Message("Is this right?"), Session.language)):
        raise Fault("not confirmed, so nothing is kept; possible: lines in mapping.yaml, or another wording")


def _check(
    wave: Wave, instrument: Instrument, new: Mapping[str, Path], sources: Sequence[Files], known: Mappings
) -> None:
    """Raises `Fault` where a cell cannot be read, or the files do not go with those of the wave."""
    for files in sources:
        for grid in files.grids:
            if grid.sha256 in new:
                name = new[grid.sha256].name
                known = known.with_file(name, File(name, files.platform))
    with step("Checking the answers"):
        reading = read_responses([*answer_files(wave.responses), *new.values()], instrument, wave.issued, known)
    ledger = reading.responses.ledger
    speak("{returned} returned, {valid} valid", {"returned": ledger.returned, "valid": ledger.valid})
    for name, count in Counter(case.rule for case in (*ledger.apart, *ledger.exclusions)).items():
        speak("  {count} left out: {rule}", {"count": count, "rule": rule_name(ledger.rule(name), Session.language)})


def _keep(
    folder: Path, new: Mapping[str, Path], sources: Sequence[Files], found: Sequence[Shown], known: Mappings
) -> None:
    by_hash = {each.sha256: each for each in found}
    arrivals = []
    for files in sources:
        for grid in files.grids:
            if grid.sha256 in new:
                shown = by_hash.get(grid.sha256)  # a companion without answers is not shown
                ids, persons = (shown.ids, shown.persons) if shown is not None else ((), {})
                arrivals.append(Arrival(new[grid.sha256], grid.sha256, files.platform, ids, persons))
    evidence: dict[str, dict[str, str]] = {}
    for each in found:
        evidence.setdefault(each.platform, {}).update(each.evidence)
    own = {path.name for path in new.values()}
    known = replace(known, files={name: file for name, file in known.files.items() if name not in own})
    with writing(folder):
        keep(folder, arrivals, known, evidence)
    for arrival in arrivals:
        speak("kept: {file} as {target}", {"file": arrival.path.name, "target": arrival.kept(folder).name})
