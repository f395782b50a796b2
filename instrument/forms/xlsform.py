"""XLSForm: the sheets survey, choices and settings of KoboToolbox, ODK and formr.

Source: https://xlsform.org/en/; pyxform's aliases of types.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import Draft, DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.form import Form, Rows
from instrument.drafting.languages import language_code
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.rules import every
from instrument.drafting.settling import as_rating
from instrument.drafting.words import clean, is_characteristic, language_of
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.model import Kind, Row, Text

ALIASES = {
    "select one": "select_one",
    "select_one_from_file": "select_one",
    "select multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "add select one prompt using": "select_one",
    "add select multiple prompt using": "select_multiple",
    "begin group": "begin_group",
    "end group": "end_group",
    "begin repeat": "begin_repeat",
    "end repeat": "end_repeat",
    "begin_score": "begin_group",
    "begin score": "begin_group",
    "begin_rank": "begin_group",
    "int": "integer",
}
KINDS = {
    "select_one": Kind.SINGLE,
    "select_multiple": Kind.MULTIPLE,
    "rank": Kind.RANKING,
    "integer": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "range": Kind.NUMBER,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "date": Kind.DATE,
}
MADE = frozenset(
    {
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "simserial",
        "subscriberid",
        "email",
        "audit",
        "xml-external",
    }
)
TRUE = frozenset({"yes", "true", "true()", "1"})
OTHER = {"zh": "其他", "en": "Other"}
_BOUND = re.compile(r"\.\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")

Record = Mapping[str, str]


def recognises(form: Form) -> bool:
    """Whether there is a sheet `survey` with the columns type and name."""
    rows = _sheet(form, "survey")
    return bool(rows) and {"type", "name"} <= {cell.strip().casefold() for cell in rows[0]}


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` where a list of choices is missing, or no question stands in the sheet."""
    survey, settings = _records(form, "survey"), next(iter(_records(form, "settings")), {})
    languages = _languages(form, settings)
    reading = _Reading(form.file, languages, _choices(form, languages))
    for line, record in enumerate(survey, 2):
        reading.take(record, line)
    if not reading.questions:
        raise Fault("the sheet 'survey' holds no question", place=Place(form.file))
    title = settings.get("form_title") or settings.get("id_string") or form.file.rpartition(".")[0]
    return Draft(
        id=name_of(settings.get("form_id") or settings.get("id_string") or form.file.rpartition(".")[0], "form"),
        title=dict.fromkeys(languages, title),
        languages=tuple(languages),
        questions=tuple(reading.questions),
        sections=reading.sections,
        lost=tuple(reading.lost),
    )


def _sheet(form: Form, name: str) -> Rows:
    return next((rows for sheet, rows in form.sheets.items() if sheet.strip().casefold() == name), ())


def _records(form: Form, name: str) -> list[Record]:
    """The rows of a sheet, column → cell; names of columns in lower case up to a language."""
    rows = _sheet(form, name)
    if not rows:
        return []
    header = [_column(cell) for cell in rows[0]]
    return [{key: cell.strip() for key, cell in zip(header, row, strict=False) if key} for row in rows[1:]]


def _column(cell: str) -> str:
    name, double, language = cell.strip().partition("::")
    if not double and name.casefold().startswith(("label:", "hint:")):
        name, _, language = cell.strip().partition(":")
    plain = {"list name": "list_name", "value": "name", "relevance": "relevant"}.get(
        name.strip().casefold(), name.strip().casefold()
    )
    return f"{plain}::{language.strip()}" if language else plain


def _languages(form: Form, settings: Record) -> dict[str, tuple[str, ...]]:
    """Code → the endings of columns in that language, '' for those without one."""
    columns = [key for record in _records(form, "survey")[:1] for key in record]
    found: dict[str, list[str]] = {}
    for column in columns:
        name, _, language = column.partition("::")
        if name == "label" and language and (code := language_code(language)):
            found.setdefault(code, []).append(language)
    if "label" in columns or not found:
        words = [record.get("label", "") for record in _records(form, "survey")]
        code = language_code(settings.get("default_language", "")) or language_of(words)
        found.setdefault(code, []).append("")
    return {code: tuple(endings) for code, endings in found.items()}


