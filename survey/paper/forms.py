"""Paper forms as they stand: keyed once, keyed twice with or without differences, settled."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from instrument.model import Instrument
from instrument.records import dataclass
from survey.paper.keying import Keyed, keyed


class State(StrEnum):
    """What still has to be done with a form."""

    ONCE = "once"  # a second person has to key it
    DIFFERS = "differs"  # somebody has to settle it
    SETTLED = "settled"


@dataclass(frozen=True)
class Keying:
    """What one person keyed of one form."""

    number: int
    form: str
    coder: str
    at: str
    fingerprint: str
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Settlement:
    """What a field says, whatever was keyed: who looked at the paper again, when, and why it is so."""

    form: str
    field: str
    value: str
    who: str
    at: str
    why: str


@dataclass(frozen=True)
class Difference:
    """A field that was keyed in two ways, or that breaks a rule; `settled` is the last word on it."""

    form: str
    field: str
    first: str
    second: str
    settled: Settlement | None = None
    word: str = ""  # the rule that what is settled so far breaks


@dataclass(frozen=True)
class PaperForm:
    """One form: its keyings that were not withdrawn, at most two, and the settlements made since."""

    instrument: Instrument
    number: str
    keyings: tuple[Keying, ...]
    settlements: tuple[Settlement, ...] = field(default=())

    @cached_property
    def read(self) -> tuple[Keyed, ...]:
        """The keyings by the questionnaire's rules."""
        return tuple(keyed(self.instrument, each.typed) for each in self.keyings)

    @cached_property
    def last_words(self) -> Mapping[str, Settlement]:
        return {each.field: each for each in self.settlements}

    @cached_property
    def together(self) -> Mapping[str, str]:
        """What the form says: what both keyed, or what was settled; of open differences, what was keyed first."""
        first = self.keyings[0].typed
        return {**first, **{name: each.value for name, each in self.last_words.items()}}

    @cached_property
    def result(self) -> Keyed:
        return keyed(self.instrument, self.together)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every field keyed in two ways and every one that was settled, then those that break a rule."""
        if len(self.keyings) < 2:
            return ()
        first, second = (each.texts for each in self.read)
        broken = {each.field: each.word for each in self.result.objections} if self._is_told else {}
        return tuple(
            Difference(self.number, name, first[name], second[name], self.last_words.get(name), broken.get(name, ""))
            for name in first
            if first[name] != second[name] or name in self.last_words or name in broken
        )

    @cached_property
    def open(self) -> tuple[Difference, ...]:
        """The differences that nobody has settled, or whose settlement breaks a rule."""
        return tuple(each for each in self.differences if each.settled is None or each.word)

    @property
    def _is_told(self) -> bool:
        """Whether every field keyed in two ways was settled, so that rules may be asked of the whole."""
        first, second = (each.texts for each in self.read)
        return all(first[name] == second[name] or name in self.last_words for name in first)

    @property
    def state(self) -> State:
        if len(self.keyings) < 2:
            return State.ONCE
        return State.DIFFERS if self.open else State.SETTLED


def forms_of(
    instrument: Instrument,
    keyings: Sequence[tuple[str | int | bytes, ...]],
    withdrawals: Iterable[tuple[str | int | bytes, ...]],
    settlements: Iterable[tuple[str | int | bytes, ...]],
) -> dict[str, PaperForm]:
    """Form number → the form, from the rows of the file; forms whose keyings were all withdrawn are none."""
    gone = {row[1] for row in withdrawals}
    found: dict[str, list[Keying]] = {}
    latest: dict[str, str] = {}
    for number, form, coder, at, fingerprint, typed in keyings:
        if number not in gone:
            made = Keying(int(number), str(form), str(coder), str(at), str(fingerprint), json.loads(str(typed)))
            found.setdefault(made.form, []).append(made)
            latest[made.form] = made.at
    settled: dict[str, list[Settlement]] = {}
    for _, *cells in settlements:
        each = Settlement(*map(str, cells))
        if each.at >= latest.get(each.form, ""):  # one before a new keying settled another pair
            settled.setdefault(each.form, []).append(each)
    return {
        number: PaperForm(instrument, number, tuple(those), tuple(settled.get(number, ())))
        for number, those in sorted(found.items())
    }
