"""The places a column may have by what its header says: by names, by wordings, by both."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from instrument.model import Question
from instrument.records import dataclass
from survey.matching.matches import Evidence
from survey.matching.others import called_other
from survey.matching.slots import Slot, question_names, question_words, slug
from survey.platform import Heading, Holds, Said
from survey.wording import fold

_DIGITS = re.compile(r"(\d+)\D*$")
Words = tuple[str, str]


@dataclass(frozen=True)
class Candidates:
    """Slots that fit a header, on one kind of evidence."""

    slots: tuple[Slot, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Index:
    """The slots of a questionnaire by their names and wordings."""

    slots: tuple[Slot, ...]

    @cached_property
    def by_name(self) -> Mapping[Words, list[Slot]]:
        """(question, part) → slots; a variable's own name stands alone, and so does a question's."""
        found: dict[Words, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            keys = {(slot.name.casefold(), "")}
            if not slot.typed:
                keys |= {(name, code) for name in question_names(slot.question) for code in slot.codes()}
            for key in keys:
                found[key].append(slot)
        return found

    @cached_property
    def by_words(self) -> Mapping[Words, list[Slot]]:
        """(folded wording of the question, of the part) → slots; ('', part) for headers of a part alone."""
        found: dict[Words, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            if slot.typed or slot.place:
                continue
            for part in slot.words():
                for stem in (*question_words(slot.question), *([""] if part else [])):
                    found[stem, part].append(slot)
        return found

    @cached_property
    def typed(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.typed)

    def sure(self, heading: Heading) -> Candidates | None:
        """The slots that the header names, or words as the questionnaire does."""
        named, worded = self._named(heading), self._worded(heading)
        both = tuple(slot for slot in worded if slot in named)
        if both:
            return Candidates(both, Evidence.BOTH)
        if named and all(slot.typed for slot in named) and heading.holds is Holds.ANY:
            return Candidates(named, Evidence.NAME)  # the variable's own name, under a label of a program's making
        if worded:
            return Candidates(worded, Evidence.WORDING)
        if named and (not heading.wordings or all(slot.place for slot in named)):  # places have no wording
            return Candidates(named, Evidence.NAME)
        return None

    def loose(self, heading: Heading) -> Candidates | None:
        """The slots that the header names under another wording, by a number in the code of the part, or as Other."""
        named = self._named(heading)
        if named:
            return Candidates(named, Evidence.NAME_ALONE)
        numbered = tuple(self._numbered(heading))
        if numbered:
            return Candidates(numbered, Evidence.NUMBER)
        other = called_other(heading, self.slots)
        return Candidates(other, Evidence.SIMILAR) if other else None

    def of_question(self, names: Iterable[str]) -> tuple[Slot, ...]:
        """The parts of the question of one of these names."""
        known = {name.casefold() for name in names if name}
        return tuple(slot for slot in self.slots if slot.is_part and known.intersection(question_names(slot.question)))

    def _named(self, heading: Heading) -> tuple[Slot, ...]:
        if heading.holds is Holds.TYPED:
            return self._typed(heading.names, str.casefold, question_names)
        for said in heading.names:
            question = said.question.casefold()
            hits = self.by_name.get((question, said.part.casefold())) or self.by_name.get((question, slug(said.part)))
            if hits and (fitting := _holding(hits, heading.holds)):
                return fitting
        return ()

    def _worded(self, heading: Heading) -> tuple[Slot, ...]:
        if heading.holds is Holds.TYPED:
            return self._typed(heading.wordings, fold, question_words)
        for said in heading.wordings:
            hits = [*self.by_words.get((fold(said.question), fold(said.part)), ())]
            if Said("", said.question) in heading.wordings:  # words alone: a question's, or a row's
                hits += self.by_words.get(("", fold(said.question)), ())
            if hits and (fitting := _holding(hits, heading.holds)):
                return fitting
        return ()

    def _typed(
        self, readings: Sequence[Said], folded: Callable[[str], str], known: Callable[[Question], Sequence[str]]
    ) -> tuple[Slot, ...]:
        """The blanks of the questions that are told, of several that of the option that is told."""
        for said in readings:
            own = self.by_name.get((f"{said.question}_{said.part}".strip("_").casefold(), ""), [])
            own = [slot for slot in own if slot.typed or not slot.question.options]
            found = tuple(own) or tuple(slot for slot in self.typed if folded(said.question) in known(slot.question))
            if len(found) > 1:
                found = tuple(slot for slot in found if _is_beside(slot, said.part)) or found
            if found:
                return found
        return ()

    def _numbered(self, heading: Heading) -> Iterable[Slot]:
        for said in heading.names:
            digits = _DIGITS.search(said.part)
            if digits is None or heading.holds in (Holds.TYPED, Holds.WHOLE):
                continue
            for slot in self.of_question([said.question]):
                code = slot.place or (slot.option.code if slot.option is not None else slot.order[1])
                if code == int(digits[1]):
                    yield slot


def _holding(slots: Sequence[Slot], holds: Holds) -> tuple[Slot, ...]:
    if holds is Holds.ANY:
        return tuple(slots)
    return tuple(slot for slot in slots if slot.is_part == (holds is Holds.PART))


def _is_beside(slot: Slot, part: str) -> bool:
    """Whether `part` tells the option that typed words stand beside: by its code, or by its wording."""
    digits = re.match(r"\d+", part)
    return (digits is not None and slot.codes()[0] == digits[0]) or fold(part) in slot.words()
