"""What a command asks of a factorial model."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from analysis.syntax.charting.asked import Profile
from analysis.syntax.keeping_values import Kept
from analysis.syntax.modelling import Model
from analysis.syntax.post_hoc import PostHoc
from instrument.records import dataclass

SPREAD = {"WHITE": "white", "MBP": "modified_breusch_pagan", "BP": "breusch_pagan", "F": "spread_f"}
"""Tests that errors spread evenly, by the keywords of PRINT."""


@dataclass(frozen=True)
class Means:
    """One EMMEANS: the factors of its table, none for OVERALL; which levels are compared, '' for none."""

    term: tuple[str, ...]
    compared: str = ""
    adjustment: str = "lsd"
    at: tuple[str, ...] = ()

    @property
    def ordered(self) -> list[str]:
        """The factors, the one compared first."""
        return (
            [self.compared, *(name for name in self.term if name != self.compared)] if self.compared else [*self.term]
        )


@dataclass
class Asked:
    """All that the subcommands say."""

    model: Model | None = None
    design: list[list[str]] = field(default_factory=list)
    nested: dict[str, str] = field(default_factory=dict)  # a*b as SPSS prints it: a(b)
    means: list[Means] = field(default_factory=list)
    posthoc: PostHoc = field(default_factory=PostHoc)
    posthoc_factors: list[str] = field(default_factory=list)
    contrasts: list[list[str]] = field(default_factory=list)
    hypotheses: list[list[str]] = field(default_factory=list)
    hypothesis_labels: list[str] = field(default_factory=list)  # '' where LMATRIX has none
    constants: list[list[float]] = field(default_factory=list)  # of KMATRIX, one for each row or for all
    printed: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    saved: list[Kept] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    plots: list[str] = field(default_factory=list)  # SPREADLEVEL, RESIDUALS
    others: dict[str, Any] = field(default_factory=dict)

    def given(self) -> dict[str, Any]:
        """The options of a plan."""
        found = {**(self.model.given() if self.model else {}), **self.others}
        found |= {"design": self.design} if self.design else {}
        tables = [each for each in self.means if each.term]
        if tables:
            found |= {"means": [each.ordered for each in tables]}
            found |= {"adjustments": [each.adjustment for each in tables]}
        found |= {"means_at": [list(each.at) for each in tables]} if any(each.at for each in tables) else {}
        found |= {"overall": True} if len(tables) < len(self.means) else {}
        if self.posthoc.tests:
            found |= {**self.posthoc.given(), "posthoc_factors": self.posthoc_factors}
        found |= {"contrasts": self.contrasts} if self.contrasts else {}
        found |= {"hypotheses": [*self.said()]} if self.hypotheses else {}
        spread = [ours for word, ours in SPREAD.items() if word in self.printed]
        found |= {"spread": spread} if spread else {}
        found |= {"lack_of_fit": True} if "LOF" in self.printed else {}
        return found | ({"power": True} if "OPOWER" in self.printed else {})

    def said(self) -> Iterator[list[str]]:
        """The hypotheses, behind each row what KMATRIX says of it where that is not 0."""
        for at, words in enumerate(self.hypotheses):
            values = self.constants[at] if at < len(self.constants) else []
            rows = " ".join(words).split(";")
            if any(values):
                each = values * len(rows) if len(values) == 1 else values
                rows = [f"{row} = {value:.17g} " for row, value in zip(rows, each, strict=False)]
            yield ";".join(rows).replace(";", " ; ").split()

    @property
    def names(self) -> Sequence[str]:
        """Every variable of the model."""
        found = self.model.names if self.model else ()
        return (*found, *([self.others["error_weight"]] if "error_weight" in self.others else []))
