"""What is known of the engines: why a cell has no second engine, and what explains a difference."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from analysis.verification.asked import Cell as Place
from analysis.verification.verdicts import Text
from instrument.records import dataclass

MAP = Path(__file__).parent / "map.yaml"


@dataclass(frozen=True)
class Rule:
    """Cells that a pattern names, and what is to be said of them."""

    procedure: str
    table: str
    column: str
    row: str  # a pattern of the keys of the row, joined by "/"
    text: Text
    engine: str = "*"

    def fits(self, procedure: str, place: Place) -> bool:
        """Whether the rule is about that cell."""
        table, _, keys, column = place
        found = ((self.procedure, procedure), (self.table, table), (self.column, column), (self.row, "/".join(keys)))
        return all(fnmatchcase(value, pattern) for pattern, value in found)


@dataclass(frozen=True)
class Known:
    """The map."""

    reasons: tuple[Rule, ...]
    differences: tuple[Rule, ...]
    silences: Mapping[str, Text]

    def reason(self, procedure: str, place: Place) -> Text:
        """Why no engine answers that cell."""
        fitting = (rule.text for rule in self.reasons if rule.fits(procedure, place))
        return next(fitting, self.silences["nobody"])

    def difference(self, procedure: str, place: Place, engines: Sequence[str]) -> Text | None:
        """What explains that each of those engines has another number, None where nothing does."""
        fitting = [rule for rule in self.differences if rule.fits(procedure, place)]
        for engine in engines:
            if not any(fnmatchcase(engine, rule.engine) for rule in fitting):
                return None
        return fitting[0].text if fitting else None

    def silence(self, word: str, detail: str) -> Text:
        """Why an engine said nothing more of a task."""
        said = self.silences[word]
        return {language: text.replace("{detail}", detail) for language, text in said.items()}


@cache
def load() -> Known:
    """The map as it stands beside this file."""
    held: Mapping[str, Any] = YAML(typ="safe", pure=True).load(MAP.read_text(encoding="utf-8"))
    return Known(_rules(held["reasons"]), _rules(held["differences"]), held["silences"])


def _rules(held: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            procedure=each.get("procedure", "*"),
            table=each.get("table", "*"),
            column=each.get("column", "*"),
            row=each.get("row", "*"),
            text={"en": each["en"], "zh": each["zh"]},
            engine=each.get("engine", "*"),
        )
        for each in held
    )
