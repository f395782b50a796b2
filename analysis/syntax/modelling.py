"""A dependent variable with factors and covariates: y BY a b WITH c."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.records import dataclass


@dataclass(frozen=True)
class Model:
    """What a model command names before its first slash."""

    dependent: str
    factors: tuple[str, ...] = ()
    covariates: tuple[str, ...] = ()
    base: str | float = "last"  # of the dependent's categories: first, last, or the code of one

    @property
    def names(self) -> tuple[str, ...]:
        """Every variable of the model."""
        return (self.dependent, *self.factors, *self.covariates)

    def given(self) -> dict[str, Any]:
        """The options of a plan."""
        found: dict[str, Any] = {"dependent": self.dependent}
        found |= {"factors": list(self.factors)} if self.factors else {}
        return found | ({"covariates": list(self.covariates)} if self.covariates else {})

    def of(self, names: Collection[str]) -> "Model":
        """The model with some of its predictors only."""
        return replace(
            self,
            factors=tuple(name for name in self.factors if name in names),
            covariates=tuple(name for name in self.covariates if name in names),
        )

    @staticmethod
    def written(options: Any, behind: str = "") -> str:
        """A task's model as a command writes it, `behind` the dependent variable."""
        found = f"{options.dependent.name}{behind}"
        for word, part in (("BY", options.factors), ("WITH", options.covariates)):
            found += f" {word} {' '.join(variable.name for variable in part)}" if part else ""
        return found


def model(part: Reader, active: Active) -> Model:
    """Reads y [(BASE=FIRST ORDER=ASCENDING)] [BY factors] [WITH covariates]; raises `Fault`."""
    dependent = part.variable(active)
    base = _base(part) if part.sign("(") else "last"
    factors = part.variables(active) if part.take("BY") else ()
    covariates = part.variables(active) if part.take("WITH") else ()
    return Model(dependent, factors, covariates, base)


def _base(part: Reader) -> str | float:
    base: str | float = "last"
    while not part.sign(")"):
        word = part.need("BASE", "ORDER")
        part.sign("=")
        if word == "BASE" and part.at_number():
            base = part.number()
            continue
        value = part.need("FIRST", "LAST", "ASCENDING", "DESCENDING", "DATA")
        if value in ("DESCENDING", "DATA"):
            raise part.fault(
                "{found} is not available here; possible: {possible}", {"found": value, "possible": "ASCENDING"}
            )
        base = value.lower() if word == "BASE" else base
    return base
