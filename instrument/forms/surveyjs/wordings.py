"""The words of a form in the languages that it is worded in."""

from collections.abc import Iterator, Mapping
from typing import Any

from instrument.drafting.languages import language_code
from instrument.drafting.words import clean, language_of
from instrument.measure import Text


class Wordings:
    """`main` is the language of what is worded once, `languages` all of them."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        texts = list(_texts(held))
        named = {
            code
            for each in texts
            if isinstance(each, Mapping)
            for name in each
            if name != "default" and (code := language_code(str(name)))
        }
        plain = [
            str(each if isinstance(each, str) else each.get("default", ""))
            for each in texts
            if isinstance(each, str | Mapping)
        ]
        self.main = language_code(str(held.get("locale") or "")) or language_of(plain)
        self.languages = (self.main, *sorted(named - {self.main}))

    def text(self, held: Any) -> Text:
        if isinstance(held, Mapping):
            found = {self.main: clean(held.get("default"))} if held.get("default") else {}
            return found | {
                code: clean(words)
                for name, words in held.items()
                if name != "default" and (code := language_code(str(name)))
            }
        return {self.main: clean(held)} if clean(held) else {}


def _texts(held: Any) -> Iterator[Any]:
    """Every title, description and text below."""
    if isinstance(held, Mapping):
        for key, value in held.items():
            if key in {"title", "description", "text"}:
                yield value
            yield from _texts(value)
    elif isinstance(held, list):
        for each in held:
            yield from _texts(each)
