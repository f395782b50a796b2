"""The words of a survey: questions, choices and answers in every language, with their codes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from instrument.drafting.languages import language_code
from instrument.drafting.words import clean
from instrument.measure import Text

_PIPED = re.compile(r"\$\{[^}]*\}")


def listed(held: Any) -> list[tuple[str, Any]]:
    """The entries of what is a mapping in some files and a list in others."""
    if isinstance(held, Mapping):
        return [(str(key), value) for key, value in held.items()]
    return [(str(key), value) for key, value in enumerate(held or [], 1)]


class Wordings:
    """`main` is the language of the survey itself, `languages` it and those of its translations."""

    def __init__(self, entry: Mapping[str, Any], payloads: Sequence[Mapping[str, Any]]) -> None:
        self.main = language_code(str(entry.get("SurveyLanguage") or "en")) or "en"
        others = {
            language_code(name) for each in payloads for name, _ in listed(each.get("Language")) if not name.isdigit()
        }
        self.languages = (self.main, *sorted(code for code in others if code and code != self.main))

    def text(self, held: Mapping[str, Any], key: str) -> Text:
        """The wording under `key` in each language, without what is filled in from other answers."""
        found = {self.main: clean(_PIPED.sub("…", str(held.get(key) or "")))}
        for name, worded in listed(held.get("Language")):
            code = language_code(name)
            if code in self.languages and isinstance(worded, Mapping) and worded.get(key):
                found[code] = clean(_PIPED.sub("…", str(worded[key])))
        return found

    def labels(self, payload: Mapping[str, Any], key: str) -> list[tuple[str, Text]]:
        """Choices or answers in the order displayed."""
        held = dict(listed(payload.get(key)))
        order = payload.get("ChoiceOrder" if key == "Choices" else "AnswerOrder") or list(held)
        worded = {
            code: dict(listed(each.get(key)))
            for name, each in listed(payload.get("Language"))
            if (code := language_code(name)) and isinstance(each, Mapping)
        }
        found: list[tuple[str, Text]] = []
        for each in map(str, order):
            if each in held:
                text = {self.main: clean(held[each].get("Display"))}
                text |= {code: clean(parts[each].get("Display")) for code, parts in worded.items() if each in parts}
                found.append((each, text))
        return found

    def codes(self, payload: Mapping[str, Any], key: str, recodes: str) -> tuple[list[tuple[str, Text]], list[int]]:
        labels = self.labels(payload, key)
        recoded = {name: str(code) for name, code in listed(payload.get(recodes))}
        codes = [recoded.get(name, name) for name, _ in labels]
        whole = all(re.fullmatch(r"-?\d{1,6}", code) for code in codes) and len(set(codes)) == len(codes)
        return labels, [int(code) for code in codes] if whole else list(range(1, len(labels) + 1))
