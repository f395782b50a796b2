"""A file of a platform beside the questionnaire: who answered, and which column is which variable."""

from collections.abc import Sequence

from instrument.kinds import codebook
from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument, Kind
from instrument.records import dataclass, replace
from survey.adapting import Rows, adapted, made_by_scoring, respondents
from survey.coding.inner import unheld
from survey.coding.source import Source
from survey.export_kinds import of_its_kind
from survey.extra import extra_places
from survey.files.grid import Grid
from survey.header_keys import header_keys
from survey.mapping import OUT, Confirmed
from survey.matching.matches import Match, Matches
from survey.matching.proposing import propose
from survey.matching.refusing import refuse
from survey.matching.slots import Slot, slots_of
from survey.platform import Heading, Holds, Layout, Role
from survey.shifted import refuse_shifted
from survey.told_answers import fitting, told_answers


@dataclass(frozen=True)
class Intake:
    """The rows of respondents with what is known of the columns."""

    rows: Rows
    layout: Layout
    keys: tuple[str, ...]  # the header of each column as mapping.yaml calls it
    matches: Matches
    instrument: Instrument

    @property
    def grid(self) -> Grid:
        """Rows of respondents only."""
        return self.rows.grid

    def source(self, ids: Sequence[str] = ()) -> Source:
        """How the columns read."""
        headings = {heading.at: heading for heading in self.layout.headings}
        held = [match.slot.name for match in self.matches.matches]
        inner = unheld(self.instrument, held) if self.layout.cells.typed_within[0] else {}
        answers = self.matches.answers
        return Source(self.grid, headings, self.layout.cells, self.instrument.missing, ids, answers, inner)


def intake(grid: Grid, layout: Layout, instrument: Instrument, confirmed: Confirmed) -> Intake:
    """What the columns of a file are; raises `Fault` where one has no place, or a question no column."""
    refuse_shifted(grid, layout)
    rows = respondents(grid, layout, instrument, confirmed.rows)
    if not rows.grid.rows:
        raise Fault("the file holds no cases; possible: a row for each respondent", place=Place(grid.file))
    found = Intake(rows, adapted(layout, instrument), header_keys(grid, layout.first), Matches(()), instrument)
    return of_its_kind(found, lambda each: replace(each, matches=_matches(each, confirmed)))


def _matches(found: Intake, confirmed: Confirmed) -> Matches:
    grid, instrument = found.grid, found.instrument
    extra = extra_places(found.keys, instrument, grid.file)
    out = {at for at, key in enumerate(found.keys) if confirmed.columns.get(key) == OUT}
    headings = [
        each
        for each in found.layout.headings
        if each.at not in extra.values() and each.at not in out
        if each.role is Role.ANSWER or (each.role is Role.BESIDE and found.keys[each.at] in confirmed.columns)
    ]
    open_ = {each.at for each in headings}
    carried = {each.at for each in found.layout.headings if each.role is Role.BESIDE} - out - open_
    carried -= set(extra.values())
    slots = slots_of(instrument, found.layout.cells.ranks_by_place)
    told = _told(found, slots, confirmed, open_)
    matches, unclear = propose(headings, slots, told, fitting(found.source()))
    matches, redundant = _without_joined(matches)
    known = {match.at for match in matches} | set(unclear)
    left = [each for each in headings if each.at not in known]
    left_out = frozenset(out | redundant | _needless(left, found, made_by_scoring(codebook(instrument))))
    kept = [each for each in headings if each.at not in left_out]
    told_so_far = Matches(tuple(matches), extra, left_out | carried, frozenset(carried), confirmed.answers)
    settled = replace(found, matches=told_so_far)
    source = settled.source()
    within = {inner.question.id for inner in source.inner.values()}
    refuse(grid, kept, matches, unclear, instrument, confirmed.absent | within)
    answers, guessed = told_answers(source, matches)
    return replace(settled.matches, answers=answers, guessed_answers=guessed)


def _needless(left: Sequence[Heading], found: Intake, made: frozenset[str]) -> set[int]:
    """Of the columns without a place: those of typed words in which nobody typed, and those that scoring makes.

    Of several rows of one respondent those that are read leave columns empty that others fill.
    """
    return {
        each.at
        for each in left
        if (_is_blank(each, found.grid) and (each.holds is Holds.TYPED or found.rows.is_choice))
        or (each.names and each.names[0].question.casefold() in made)
    }


def _told(found: Intake, slots: Sequence[Slot], confirmed: Confirmed, open_: set[int]) -> dict[int, Slot]:
    """What mapping.yaml says of columns; raises `Fault` for a variable that the questionnaire lacks."""
    by_name = {slot.name: slot for slot in slots}
    told = {}
    for at, key in enumerate(found.keys):
        name = confirmed.columns.get(key)
        if name is None or at not in open_:
            continue
        if name not in by_name:
            raise Fault(
                "mapping.yaml names {found} for column {column}, which is no variable of the questionnaire; "
                "possible: {possible}",
                {"found": quoted(name), "column": quoted(key), "possible": nearest(name, by_name)},
                Place(found.grid.file),
            )
        told[at] = by_name[name]
    return told


def _without_joined(matches: Sequence[Match]) -> tuple[list[Match], set[int]]:
    """Without the joined column of a question whose options have columns of their own, which say the same."""
    split = {match.slot.question.id for match in matches if match.slot.is_part}
    redundant = {
        match.at
        for match in matches
        if match.slot.question.kind in (Kind.MULTIPLE, Kind.RANKING)
        and match.slot.name == match.slot.question.id
        and match.slot.question.id in split
    }
    return [match for match in matches if match.at not in redundant], redundant


def _is_blank(heading: Heading, grid: Grid) -> bool:
    return not any(cell.strip() for cell in grid.different(heading.at))
