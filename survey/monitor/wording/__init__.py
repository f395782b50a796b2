"""The words of the monitor, one file for each language."""

from collections.abc import Mapping

from survey.monitor.wording import en, zh

WORDS: Mapping[str, Mapping[str, str]] = {"zh": zh.WORDS, "en": en.WORDS}
NAMES: Mapping[str, str] = {"zh": "中文", "en": "English"}


def words_of(language: str) -> Mapping[str, str]:
    """The monitor's words; English for a language it does not speak."""
    return WORDS.get(language, WORDS["en"])