def _text(record: Record, name: str, languages: Mapping[str, Sequence[str]]) -> Text:
    found = {}
    for code, endings in languages.items():
        cells = (record.get(f"{name}::{ending}" if ending else name, "") for ending in endings)
        found[code] = next((cell for cell in cells if cell), "")
    return found if any(found.values()) else {}


@dataclass(frozen=True)
class Choice:
    """One line of the sheet choices."""

    name: str
    text: Text


def _choices(form: Form, languages: Mapping[str, Sequence[str]]) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for record in _records(form, "choices"):
        if record.get("list_name") and record.get("name"):
            text = _text(record, "label", languages) or dict.fromkeys(languages, record["name"])
            found.setdefault(record["list_name"], []).append(Choice(record["name"], text))
    return found


@dataclass(frozen=True)
class Group:
    """A group of questions that is open."""

    key: str
    text: Text
    rule: Tree | None
    is_table: bool
    first: int  # of its questions


class _Reading:
    """Takes the lines of the sheet survey from top to bottom."""

    def __init__(self, file: str, languages: Mapping[str, Sequence[str]], choices: Mapping[str, list[Choice]]) -> None:
        self.file, self.languages, self.choices = file, languages, choices
        self.questions: list[DraftQuestion] = []
        self.lists: list[str] = []  # of choices, one for each question
        self.sections: dict[str, Text] = {}
        self.asked: dict[str, Asked] = {}
        self.lost: list[Message] = []
        self.groups: list[Group] = []

    def take(self, record: Record, line: int) -> None:
        words = record.get("type", "")
        if not words:
            return
        type, rest = _type(words)
        if type.startswith("begin_"):
            self.open(record, type)
        elif type.startswith("end_"):
            self.close()
        elif type in KINDS:
            self.ask(record, type, rest, line)
        elif type not in MADE and type != "note":
            said = {"type": quoted(type), "name": quoted(record.get("name", ""))}
            self.lost.append(Message("{name} is left out: a line of type {type} is no question of ours", said))

    def open(self, record: Record, type: str) -> None:
        key = name_of(record.get("name", ""), f"part{len(self.sections) + 1}")
        if type == "begin_repeat":
            said = {"name": quoted(record.get("name", ""))}
            self.lost.append(
                Message("the questions of the repeat {name} are asked once, and not again and again", said)
            )
        text = _text(record, "label", self.languages)
        rule, _ = self.rule(record)
        table = "table-list" in record.get("appearance", "")
        self.groups.append(Group(key, text, rule, table, len(self.questions)))
        if text:
            self.sections.setdefault(key, text)

    def close(self) -> None:
        if not self.groups:
            return
        group = self.groups.pop()
        inner, lists = self.questions[group.first :], set(self.lists[group.first :])
        alike = len(inner) > 1 and len(lists) == 1 and all(each.kind in {Kind.SINGLE, Kind.SCALE} for each in inner)
        if group.is_table and alike and "" not in lists and len({each.ask_if for each in inner}) == 1:
            first = inner[0]
            rows = tuple(Row(each.id, each.text) for each in inner)
            id = group.key if group.key not in {each.id for each in inner} else f"{group.key}_table"
            whole = replace(first, id=id, kind=Kind.MATRIX, text=group.text or first.text, rows=rows, guesses=())
            self.questions[group.first :] = [whole]
            self.lists[group.first :] = [lists.pop()]
            self.asked |= {
                row.id: replace(self.asked[row.id], kind=Kind.MATRIX) for row in rows if row.id in self.asked
            }

    def ask(self, record: Record, type: str, rest: str, line: int) -> None:
        kind, id = KINDS[type], record.get("name", "") or f"q{line}"
        listed = rest.split()[0] if rest and kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING} else ""
        chosen = self.chosen(listed, line) if kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING} else []
        texts, codes = [each.text for each in chosen], _codes(chosen, kind)
        if "or_other" in rest:
            texts, codes = (
                [*texts, {code: OTHER.get(code, "Other") for code in self.languages}],
                [*codes, max(codes, default=0) + 1],
            )
        rule, guesses = self.rule(record)
        text = _text(record, "label", self.languages) or dict.fromkeys(self.languages, id)
        kept = {each.name: code for each, code in zip(chosen, codes, strict=False)}
        if chosen and any(name != str(code) for name, code in kept.items()):
            listing = ", ".join(f"{code} = {name}" for name, code in kept.items())
            guesses = (*guesses, Message("codes stand for the form's own names: {names}", {"names": listing}))
        least, most = _bounds(record)
        question = DraftQuestion(
            id=id,
            kind=kind,
            text=text,
            section=next((group.key for group in reversed(self.groups) if group.text), ""),
            options=options_of(texts, kind, codes),
            required=record.get("required", "").casefold() in TRUE,
            ask_if=rule,
            least=least,
            most=most,
            decimals=2 if type == "decimal" else 0,
            hint=_text(record, "hint", self.languages),
            characteristic=kind is Kind.SINGLE and is_characteristic(clean(next(iter(text.values())))),
            guesses=guesses,
        )
        self.asked[id] = Asked(id, kind, kept)
        self.questions.append(as_rating(question, next(iter(self.languages))))
        self.lists.append(listed)
        for column in ("calculation", "choice_filter", "repeat_count", "media::image", "image"):
            if record.get(column):
                self.lost.append(
                    Message("{name}: the column {column} is not kept", {"name": quoted(id), "column": quoted(column)})
                )

    def chosen(self, listed: str, line: int) -> list[Choice]:
        if listed.endswith((".csv", ".xml", ".geojson")) or listed.startswith("${"):
            return []
        if listed not in self.choices:
            raise Fault(
                "no list of choices {found}; possible: {possible}",
                {"found": quoted(listed), "possible": nearest(listed, self.choices)},
                Place(self.file, line, "survey"),
            )
        return self.choices[listed]

    def rule(self, record: Record) -> tuple[Tree | None, tuple[Message, ...]]:
        """When the question is asked, with the rules of the groups around it; what could not be said is told."""
        trees = [group.rule for group in self.groups if group.rule is not None]
        own = record.get("relevant", "")
        guesses: tuple[Message, ...] = ()
        if own:
            try:
                tree = read_rule(own, self.known)
                trees += [] if tree is None else [tree]
            except Untranslatable:
                guesses = (
                    Message("the rule {rule} could not be said in ours, and is left out", {"rule": quoted(own)}),
                )
                values = {"name": quoted(record.get("name", "")), "rule": quoted(own)}
                self.lost.append(Message("{name}: the rule {rule} could not be said in ours, and is left out", values))
        return (every(*trees) if trees else None), guesses

    def known(self, name: str) -> Asked:
        if name not in self.asked:
            raise Untranslatable
        return self.asked[name]


