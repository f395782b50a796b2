"""Skins: how one cell store looks to one audience; the words of a report stay in its own language."""

from collections.abc import Mapping

from instrument.records import dataclass, replace
from reports.formatting import APA, GB, Style


@dataclass(frozen=True)
class Skin:
    """How digits, symbols, captions and tables of a report look."""

    name: str  # as a study writes it
    numbers: Style | None = None  # of text, tables and figures; None: those usual in the report's language
    symbols: str = "apa"  # M, SD, p, or x̄, s, P: a word of `SYMBOLS`
    full_tables: str = ""  # the language in which the procedures' own tables stand in place of layouts


SKINS: Mapping[str, Skin] = {
    "gb": Skin("gb", GB),
    "apa": Skin("apa", APA),
    "spss-zh": Skin("spss-zh", full_tables="zh"),
    "spss-en": Skin("spss-en", full_tables="en"),
}
BY_LANGUAGE: Mapping[str, str] = {"zh": "gb", "en": "apa"}
NUMBERS: Mapping[str, Style] = {"zh": GB, "en": APA}


def skin(name: str, symbols: str = "", language: str = "zh") -> Skin:
    """The skin of that name, the language's usual one for none, with its symbols or other ones."""
    found = SKINS[name or BY_LANGUAGE[language]]
    return replace(found, symbols=symbols) if symbols else found
