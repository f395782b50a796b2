"""The groups of an exploration, by the words of their values."""

from collections.abc import Sequence

from analysis.exploration.parts import Part
from analysis.syntax.active import Active
from analysis.syntax.charting.words import of_value, of_variable
from analysis.tally import Tally
from instrument.records import dataclass


@dataclass(frozen=True)
class Explored:
    """What an exploration is of: cases, file, factors, how missing answers are left out, what names cases."""

    tally: Tally
    active: Active
    variables: tuple[str, ...]
    by: tuple[str, ...]
    missing: str
    identity: str | None = None

    def name(self, part: Part) -> str:
        """The label of the variable of a part."""
        return of_variable(self.tally, part.variable.name)

    def group(self, part: Part) -> str:
        """The labels of the values that a part's cases have."""
        return ", ".join(of_value(self.tally, self.active, name, code) for name, code in self._values(part))

    def told(self, part: Part) -> str:
        """The group as titles of plots tell it: sex= Male."""
        found = ((name, of_value(self.tally, self.active, name, code)) for name, code in self._values(part))
        return ", ".join(f"{name}= {value}" for name, value in found)

    def factors(self) -> str:
        """The labels of the factors."""
        return ", ".join(of_variable(self.tally, name) for name in self.by)

    def parts(self) -> tuple[Part, ...]:
        """The cases of each variable in each group."""
        from analysis.exploration.parts import parts_of

        variables = [self.tally.codebook.by_name[name] for name in self.variables]
        factors = [self.tally.codebook.by_name[name] for name in self.by]
        return parts_of(self.tally, variables, factors, "pairwise" if self.missing == "pairwise" else "listwise")

    def _values(self, part: Part) -> Sequence[tuple[str, float]]:
        return list(zip(self.by, part.codes, strict=True))
