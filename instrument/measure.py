"""What every variable has: words in languages, and a level of measurement."""

from collections.abc import Mapping
from enum import StrEnum

Text = Mapping[str, str]
"""Language code → words, e.g. {"zh": "性别", "en": "Gender"}."""


class Measure(StrEnum):
    """Level of measurement, in SPSS's words."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SCALE = "scale"
