"""Terms of an equation as they are printed: a level says of which variable it is."""

from analysis.result import Result
from reports.markup import clean
from reports.wording import key, phrase

TERMS = {
    "coefficients": "term",
    "collinearity_diagnostics": "term",
    "design_coefficients": "term",
    "excluded_variables": "term",
    "models": "variable",
    "parameter_estimates": "term",
    "path_coefficients": "term",
    "pooled_coefficients": "term",
    "robust_coefficients": "term",
    "robust_parameters": "term",
}
"""Tables of terms, and the column that holds them."""


def term(name: str, result: Result, language: str) -> str:
    """A variable, a level after its variable, or a product of these."""
    parts = name.split("*")
    if not all(part in result.labels for part in parts):
        return clean(key(name, result.labels, language))
    return " * ".join(_level(part, result, language) for part in parts)


def _level(name: str, result: Result, language: str) -> str:
    variable, equals, _ = name.partition("=")
    level = clean(key(name, result.labels, language))
    if not equals or variable not in result.labels:
        return level
    named = {"variable": clean(key(variable, result.labels, language)), "level": level}
    return phrase("level_of", language, named)
