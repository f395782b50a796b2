"""A questionnaire file → Instrument."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from instrument.consistency import check, check_asked
from instrument.declarations import LANGUAGE, words_in
from instrument.loading_questions import option, question
from instrument.loading_rules import read_rules, told_apart
from instrument.measure import Text
from instrument.message import Fault, Place, nearest, quoted
from instrument.model import (
    STANDARD_WORDS,
    Frame,
    Instrument,
    MissingCodes,
    Option,
    Question,
    Scale,
    ScaleItem,
    Screening,
)
from instrument.records import replace
from instrument.rules import PLATFORM_RULES
from instrument.schema import questionnaire
from instrument.yaml_nodes import Node, parse_mapping, read_bytes


def load(path: Path | str) -> Instrument:
    """The questionnaire of a YAML file.

    Raises `Fault` that names file, line and question, for anything the file should not hold and for questions, scales
    and conditions that do not fit one another.
    """
    return read(read_bytes(path), str(path))


def read(content: bytes, file: str) -> Instrument:
    """The questionnaire in the bytes of a YAML file; `file` is its name in messages. Raises as `load` does."""
    instrument = _read(content, file)
    check_asked(instrument)
    return instrument


def load_for_review(path: Path | str) -> Instrument:
    """The same, with questions that no answers lead to: a review names all of them, and what else there is to say."""
    return _read(read_bytes(path), str(path))


def _read(content: bytes, file: str) -> Instrument:
    node = parse_mapping(content, file)
    languages = _languages(node)
    questionnaire(languages).check(node)
    instrument = _instrument(node, languages, sha256(content).hexdigest())
    check(instrument)
    return instrument


def _languages(node: Node) -> tuple[str, ...]:
    found: list[str] = []
    for element in node["languages"].elements():
        language = element.text()
        if not re.fullmatch(LANGUAGE, language):
            raise element.fault("{found} is not a language code such as zh or en", {"found": quoted(language)})
        if language in found:
            raise element.fault("language {found} stands twice", {"found": quoted(language)})
        found.append(language)
    return tuple(found)


def _instrument(node: Node, languages: tuple[str, ...], fingerprint: str) -> Instrument:
    def wording(key: str) -> Text:
        return words_in(node[key], languages) if key in node else {}

    sections = node.take("sections", lambda held: _table(held, languages), {})
    return Instrument(
        id=node["id"].text(),
        version=node["version"].text(),
        languages=languages,
        title=wording("title"),
        questions=_questions(node, languages, sections),
        scales=tuple(_scale(key, held, languages) for key, held in _entries(node, "scales")),
        sections=sections,
        purpose=wording("purpose"),
        confidentiality=wording("confidentiality"),
        population=wording("population"),
        frame=tuple(_frame(held, languages) for held in (node["frame"].elements() if "frame" in node else ())),
        issued=node.take("issued", Node.whole, None),
        missing=node.take("missing", _missing, MissingCodes()),
        screening=node.take("screening", lambda held: _screening(held, languages), Screening()),
        words=_words(node, languages),
        extra=node.take("extra", lambda held: _table(held, languages), {}),
        lint=node.take("lint", texts, {}),
        place=Place(node.file),
        fingerprint=fingerprint,
    )


def _entries(node: Node, key: str) -> tuple[tuple[str, Node], ...]:
    return tuple(node[key].items()) if key in node else ()


def _table(node: Node, languages: tuple[str, ...]) -> dict[str, Text]:
    return {key: words_in(held, languages) for key, held in node.items()}


def texts(node: Node) -> dict[str, str]:
    """A mapping of keys to texts."""
    return {key: held.text() for key, held in node.items()}


def _words(node: Node, languages: tuple[str, ...]) -> Mapping[str, Text]:
    declared = node.take("words", lambda held: _table(held, languages), {})
    for word, standard in STANDARD_WORDS.items():
        for language in languages:
            if word not in declared and language not in standard:
                raise node.fault(
                    "no wording in {language} for {word}; say it under 'words'",
                    {"language": quoted(language), "word": quoted(word)},
                )
    return {word: declared.get(word, STANDARD_WORDS[word]) for word in STANDARD_WORDS}


def _questions(node: Node, languages: tuple[str, ...], sections: Mapping[str, Text]) -> tuple[Question, ...]:
    choice_sets: dict[str, tuple[Option, ...]] = {
        key: tuple(option(each, languages) for each in held.elements()) for key, held in _entries(node, "choice_sets")
    }
    for held in node["questions"].elements():
        if "section" in held and held["section"].text() not in sections:
            raise held["section"].fault(
                "no section {found}; possible: {possible}",
                {"found": held["section"].found, "possible": nearest(held["section"].text(), sections)},
            )
    return tuple(question(held, languages, choice_sets) for held in node["questions"].elements())


def _scale(key: str, node: Node, languages: tuple[str, ...]) -> Scale:
    items = [element.text() for element in node["items"].elements()]
    return Scale(
        id=key,
        text=words_in(node, languages),
        items=tuple(ScaleItem(item.removeprefix("-"), item.startswith("-")) for item in items),
        score=node.take("score", Node.text, "mean"),
        least_valid=node.take("least_valid", Node.whole, 1),
        reason=words_in(node["reason"], languages) if "reason" in node else {},
        lint=node.take("lint", texts, {}),
        place=Place(node.file, node.line, key),
    )


def _frame(node: Node, languages: tuple[str, ...]) -> Frame:
    return Frame(words_in(node, languages), node.take("size", Node.whole, None))


def _missing(node: Node) -> MissingCodes:
    standard = MissingCodes()
    found = MissingCodes(
        unanswered=node.take("unanswered", Node.whole, standard.unanswered),
        not_asked=node.take("not_asked", Node.whole, standard.not_asked),
    )
    if found.unanswered == found.not_asked:
        raise Fault("unanswered and not_asked have the same code {code}", {"code": found.unanswered}, node.place)
    return found


def _screening(node: Node, languages: tuple[str, ...]) -> Screening:
    standard = Screening()
    if node.is_text:
        return replace(standard, speeder_share=None, straight_line=False, duplicates=False)
    share = node.get("speeder_share")
    found = Screening(
        speeder_share=standard.speeder_share if share is None else None if share.text() == "off" else share.number(),
        straight_line=node.take("straight_line", Node.truth, standard.straight_line),
        straight_line_items=node.take("straight_line_items", Node.whole, standard.straight_line_items),
        duplicates=node.take("duplicates", Node.truth, standard.duplicates),
        marks=frozenset(mark for mark in PLATFORM_RULES if node.take(mark, Node.truth, True)),
        rules=node.take("rules", lambda held: read_rules(held, languages), ()),
    )
    return replace(found, rules=told_apart(found, languages))
