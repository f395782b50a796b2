"""The information that standard errors of an ordinal regression come from: SPSS takes the expected one (D39)."""

from collections.abc import Sequence

from analysis.categorical.estimates import Estimates
from analysis.dialect import Dialect, Parting, differ
from analysis.result import Message

INFORMATION = Parting(
    spss=Message(
        "Standard errors come from the expected information, as in SPSS; from the observed one, as in R and Stata, "
        "that of {term} is {se:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "Standard errors come from the observed information, as in R and Stata; from the expected one, as in SPSS, "
        "that of {term} is {se:.3f} (dialect: spss)."
    ),
)


def parting(keys: Sequence[str], own: Estimates, other: Estimates, dialect: Dialect) -> tuple[Message, ...]:
    """The footnote on the parameter, of those `keys` name, whose standard error differs most; none where none does."""
    errors = [(key, own.se(at), other.se(at)) for at, key in enumerate(keys) if own.finite[at]]
    apart = [(abs(ours - theirs), key, theirs) for key, ours, theirs in errors if differ(ours, theirs)]
    if not apart:
        return ()
    _, key, se = max(apart)
    return (INFORMATION.told(dialect, {"term": key, "se": se}),)
