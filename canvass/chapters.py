"""The chapters of a study: its own files, and suggestions where it has none."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.result import Results
from canvass.refusals import writing
from canvass.study import Study
from instrument.message import Fault, Message, Place
from reports.suggested import SUFFIX, drafts, is_carried, is_made_anew, needs, suggestions, topic
from survey.files.whole import write_whole

FOLDED = ("sample", "quality", "state", "differences", "relations")
"""What the short form tells in one chapter, with whatever stands between the first and the last of them."""


def chapters_of(study: Study, results: Results) -> list[Path]:
    """The chapters of a report in their order.

    A suggestion that the results carry stands in for a chapter without a file, before the chapters that come after it
    in the order of suggestions; an empty file leaves the chapter out. Raises `Fault` where there is none at all.
    """
    own = own_chapters(study)
    order = suggestions(study.language)
    found = [path for path in own if not is_empty(path)]
    for at, suggestion in enumerate(order):
        if topic(suggestion) not in map(topic, own) and is_carried(needs(suggestion), results):
            later = {topic(each) for each in order[at + 1 :]}
            behind = next((place for place, path in enumerate(found) if topic(path) in later), len(found))
            found.insert(behind, suggestion)
    if not found:
        place = Place(str(study.chapters / study.language))
        raise Fault("no chapters here; possible: files named like 03-sample.md.j2", place=place)
    return found


def folded(study: Study, chapters: Sequence[Path]) -> Sequence[Path]:
    """The chapters that the short form tells as one; none of the full form."""
    places = [at for at, path in enumerate(chapters) if topic(path) in FOLDED]
    return chapters[min(places) : max(places) + 1] if places and study.form == "short" else ()


def draft(study: Study, results: Results) -> Iterator[Message | Fault]:
    """Write each suggestion where no chapter of its topic stands, beside it where one does; yields what was done.

    A suggestion that cannot be made is yielded as its fault.
    """
    own = {topic(path): path for path in own_chapters(study)}
    carried = []
    for suggestion in suggestions(study.language):
        if is_made_anew(suggestion):
            yield Message("{name}: not drafted, every report makes it anew", {"name": suggestion.name})
        elif is_carried(needs(suggestion), results):
            carried.append(suggestion)
        else:
            values = {"name": suggestion.name, "needs": needs(suggestion)}
            yield Message("{name}: left out, the plan has nothing of {needs}", values)
    for suggestion, source in zip(carried, drafts(results, study.language, carried), strict=True):
        if isinstance(source, Fault):
            yield source
        else:
            yield _placed(source, own.get(topic(suggestion)), study.chapters / study.language / suggestion.name)


def own_chapters(study: Study) -> list[Path]:
    """The files of the study's chapters in its language."""
    return sorted((study.chapters / study.language).glob(f"*{SUFFIX}"))


def is_empty(chapter: Path) -> bool:
    """Whether a file holds nothing but blanks."""
    return not chapter.read_bytes().strip()


def _placed(source: str, standing: Path | None, target: Path) -> Message:
    content = source.encode()
    if standing is None:
        with writing(target):
            write_whole(target, content)
        return Message("{file}: written", {"file": str(target)})
    if is_empty(standing):
        return Message("{file}: left as it is, an empty file that leaves the chapter out", {"file": str(standing)})
    if standing.read_bytes() == content:
        return Message("{file}: stands as suggested", {"file": str(standing)})
    beside = standing.with_name(f"{standing.name}.new")
    with writing(beside):
        write_whole(beside, content)
    return Message("{file}: stands; the suggestion is beside it in {new}", {"file": str(standing), "new": beside.name})
