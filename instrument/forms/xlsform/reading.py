"""The lines of the sheet survey, from top to bottom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.naming import name_of
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.rules import every
from instrument.drafting.words import clean, is_characteristic
from instrument.forms.xlsform.lines import KINDS, alone_in, bounds_of, codes_of, type_of
from instrument.forms.xlsform.sheets import Choice, Record, text_of
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.model import Kind, Option, Row, Text

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


@dataclass(frozen=True)
class Group:
    """A group of questions that is open."""

    key: str
    text: Text
    rule: Tree | None
    is_table: bool
    first: int  # of its questions


class Reading:
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
        type, rest = type_of(words)
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
        text = text_of(record, "label", self.languages)
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
        texts, codes = [each.text for each in chosen], codes_of(chosen, kind)
        if "or_other" in rest:
            texts, codes = (
                [*texts, {code: OTHER.get(code, "Other") for code in self.languages}],
                [*codes, max(codes, default=0) + 1],
            )
        rule, guesses = self.rule(record)
        text = text_of(record, "label", self.languages) or dict.fromkeys(self.languages, id)
        kept = {each.name: code for each, code in zip(chosen, codes, strict=False)}
        if chosen and any(name != str(code) for name, code in kept.items()):
            listing = ", ".join(f"{code} = {name}" for name, code in kept.items())
            guesses = (*guesses, Message("codes stand for the form's own names: {names}", {"names": listing}))
        least, most = bounds_of(record)
        names = (*(each.name for each in chosen), *(["other"] if "or_other" in rest else []))
        question = DraftQuestion(
            id=id,
            kind=kind,
            text=text,
            section=next((group.key for group in reversed(self.groups) if group.text), ""),
            options=_alone(options_of(texts, kind, codes), names, record),
            required=record.get("required", "").casefold() in TRUE,
            ask_if=rule,
            least=least,
            most=most,
            decimals=2 if type == "decimal" else 0,
            hint=text_of(record, "hint", self.languages),
            characteristic=kind is Kind.SINGLE and is_characteristic(clean(next(iter(text.values())))),
            names=names,
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


def _alone(options: Sequence[Option], names: Sequence[str], record: Record) -> tuple[Option, ...]:
    """The options, those that stand alone marked so."""
    alone = alone_in(record)
    return tuple(
        replace(option, exclusive=option.exclusive or name in alone)
        for option, name in zip(options, names, strict=False)
    )
