"""Columns of texts, and words whose language is not known, as a codebook holds them."""

import numpy as np

from instrument.codebook import Level, Variable
from instrument.measure import Measure, Text
from survey.responses import Column

MOST_LEVELS = 1_000  # more different texts are free text


def both(words: str) -> Text:
    """Words of a file whose language is not known, in every language of the program."""
    return {"zh": words, "en": words}


def text_variable(
    name: str, column: Column, text: Text, labels: dict[str, str], missing: frozenset[str]
) -> tuple[Variable, Column]:
    """A column of texts as levels 1, 2, … in the order of the texts, the empty one unknown; free text stays text."""
    found = sorted({*column, *labels} - {""})
    if len(found) > MOST_LEVELS:
        return Variable(name, text, is_text=True), column
    codes: dict[str, float] = {word: float(code) for code, word in enumerate(found, 1)} | {"": np.nan}
    levels = tuple(Level(codes[word], both(labels.get(word, word)), word in missing) for word in found)
    missing_codes = tuple(level.code for level in levels if level.missing)
    variable = Variable(name, text, Measure.NOMINAL, levels, missing=missing_codes, of_words=True)
    return variable, np.array([codes[word] for word in column], dtype=float)
