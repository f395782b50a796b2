"""The one refusal of a file whose columns are not those of the questionnaire."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from instrument.kinds import member, other
from instrument.message import Fault, Place, quoted
from instrument.model import Instrument, Kind, Question
from survey.files.grid import Grid
from survey.matching.candidates import Candidates
from survey.matching.matches import Match
from survey.platform import Heading

MOST_NAMED = 20


def refuse(
    grid: Grid,
    headings: Sequence[Heading],
    matches: Sequence[Match],
    unclear: Mapping[int, Candidates],
    instrument: Instrument,
    absent: frozenset[str],
) -> None:
    """Raises `Fault` unless every column of answers has a place of its own and every question its columns.

    `absent` are questions that a person said were not in this file.
    """
    times = Counter(match.slot for match in matches)
    matched = {match.at for match in matches}
    unknown = [each.at for each in headings if each.at not in matched and each.at not in unclear]
    twice = [match.at for match in matches if times[match.slot] > 1]
    held: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        held[match.slot.question.id].add(match.slot.name)
    missing = [
        name
        for question in instrument.questions
        if question.id not in absent and not question.identifying  # its column may be apart by the platform's own word
        for name in without_column(question, held[question.id])
    ]
    if not (unknown or twice or unclear or missing):
        return
    raise Fault(
        "columns that fit no question: {unknown}; that fit a question of another column too: {twice}; "
        "that fit several questions: {unclear}; questions without a column: {missing}; possible: the questionnaire "
        "of these answers, or a line for each of them in {mapping}",
        {
            "unknown": _named(quoted(grid.headers[at]) for at in unknown),
            "twice": _named(quoted(grid.headers[at]) for at in twice),
            "unclear": _named(quoted(grid.headers[at]) for at in unclear),
            "missing": _named(missing),
            "mapping": "mapping.yaml",
        },
        Place(grid.file, 1),
    )


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    return (", ".join(listed[:MOST_NAMED]) + (", …" if len(listed) > MOST_NAMED else "")) or "–"


def without_column(question: Question, held: set[str]) -> list[str]:
    """What of a question has no column, of its slots `held`: the question where it has none at all, else its parts."""
    if question.kind is Kind.MATRIX:
        return _parts(question, [row.id for row in question.rows], held)
    if question.id in held:
        return []
    if question.kind is Kind.RANKING and any(name.startswith(f"{question.id}_place_") for name in held):
        return []  # a platform may have fewer places than options
    # The column of typed words tells whether the option beside them is ticked.
    parts = [
        member(question, option)
        for option in question.options
        if not (option.other and other(question, option) in held)
    ]
    return _parts(question, parts, held) if question.options else [question.id]


def _parts(question: Question, parts: list[str], held: set[str]) -> list[str]:
    left = [part for part in parts if part not in held]
    return [question.id] if left and len(left) == len(parts) else left
