"""What a LOGISTIC REGRESSION command asks."""

from dataclasses import field
from typing import Any

from analysis.syntax.choosing import Selection
from analysis.syntax.keeping_values import Kept
from instrument.records import dataclass

Terms = tuple[tuple[str, ...], ...]  # each one variable, or the variables of a product


@dataclass(frozen=True)
class Block:
    """A METHOD: how its terms enter, and by what they leave."""

    method: str  # ENTER, FSTEP, BSTEP
    removal: str  # COND, LR, WALD; '' for ENTER
    terms: Terms


@dataclass(frozen=True)
class Temporary:
    """`word` is our name of the values; `prefix` begins the name of a saved variable, `label` is its label."""

    word: str
    prefix: str
    label: str


TEMPORARIES = {
    "PRED": Temporary("predicted_probability", "PRE", "Predicted probability"),
    "PGROUP": Temporary("predicted_group", "PGR", "Predicted group"),
    "RESID": Temporary("difference", "RES", "Difference between observed and predicted probabilities"),
    "LRESID": Temporary("logit_residual", "LRE", "Logit residual"),
    "SRESID": Temporary("studentized_deviance", "SRE", "Standard residual"),
    "ZRESID": Temporary("normalized_residual", "ZRE", "Normalized residual"),
    "DEV": Temporary("deviance_value", "DEV", "Deviance value"),
    "COOK": Temporary("cook_analog", "COO", "Analog of Cook's influence statistics"),
    "LEVER": Temporary("leverage", "LEV", "Leverage value"),
    "DFBETA": Temporary("beta_change", "DFB", "DFBETA for {term}"),
}
"""In the order in which SPSS makes them, by their keywords."""


@dataclass
class Asked:
    """The whole command."""

    dependent: str = ""
    terms: Terms = ()  # of VARIABLES
    blocks: list[Block] = field(default_factory=list)
    categorical: list[str] = field(default_factory=list)
    contrasts: dict[str, dict[str, Any]] = field(default_factory=dict)  # as a plan writes them
    missing: list[str] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    selection: Selection | None = None
    origin: bool = False
    identity: str = ""
    casewise: float | None = None
    listed: list[str] = field(default_factory=list)
    saved: list[Kept] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)  # options of the plan
