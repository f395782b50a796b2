"""Strings without some of their blanks."""

import re

import numpy as np

from analysis.syntax.active import Active


def without_blanks(active: Active, which: str) -> Active:
    """The file with strings without blanks before them (L in `which`), and with one for several within (M)."""
    if not set(which) & set("LM"):
        return active
    for name, described in active.fields.items():
        if described.is_text:
            texts = [_cut(text, which) for text in active.columns[name].tolist()]
            active = active.with_column(described, np.array(texts, dtype=object))
    return active


def _cut(text: str, which: str) -> str:
    found = text.lstrip(" ") if "L" in which else text
    return re.sub(r"(?<=\S) {2,}", " ", found) if "M" in which else found
