"""The names that forms give languages, as codes."""

import re

_NAMES = {
    "zh": ("chinese", "中文", "汉语", "汉文", "简体", "mandarin"),
    "en": ("english", "英文", "英语"),
    "fr": ("french", "français", "francais"),
    "es": ("spanish", "español", "espanol"),
    "de": ("german", "deutsch"),
    "pt": ("portuguese", "português"),
    "ru": ("russian", "русский"),
    "ar": ("arabic", "العربية"),
    "sw": ("swahili", "kiswahili"),
    "ja": ("japanese", "日本語"),
    "ko": ("korean", "한국어"),
    "hi": ("hindi",),
    "id": ("bahasa indonesia", "indonesian"),
    "vi": ("vietnamese",),
    "th": ("thai",),
    "ne": ("nepali",),
    "bn": ("bengali", "bangla"),
    "it": ("italian", "italiano"),
    "tr": ("turkish", "türkçe"),
}


def language_code(name: str) -> str | None:
    """`English (en)`, `zh-Hans`, `ZH-S`, `中文` → a code of two letters; None where the name tells none."""
    words = name.strip().casefold()
    bracketed = re.search(r"\(([a-z]{2})(?:[-_][a-z0-9]+)?\)", words)
    if bracketed:
        return bracketed[1]
    if re.fullmatch(r"[a-z]{2}(?:[-_][a-z0-9]+)*", words):
        return words[:2]
    return next((code for code, names in _NAMES.items() if any(each in words for each in names)), None)
