"""The words of the form, one file for each language."""

from collections.abc import Mapping

from survey.web.wording import en, zh

WORDS: Mapping[str, Mapping[str, str]] = {"zh": zh.WORDS, "en": en.WORDS}
CONDITIONS: Mapping[str, Mapping[str, str]] = {"zh": zh.CONDITIONS, "en": {}}
NAMES: Mapping[str, str] = {"zh": "中文", "en": "English"}


def words_of(language: str) -> Mapping[str, str]:
    """The form's own words; English for a language it does not speak."""
    return WORDS.get(language, WORDS["en"])
