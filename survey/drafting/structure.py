"""Columns put together to questions, by what their headers share."""

import re
from collections.abc import Iterator, Mapping, Sequence

from instrument.records import dataclass, replace
from survey.drafting.columns import Column
from survey.platform import Holds, Role, Said
from survey.wording import fold

# The .sav of 问卷星 labels the first row of a matrix 题干(题干—行), and the others with the row alone.
_ROW = re.compile(r"(.+?)\s*[(（]\1\s*[—–-]+\s*(.+?)[)）]", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A column of a question with several: its name on the platform, and its words."""

    column: Column
    name: str
    words: str


@dataclass(frozen=True)
class Stem:
    """One question: its columns, how the platform calls it, and its wording."""

    name: str
    words: str
    number: str
    parts: tuple[Part, ...]  # one, without words, of a question in one column
    typed: tuple[Part, ...] = ()
    whole: Column | None = None  # the joined column beside those of options
    identifying: bool = False

    @property
    def is_one(self) -> bool:
        return len(self.parts) == 1 and not self.parts[0].words


def stems(columns: Mapping[int, Column]) -> list[Stem]:
    """The questions in the order of the file; columns of the platform's own are left out."""
    asked = [each for each in columns.values() if each.heading.role is Role.ANSWER]
    open_ = [each for each in asked if each.heading.holds is not Holds.TYPED]
    found = list(_grouped(open_))
    for column in asked:
        if column.heading.holds is Holds.TYPED:
            _attach(column, found)
    return found


def _grouped(columns: Sequence[Column]) -> Iterator[Stem]:
    at = 0
    while at < len(columns):
        column = columns[at]
        whole = column if column.heading.holds is Holds.WHOLE else None
        start = at + 1 if whole is not None else at
        run = _run(columns, start, whole)
        if len(run) > 1 or (whole is not None and run):
            yield _stem([each for each, _, _ in run], run, whole)
            at = start + len(run)
        else:
            yield single(column)
            at += 1


Found = tuple[Column, Said, Said]
"""A column with its reading by name and by wording."""


def _run(columns: Sequence[Column], start: int, whole: Column | None) -> list[Found]:
    """The columns from `start` on that share a question, as many as possible."""
    if start >= len(columns):
        return []
    best: list[Found] = []
    for said in _readings(columns[start]):
        if not said.part or not said.question or columns[start].heading.holds is Holds.WHOLE:
            continue
        if whole is not None and fold(said.question) not in {fold(each.question) for each in _readings(whole)}:
            continue
        run = _sharing(columns, start, said)
        if len(run) > len(best) or (len(run) == len(best) and run and len(said.question) > len(_question(best))):
            best = run
    return best


def _question(run: Sequence[Found]) -> str:
    return max(run[0][1].question, run[0][2].question, key=len) if run else ""


def _sharing(columns: Sequence[Column], start: int, said: Said) -> list[Found]:
    wanted, seen = fold(said.question), set()
    found: list[Found] = []
    for column in columns[start:]:
        name = next((each for each in column.heading.names if each.part and fold(each.question) == wanted), Said())
        words = next((each for each in column.heading.wordings if each.part and fold(each.question) == wanted), Said())
        key = (name.part or words.part).casefold()
        if not key or key in seen or column.heading.holds is Holds.WHOLE or _is_of_another(columns[start], column):
            break
        seen.add(key)
        if not words.part and name.part:
            words = _longest_part(column)
        elif not name.part:
            name = _named(column)
        found.append((column, name, words))
    return found


def _is_of_another(first: Column, other: Column) -> bool:
    """Whether the platform's names say that two columns are of different questions, whatever their wordings share."""
    one, two = ({fold(each.question) for each in column.heading.names if each.part} for column in (first, other))
    return bool(one) and bool(two) and one.isdisjoint(two)


def _named(column: Column) -> Said:
    """The name with a part that stands in the header, else the first that has one."""
    parts = [each for each in column.heading.names if each.part]
    return next((each for each in parts if column.header.startswith(each.question)), parts[0] if parts else Said())


def _longest_part(column: Column) -> Said:
    """The wording with a part, else the whole wording as that of the part."""
    parts = [each for each in column.heading.wordings if each.part]
    if parts:
        return parts[-1]
    return Said("", column.heading.wordings[0].question) if column.heading.wordings else Said()


def _readings(column: Column) -> tuple[Said, ...]:
    return (*column.heading.wordings, *column.heading.names)


def _stem(columns: Sequence[Column], run: Sequence[Found], whole: Column | None) -> Stem:
    name = next((named.question for _, named, _ in run if named.question), "")
    wordings = [worded.question for _, _, worded in run if worded.question]
    common = wordings[0] if wordings and len({fold(each) for each in wordings}) == 1 else ""
    if whole is not None and not common:
        common = next((each.question for each in whole.heading.wordings if not each.part), "")
    parts = [Part(column, named.part, _plain(worded.part) or named.part) for column, named, worded in run]
    for at, column in enumerate(columns):
        labelled = _ROW.fullmatch(column.heading.wordings[0].question) if column.heading.wordings else None
        if labelled:
            common = common or labelled[1].strip()
            parts[at] = replace(parts[at], words=labelled[2].strip())
    return Stem(name, common or name, columns[0].heading.number, tuple(parts), whole=whole)


def _plain(words: str) -> str:
    """`row] [column` of an array in two directions without what closes and opens."""
    return re.sub(r"\]\s*\[", " – ", words)


def single(column: Column) -> Stem:
    """A column as a question of its own."""
    names, wordings = column.heading.names, column.heading.wordings
    # The last name without a part is the shortest: groups of the form stand before it.
    name = next((each.question for each in reversed(names) if not each.part), names[0].question if names else "")
    plain = [each.question for each in wordings if not each.part]
    words = min(plain, key=len) if plain else wordings[0].question if wordings else name or column.header
    return Stem(name, words or name, column.heading.number, (Part(column, "", ""),))


def _attach(column: Column, found: list[Stem]) -> None:
    """Give a column of typed words to the question whose option it stands beside; without one it is a question."""
    wanted = {fold(said.question) for said in _readings(column) if said.question}
    words = next((said.part for said in _readings(column) if said.part), "")
    name = next((said.part for said in column.heading.names if said.part), words)
    for at in range(len(found) - 1, -1, -1):
        stem = found[at]
        first = min(each.column.at for each in stem.parts)
        if first < column.at and {fold(stem.name), fold(stem.words)} & wanted:
            found[at] = replace(stem, typed=(*stem.typed, Part(column, name, words)))
            return
    place = next((at for at, stem in enumerate(found) if stem.parts[0].column.at > column.at), len(found))
    found.insert(place, single(column))


def name_of_part(id: str, part: Part, at: int) -> str:
    """The id of the row or question that a part becomes."""
    if re.fullmatch(rf"{re.escape(id)}_\w{{1,20}}", part.name, re.ASCII):
        return part.name  # of a matrix that its rows are named after
    return f"{id}_{part.name}" if re.fullmatch(r"\w{1,20}", part.name, re.ASCII) else f"{id}_{at}"
