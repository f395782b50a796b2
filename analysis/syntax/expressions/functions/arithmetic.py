"""Arithmetic and trigonometry.

RND and TRUNC forgive the last bits of the number itself, as IBM describes them; GNU PSPP forgives an absolute 2**-47.
Sources: IBM, Command Syntax Reference, "Arithmetic functions"; GNU PSPP manual, 7.7.1–7.7.3.
"""

import numpy as np

from analysis.statistics.special import gammaln
from analysis.syntax.expressions.scene import Scene
from analysis.syntax.expressions.signature import Function, of_numbers
from analysis.syntax.expressions.values import Numbers, finite

ONE = np.array(1.0)


def _mod(number: Numbers, divisor: Numbers) -> Numbers:
    """The remainder with the sign of `number`; 0 where `number` is 0, whatever the divisor, and by 0 missing."""
    with np.errstate(all="ignore"):
        found = np.fmod(number, divisor)
    return finite(np.where((number == 0) & np.isnan(divisor), 0.0, found))


def _rounded(scene: Scene, number: Numbers, unit: Numbers = ONE, fuzz: Numbers | None = None) -> Numbers:
    """The nearest multiple of `unit`, halves away from zero."""
    return _multiples(scene, number, unit, fuzz, 0.5)


def _truncated(scene: Scene, number: Numbers, unit: Numbers = ONE, fuzz: Numbers | None = None) -> Numbers:
    """The multiple of `unit` next to it towards zero."""
    return _multiples(scene, number, unit, fuzz, 0.0)


def _multiples(scene: Scene, number: Numbers, unit: Numbers, fuzz: Numbers | None, more: float) -> Numbers:
    bits = np.array(float(scene.fuzz)) if fuzz is None else fuzz
    with np.errstate(all="ignore"):
        count = np.abs(number / unit)
        slack = np.where(bits > 0, np.spacing(count) * np.exp2(bits), 0.0)
        found = np.copysign(np.floor(count + slack + more) * np.abs(unit), number)
    return finite(np.where((unit == 0) | (bits < 0) | np.isnan(bits), np.nan, found))


FUNCTIONS = (
    of_numbers("ABS", np.abs),
    of_numbers("ACOS", np.arccos),
    of_numbers("ARCOS", np.arccos),
    of_numbers("ARSIN", np.arcsin),
    of_numbers("ASIN", np.arcsin),
    of_numbers("ARTAN", np.arctan),
    of_numbers("ATAN", np.arctan),
    of_numbers("COS", np.cos),
    of_numbers("EXP", np.exp),
    of_numbers("LG10", np.log10),
    of_numbers("LN", np.log),
    of_numbers("LNGAMMA", gammaln, within=lambda x: x > 0),
    of_numbers("MOD10", lambda x: np.fmod(x, 10.0)),
    of_numbers("SIN", np.sin),
    of_numbers("SQRT", np.sqrt),
    of_numbers("TAN", np.tan),
    Function("MOD", ("number", "number"), _mod),
    Function("RND", ("number",) * 3, _rounded, optional=2, sees=True),
    Function("TRUNC", ("number",) * 3, _truncated, optional=2, sees=True),
)
