"""The codes of open answers on their way through the rooms."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.open_answers import open_results, words
from analysis.result import Result
from analysis.weighted import Tallies
from canvass.keeping import is_edited, remove_report, write_report
from canvass.study import Study, Wave
from instrument.kinds import codebook
from instrument.loading import load
from instrument.message import Message, Scalar
from instrument.model import Instrument
from instrument.records import replace
from survey.files.writing import workbook
from survey.open_answers.assigning import coded
from survey.open_answers.by_hand import codes_by_hand
from survey.open_answers.coding import Coding
from survey.open_answers.loading import load_coding
from survey.open_answers.words import words_of
from survey.reading import Reading


def coding_of(study: Study, instrument: Instrument) -> Coding:
    """What the study does with open answers; nothing where it has no coding file. Raises `Fault`."""
    return Coding() if study.coding is None else load_coding(study.coding, instrument, codebook(instrument))


def files(study: Study, wave: Wave) -> list[Path]:
    """The files that decide how the open answers of a wave are coded."""
    if study.coding is None:
        return []
    coding = coding_of(study, load(study.questionnaire))
    return [study.coding, *(each.file for each in coding.by_hand if each.wave in ("", wave.name))]


def coded_reading(reading: Reading, coding: Coding, wave: Wave) -> Reading:
    """The reading with the codes of open answers as variables, of the cases set aside too."""
    if not coding.questions:
        return reading
    aside = reading.aside
    ids = {*reading.responses.ids, *(aside.ids if aside is not None else ())}
    by_hand = codes_by_hand(coding, wave.name, ids)
    found = coded(reading.responses, coding, by_hand)
    set_aside = None if aside is None else coded(aside, coding, by_hand).responses
    return replace(reading, responses=found.responses, aside=set_aside, coded=found)


def results(study: Study, reading: Reading, tallies: Tallies) -> Mapping[str, Result]:
    """How open answers were coded, whether coders agree, and the words counted."""
    if study.coding is None:
        return {}
    coding = coding_of(study, load(study.questionnaire))
    found = (
        {} if reading.coded is None else dict(open_results(coding, reading.coded, tallies.usual, tallies.unweighted))
    )
    if coding.words is not None:
        counts = words_of(reading.responses, coding)
        found["words"] = words(counts, reading.responses.codebook, len(reading.responses))
    return found


def list_uncoded(reading: Reading, path: Path) -> Path | None:
    """Writes the open answers without a code as a workbook that `by_hand` reads.

    A list that was filled in is left as it is, and the new one stands beside it; with nothing to list an old one that
    nobody touched is taken away. Returns where the list is.
    """
    left = reading.coded.uncoded if reading.coded is not None else ()
    if not left:
        remove_report(path)
        return None
    rows = [(each.id, each.question, "", each.answer) for each in left]
    content = workbook({"uncoded": [("id", "question", "code", "answer"), *rows]})
    target = path.with_stem(f"{path.stem}.new") if is_edited(path, content) else path
    path.parent.mkdir(parents=True, exist_ok=True)
    write_report(target, content)
    return target


def uncoded(reading: Reading, file: Path) -> Message:
    """Where the open answers without a code are listed."""
    count = len(reading.coded.uncoded) if reading.coded is not None else 0
    values: dict[str, Scalar] = {"count": count, "file": str(file)}
    return Message("{count} open answers have no code; they are listed in {file}", values)


def told(reading: Reading) -> Iterator[Message]:
    """How the answers to each question got their codes."""
    for each in reading.coded.tallied if reading.coded is not None else ():
        values: dict[str, Scalar] = {
            "question": each.question,
            "answered": each.answered,
            "by_hand": each.by_hand,
            "by_keyword": each.by_keyword,
            "uncoded": each.uncoded,
        }
        yield Message(
            "{question}: {answered} open answers, {by_hand} coded by hand, {by_keyword} by keyword, {uncoded} not",
            values,
        )
