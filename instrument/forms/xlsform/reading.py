"""The lines of the sheet survey, from top to bottom."""

from collections.abc import Mapping, Sequence

from instrument.conditions.tree import Tree
from instrument.drafting.asked import Asked, Untranslatable
from instrument.drafting.draft import DraftQuestion
from instrument.drafting.foreign import read_rule
from instrument.drafting.naming import name_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.rules import every
from instrument.drafting.words import clean, is_characteristic
from instrument.forms.xlsform.groups import Group, are_rows, matrix
from instrument.forms.xlsform.lines import KINDS, alone_in, bounds_of, type_of
from instrument.forms.xlsform.offered import Offered
from instrument.forms.xlsform.sheets import Choice, Record, text_of
from instrument.measure import Text
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.model import Kind
from instrument.records import replace

MADE = frozenset(
    ["start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "email", "audit"]
)
MADE |= {"xml-external"}
TRUE = frozenset({"yes", "true", "true()", "1"})
CHOSEN = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING})
NOT_KEPT = ("calculation", "choice_filter", "repeat_count", "media::image", "image")


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
        inner, lists = self.questions[group.first :], self.lists[group.first :]
        if group.is_table and are_rows(inner, lists):
            whole = matrix(group, inner)
            self.questions[group.first :], self.lists[group.first :] = [whole], lists[:1]
            known = {row.id: self.asked[row.id] for row in whole.rows if row.id in self.asked}
            self.asked |= {id: replace(asked, kind=Kind.MATRIX) for id, asked in known.items()}

    def ask(self, record: Record, type: str, rest: str, line: int) -> None:
        kind, id = KINDS[type], record.get("name", "") or f"q{line}"
        listed = rest.split()[0] if rest and kind in CHOSEN else ""
        offered = Offered.of(
            self.chosen(listed, line) if kind in CHOSEN else [], kind, "or_other" in rest, self.languages
        )
        rule, guesses = self.rule(record)
        text = text_of(record, "label", self.languages) or dict.fromkeys(self.languages, id)
        least, most = bounds_of(record)
        question = DraftQuestion(
            id=id,
            kind=kind,
            text=text,
            section=next((group.key for group in reversed(self.groups) if group.text), ""),
            options=offered.options(kind, alone_in(record)),
            required=record.get("required", "").casefold() in TRUE,
            ask_if=rule,
            least=least,
            most=most,
            decimals=2 if type == "decimal" else 0,
            hint=text_of(record, "hint", self.languages),
            characteristic=kind is Kind.SINGLE and is_characteristic(clean(next(iter(text.values())))),
            names=offered.names,
            guesses=(*guesses, *offered.guesses()),
        )
        self.asked[id] = Asked(id, kind, offered.known)
        self.questions.append(as_rating(question, next(iter(self.languages))))
        self.lists.append(listed)
        for column in NOT_KEPT:
            if record.get(column):
                said = {"name": quoted(id), "column": quoted(column)}
                self.lost.append(Message("{name}: the column {column} is not kept", said))

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
