"""Every printed word that is not a chapter's: sentences, headings, keys, titles and phrases, by language."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from analysis.result import Fault, Message
from reports.formatting import InSentence
from reports.marked import Plain
from reports.wording.places import place_in as place_in
from reports.wording.words import Words


class _Languages(Mapping[str, Words]):
    """The words of every language; those of one are read when they are first asked for."""

    names = ("zh", "en")

    def __getitem__(self, language: str) -> Words:
        return _words(language)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


LANGUAGES = _Languages()


def say(found: Message | Fault, language: str) -> str:
    """A message, or a fault with its place, as a sentence of `language`; English where there is no translation."""
    if isinstance(found, Fault):
        where, sentence = place_in(found.place, language), say(found.message, language)
        return f"{where}{'：' if language == 'zh' else ': '}{sentence}" if where else sentence
    values = {name: InSentence(value) if isinstance(value, float) else value for name, value in found.values.items()}
    if language != "zh":
        return found.sentence.format_map(values)
    from reports.wording.zh.sentences import SENTENCES  # thirty files

    if found.sentence not in SENTENCES:
        return found.sentence.format_map(values)
    return SENTENCES[found.sentence].format_map({name: _in_chinese(value) for name, value in values.items()})


def with_names(message: Message, labels: Mapping[str, Mapping[str, str]], language: str) -> Message:
    """The message with the printed names of the keys, alone or in lists, that fill its gaps."""
    named = {
        name: _named(value, labels, language) if isinstance(value, str) and not isinstance(value, Plain) else value
        for name, value in message.values.items()
    }
    return Message(message.sentence, named)


def phrase(name: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """A phrase of a table, caption or note, in the markup of chapters; raises `KeyError`."""
    return LANGUAGES[language].phrases[name].format_map(values or {})


def definition(*names: str) -> str:
    """One line that says what a number is: the first of `names` that has one, in the language named last.

    The heading of the last name where none has; a gap for the confidence of its interval is left.
    """
    *wanted, language = names
    known = LANGUAGES[language].definitions
    return next((known[name] for name in wanted if name in known), heading(wanted[-1], language))


def heading(word: str, language: str, table: str = "", spanned: bool = False, confidence: float = 95) -> str:
    """What stands above a column of `table`; `spanned` under a wider heading. The word itself where none is known.

    `confidence` is that of intervals, in percent.
    """
    words = LANGUAGES[language]
    if spanned and ((table, word) in words.spanned_in or word in words.spanned):
        return words.spanned_in.get((table, word)) or words.spanned[word]
    return at_confidence(words.headings_in.get((table, word), words.headings.get(word, word)), confidence)


def at_confidence(text: str, confidence: float = 95) -> str:
    """A heading or definition with the confidence of its interval, in percent."""
    if "{" not in text:
        return text
    return text.replace("{confidence}", f"{confidence:g}").replace("{confidence_1}", f"{confidence:.1f}")


def spanners(table: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """What stands above several headings of `table`: text → the words under it."""
    return LANGUAGES[language].spanners.get(table, {})


def key(name: str, labels: Mapping[str, Mapping[str, str]], language: str, table: str = "", bare: str = "") -> str:
    """What a key prints as: a word of the program, a numbered word (only its number in a column `bare`), or a label."""
    known = LANGUAGES[language]
    if name in labels:
        return _label(name, labels, language)
    if (table, name) in known.keys_in:
        return known.keys_in[table, name]
    if ">" in name:  # one below the other
        return " > ".join(key(part, labels, language, table, bare) for part in name.split(">"))
    word, equals, number = name.partition("=")
    if equals and word in known.headings:
        return number if word == bare else f"{known.headings[word]} {number}".strip()
    return known.keys.get(name, name)


def title(table: str, about: tuple[str, ...], language: str, of_factors: bool = False) -> str:
    """The title of a table about such things, in SPSS's words; `about` is already printed text.

    `of_factors`: its dimensions are factors, where the usual title speaks of components.
    """
    tables = LANGUAGES[language].tables
    known = tables.get(table, table)
    known = tables.get(f"{table}_of_factors", known) if of_factors else known
    first, second = (*about, "", "")[:2]
    return known.replace("{first}", first).replace("{second}", second)


def gaps(template: str) -> frozenset[str]:
    """The names of the gaps in a template."""
    from string import Formatter

    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


@cache
def _words(language: str) -> Words:
    if language not in _Languages.names:
        raise KeyError(language)
    found: Words = import_module(f"{__name__}.{language}.words").WORDS
    return found


def _named(value: str, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    """What stands for a key, or for keys parted by commas; other words as they are."""
    keys = value.split(", ")
    if not all(each in labels for each in keys):
        return value
    # A code says nothing without its variable, which a table shows beside it and a sentence does not.
    told = (_label(each, labels, language) if any(labels[each].values()) else each for each in keys)
    return ("、" if language == "zh" else ", ").join(told)


def _label(name: str, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    """The label in `language`, else in any; a key without a label prints as its last part."""
    words = labels[name]
    return words.get(language) or next((text for text in words.values() if text), "") or name.rpartition("=")[2]


def _in_chinese(value: object) -> object:
    from reports.wording.zh.sentences import SENTENCES, VALUES

    if not isinstance(value, str):
        return value
    if len(value) > 1 and value.startswith("'") and value.endswith("'"):
        return f"“{value[1:-1]}”"
    return VALUES.get(value, SENTENCES.get(value, value))
