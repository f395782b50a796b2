"""What a command asks of a model of several dependent variables."""

from dataclasses import field
from typing import Any

from analysis.syntax.univariate.asked import Asked as Univariate
from instrument.records import dataclass

MATRICES = {"MMATRIX": "transformations", "SSCP": "products"}
"""What TEST of PRINT prints, by its keywords."""


@dataclass
class Asked(Univariate):
    """All that the subcommands say; `model` names the first of the dependent variables."""

    dependents: list[str] = field(default_factory=list)
    within: list[list[str]] = field(default_factory=list)  # name, levels, contrast and its numbers
    measures: list[str] = field(default_factory=list)
    within_design: list[list[str]] = field(default_factory=list)

    def given(self) -> dict[str, Any]:
        """The options of a plan."""
        found = super().given()
        for word in ("dependent", "lack_of_fit"):
            found.pop(word, None)
        found["dependents"] = self.dependents
        for word in ("within", "measures", "within_design"):
            found |= {word: getattr(self, word)} if getattr(self, word) else {}
        matrices = [ours for word, ours in MATRICES.items() if word in self.printed]
        found |= {"matrices": matrices} if matrices else {}
        return found | ({"residuals": True} if "RSSCP" in self.printed else {})

    @property
    def all_names(self) -> list[str]:
        """Every variable of the model."""
        return list(dict.fromkeys([*self.dependents, *self.names]))
