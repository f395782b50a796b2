"""The words of the entry screen; what it shares with the form it says as the form does."""

from collections.abc import Mapping

from survey.web.entry.wording import en, zh
from survey.web.wording import NAMES as NAMES
from survey.web.wording import words_of as form_words

WORDS: Mapping[str, Mapping[str, str]] = {"zh": zh.WORDS, "en": en.WORDS}


def words_of(language: str) -> Mapping[str, str]:
    """The words of that language; English for one it does not speak."""
    return {**form_words(language), **WORDS.get(language, WORDS["en"])}
