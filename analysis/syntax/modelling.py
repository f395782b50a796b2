"""A dependent variable with factors and covariates: y BY a b WITH c."""

from itertools import combinations
from typing import Any

from analysis.syntax.active import Active
from analysis.syntax.reader import Reader
from instrument.records import dataclass, replace

Terms = tuple[tuple[str, ...], ...]  # each one variable, or the variables of a product


@dataclass(frozen=True)
class Model:
    """What a model command names before its first slash."""

    dependent: str
    factors: tuple[str, ...] = ()
    covariates: tuple[str, ...] = ()
    base: str | float = "last"  # of the dependent's categories: first, last, or the code of one
    terms: Terms = ()  # what the model has, where it is not every factor and covariate by itself
    stepped: Terms = ()  # what comes and goes by `method`
    method: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every variable of the model."""
        return (self.dependent, *self.factors, *self.covariates)

    def given(self) -> dict[str, Any]:
        """The options of a plan."""
        found: dict[str, Any] = {"dependent": self.dependent}
        found |= {"factors": list(self.factors)} if self.factors else {}
        found |= {"covariates": list(self.covariates)} if self.covariates else {}
        found |= {"terms": [list(term) for term in self.terms]} if self.terms else {}
        stepped = [list(term) for term in self.stepped]
        return found | ({"stepped": stepped, "method": self.method} if stepped else {})

    def of(self, terms: Terms) -> "Model":
        """The model with these terms; those of single variables leave the others out."""
        if any(len(term) > 1 for term in terms):
            return replace(self, terms=terms)
        names = {term[0] for term in terms}
        return replace(
            self,
            factors=tuple(name for name in self.factors if name in names),
            covariates=tuple(name for name in self.covariates if name in names),
        )

    def full_factorial(self) -> "Model":
        """The model with the products of all its factors."""
        every = [chosen for size in range(1, len(self.factors) + 1) for chosen in combinations(self.factors, size)]
        return self.of((*((name,) for name in self.covariates), *every))

    @staticmethod
    def written(options: Any, behind: str = "") -> str:
        """A task's model as a command writes it, `behind` the dependent variable."""
        found = f"{options.dependent.name}{behind}"
        for word, part in (("BY", options.factors), ("WITH", options.covariates)):
            found += f" {word} {' '.join(variable.name for variable in part)}" if part else ""
        return found

    @staticmethod
    def written_terms(options: Any, of: str = "terms") -> str:
        """The terms of a task as a command writes them; '' where it has none of its own."""
        return " ".join("*".join(variable.name for variable in term) for term in getattr(options, of))


def effects(part: Reader, active: Active) -> Terms:
    """Reads variables, and products as a*b or a BY b, up to what is none; raises `Fault` for nested effects."""
    found: list[tuple[str, ...]] = []
    while part.at_word() and not part.at("FORWARD", "BACKWARD", "FSTEP", "BSTEP"):
        found += [(name,) for name in part.variables(active)]
        while part.take("BY") or part.sign("*"):
            found[-1] = (*found[-1], part.variable(active))
        part.sign(",")
    if part.at_sign("(") or part.at("WITHIN"):
        raise part.fault("effects within others are not available here; possible: products of variables")
    return tuple(dict.fromkeys(found))


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
