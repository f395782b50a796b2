"""The words and digits of one language, as layouts and figures ask for them."""

from collections.abc import Mapping

from analysis.result import Fault, Message, Result
from analysis.table import Cell, Table
from analysis.undefined import Undefined
from analysis.vocabulary import WORDS, Kind
from instrument.records import dataclass
from reports.document import Run
from reports.formatting import NO_BREAK, Style, is_less, number, text_of
from reports.limits import LIMITS, STARS
from reports.markup import clean, runs
from reports.skins import NUMBERS, Skin, skin
from reports.symbols import symbol
from reports.wording import key, phrase, say, with_names

STAR_NAMES = ("three_stars", "stars", "star")  # gaps of phrases, in the order of `STARS`
ESCAPED = {ord(mark): f"\\{mark}" for mark in "*^~\\"}


class Impossible(Fault):
    """What the results do not define and so cannot be drawn; a chapter says so in its place and goes on."""


@dataclass(frozen=True)
class Ink:
    """How a report is printed."""

    language: str
    simulated: bool = False
    confidence: str = "95"  # of intervals, in percent
    look: Skin | None = None  # None: the language's usual one

    @property
    def skin(self) -> Skin:
        return self.look or skin("", language=self.language)

    @property
    def style(self) -> Style:
        return self.skin.numbers or NUMBERS[self.language]

    def label(self, result: Result, name: str, table: str = "") -> str:
        """The printed name of a key."""
        return clean(key(name, result.labels, self.language, table))

    def digits(self, cell: Cell, kind: Kind) -> str:
        """A cell as printed."""
        return text_of(cell, kind, self.style)

    def cell(self, table: Table, keys: Mapping[str, str], word: str, under: str | None = None) -> str:
        """The one cell of `table` that `keys` names, as printed."""
        return self.digits(table.cell(keys, word, under), WORDS[word])

    def interval(self, table: Table, keys: Mapping[str, str], low: str = "ci_low", high: str = "ci_high") -> str:
        """Two cells of a row as `[0.12, 0.34]`; "" where the table has none, a dash where they are not defined."""
        cells = {"low": table.cell(keys, low), "high": table.cell(keys, high)}
        kinds = {"low": WORDS[low], "high": WORDS[high]}
        texts = {end: self.digits(cells[end], kinds[end]) for end in cells}
        if any(isinstance(each, Undefined) for each in cells.values()):
            return self.plain("dash")
        return self.plain("bracketed", texts) if all(texts.values()) else ""

    def signed_p(self, p: Cell) -> str:
        """A probability behind its sign: `= 0.032`, `< 0.001`; a dash where it is not defined."""
        text = self.digits(p, Kind.PROBABILITY)
        sign, digits = ("<", text[1:]) if is_less(text) else ("=", text)
        return f"{sign}{NO_BREAK}{digits}"

    def number(self, value: float, kind: Kind, decimals: int | None = None) -> str:
        return number(value, kind, self.style, decimals)

    def phrase(self, name: str, values: Mapping[str, object] | None = None) -> tuple[Run, ...]:
        """A phrase as runs; what fills its gaps is text and never markup."""
        values = {"confidence": self.confidence, **self._levels(), **(values or {})}
        filled = {each: clean(str(value)).translate(ESCAPED) for each, value in values.items()}
        return tuple(symbol(run, self.skin.symbols) for run in runs(phrase(name, self.language, filled)))

    def _levels(self) -> Mapping[str, str]:
        """The limit of significance and those of the stars, by the gaps of phrases that show them."""
        limits = {"level": LIMITS["p"].value, **dict(zip(STAR_NAMES, (limit for limit, _ in STARS), strict=True))}
        decimals = {name: len(f"{limit:g}".partition(".")[2]) for name, limit in limits.items()}
        return {name: self.number(limit, Kind.PROBABILITY, decimals[name]) for name, limit in limits.items()}

    def plain(self, name: str, values: Mapping[str, object] | None = None) -> str:
        """A phrase as text without style."""
        return "".join(run.text for run in self.phrase(name, values))

    def sentences(self, *parts: tuple[Run, ...]) -> tuple[Run, ...]:
        """Sentences as one paragraph."""
        gap = (Run(" "),) if self.language == "en" else ()
        return tuple(run for at, part in enumerate(parts) for run in ((*gap, *part) if at else part))

    def reasons(self, table: Table) -> tuple[tuple[Run, ...], ...]:
        """Why cells of `table` are not defined, each reason once."""
        found = dict.fromkeys(
            say(cell.reason, self.language) for row in table.rows for cell in row if isinstance(cell, Undefined)
        )
        return tuple(self.phrase("not_defined", {"reason": reason}) for reason in found)

    def say(self, message: Message, result: Result) -> tuple[Run, ...]:
        """A message about `result` as one run; keys that fill its gaps are printed by their names."""
        return (Run(clean(say(with_names(message, result.labels, self.language), self.language))),)
