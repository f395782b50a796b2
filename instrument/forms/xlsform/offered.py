"""The choices that a question offers, with their names in the form and their codes in ours."""

from collections.abc import Collection, Iterable, Sequence

from instrument.drafting.options import options_of
from instrument.forms.xlsform.lines import codes_of
from instrument.forms.xlsform.sheets import Choice
from instrument.measure import Text
from instrument.message import Message
from instrument.model import Kind, Option
from instrument.records import dataclass, replace

OTHER = {"zh": "其他", "en": "Other"}
OR_OTHER = "other"  # the name that ODK gives to what or_other adds


@dataclass(frozen=True)
class Offered:
    """Three of the same length: what the form calls each choice, its words, its code."""

    names: tuple[str, ...]
    texts: tuple[Text, ...]
    codes: tuple[int, ...]
    own: int  # of them from the sheet: the last may be added by or_other

    @classmethod
    def of(cls, chosen: Sequence[Choice], kind: Kind, or_other: bool, languages: Iterable[str]) -> "Offered":
        """The choices of a list, and one for other words where the question takes them."""
        names, texts, codes = [each.name for each in chosen], [each.text for each in chosen], codes_of(chosen, kind)
        if or_other:
            names.append(OR_OTHER)
            texts.append({code: OTHER.get(code, "Other") for code in languages})
            codes.append(max(codes, default=0) + 1)
        return cls(tuple(names), tuple(texts), tuple(codes), len(chosen))

    @property
    def known(self) -> dict[str, int]:
        """Name of a choice of the sheet → its code."""
        return dict(zip(self.names[: self.own], self.codes, strict=False))

    def options(self, kind: Kind, alone: Collection[str]) -> tuple[Option, ...]:
        """The options; those named in `alone` stand alone."""
        made = zip(options_of(self.texts, kind, self.codes), self.names, strict=True)
        return tuple(replace(option, exclusive=option.exclusive or name in alone) for option, name in made)

    def guesses(self) -> tuple[Message, ...]:
        """That codes stand for names, where the form has names of its own."""
        if all(name == str(code) for name, code in self.known.items()):
            return ()
        listing = ", ".join(f"{code} = {name}" for name, code in self.known.items())
        return (Message("codes stand for the form's own names: {names}", {"names": listing}),)