def _type(words: str) -> tuple[str, str]:
    plain = " ".join(words.split())
    for alias in sorted(ALIASES, key=len, reverse=True):
        if plain.casefold() == alias or plain.casefold().startswith(f"{alias} "):
            rest = plain[len(alias) :].strip()
            return ALIASES[alias], rest.removeprefix("from ").strip()
    type, _, rest = plain.partition(" ")
    return type.casefold(), rest.strip()


def _codes(chosen: Sequence[Choice], kind: Kind) -> list[int]:
    """The names of choices where all are whole numbers, else 1, 2, …"""
    numbers = [int(each.name) for each in chosen if re.fullmatch(r"-?\d{1,6}", each.name)]
    fit = len(numbers) == len(chosen) == len(set(numbers)) and (kind is Kind.SINGLE or min(numbers, default=0) >= 0)
    return numbers if fit else list(range(1, len(chosen) + 1))


def _bounds(record: Record) -> tuple[float | None, float | None]:
    """The smallest and largest number that a constraint such as `. >= 0 and . <= 120` allows."""
    limits = dict(_limits(record.get("constraint", "")))
    for key, name in (("least", "start"), ("most", "end")):
        held = re.search(rf"{name}\s*=\s*(-?\d+(?:\.\d+)?)", record.get("parameters", ""))
        if held:
            limits[key] = float(held[1])
    return limits.get("least"), limits.get("most")


def _limits(constraint: str) -> Iterator[tuple[str, float]]:
    if " or " in constraint:
        return
    for sign, number in _BOUND.findall(constraint):
        step = 0.0 if "=" in sign else 1.0 if "." not in number else 0.0
        yield ("most", float(number) - step) if sign.startswith("<") else ("least", float(number) + step)
