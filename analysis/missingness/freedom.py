"""Where the degrees of freedom of pooled estimates part: Rubin's own in SPSS, Barnard and Rubin's recommended."""

from collections.abc import Mapping

from analysis.dialect import Dialect, Parting, differ
from analysis.result import Message
from analysis.statistics.distributions import p_t_two_sided, quantile_t
from analysis.statistics.pooling import Pooled
from analysis.undefined import Undefined

MEANS = Parting(
    spss=Message(
        "Degrees of freedom are Rubin's own, as in SPSS; by Barnard and Rubin's, which few cases limit, the interval "
        "of {variable} is {low:.3f} to {high:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "Degrees of freedom are Barnard and Rubin's; by Rubin's own, as in SPSS, the interval of {variable} is "
        "{low:.3f} to {high:.3f} (dialect: spss)."
    ),
)
COEFFICIENTS = Parting(
    spss=Message(
        "Degrees of freedom are Rubin's own, as in SPSS; by Barnard and Rubin's, which few cases limit, p of {term} is "
        "{p:.3f} (dialect: recommended)."
    ),
    recommended=Message(
        "Degrees of freedom are Barnard and Rubin's; by Rubin's own, as in SPSS, p of {term} is {p:.3f} "
        "(dialect: spss)."
    ),
)


def of_means(means: Mapping[str, Pooled], confidence: float, dialect: Dialect) -> tuple[Message, ...]:
    """The footnote on the first mean whose interval differs."""
    for name, told in means.items():
        mean, se, df = told.estimate, told.se, told.other_df
        if isinstance(mean, Undefined) or isinstance(se, Undefined) or isinstance(df, Undefined):
            continue
        reach = quantile_t((1 + confidence) / 2, df) * se
        low, high = mean - reach, mean + reach
        if differ(told.ci_low, low) or differ(told.ci_high, high):
            return (MEANS.told(dialect, {"variable": name, "low": low, "high": high}),)
    return ()


def of_coefficients(coefficients: Mapping[str, Pooled], dialect: Dialect) -> tuple[Message, ...]:
    """The footnote on the first coefficient whose probability differs."""
    for term, told in coefficients.items():
        if isinstance(told.other_df, Undefined) or isinstance(told.t, Undefined):
            continue
        p = p_t_two_sided(told.t, told.other_df)
        if differ(told.p, p):
            return (COEFFICIENTS.told(dialect, {"term": term, "p": p}),)
    return ()
