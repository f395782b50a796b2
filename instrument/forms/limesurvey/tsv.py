"""The tab-separated form of a survey's structure."""

import csv
import io
from collections.abc import Mapping, Sequence

from instrument.forms.limesurvey.parts import Asking, Grouping, Part, Survey
from instrument.records import replace

HEADER = {"class", "type/scale", "name", "relevance", "text", "language"}
KNOWN = frozenset(
    {"id", "related_id", *HEADER, "help", "validation", "mandatory", "encrypted", "other", "default", "same_default"}
)
Row = Mapping[str, str]


def is_survey(text: str) -> bool:
    """Whether the first line is the header of this form."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    return {cell.strip('" \r') for cell in first.split("\t")} >= HEADER


def survey(text: str) -> Survey:
    """The survey in the text."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter="\t")
    rows = [{str(key): value or "" for key, value in row.items() if isinstance(value, str | None)} for row in reader]
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    named = {
        row["language"] or settings.get("language", "en"): row["text"]
        for row in rows
        if (row["class"], row["name"]) == ("SL", "surveyls_title")
    }
    told = {
        row["language"]: row["text"]
        for row in rows
        if (row["class"], row["name"]) == ("SL", "surveyls_description") and row["language"]
    }
    used = [row["language"] for row in rows if row["class"] in {"G", "Q"} and row["language"]]
    languages = tuple(
        dict.fromkeys([*([settings["language"]] if settings.get("language") in used else []), *used])
    ) or ("en",)
    groups, questions = _structure(rows, languages)
    return Survey(named, languages, tuple(groups), tuple(questions), told)


def _structure(rows: Sequence[Row], languages: tuple[str, ...]) -> tuple[list[Grouping], list[Asking]]:
    """Every group and question once, worded in each language: the file repeats the whole for each of them."""
    groups: dict[str, Grouping] = {}
    questions: dict[str, Asking] = {}
    parts: dict[tuple[str, str, str, str], tuple[str, Part]] = {}
    group = question = ""
    for row in rows:
        language = row["language"] or languages[0]
        if row["class"] == "G":
            group = row["type/scale"] or row["name"]
            held = groups.get(group, Grouping(group, {}, row["relevance"]))
            groups[group] = Grouping(group, {**held.text, language: row["name"]}, held.relevance)
        elif row["class"] == "Q":
            question = row["name"]
            asking = questions.get(question) or _asking(row, group)
            questions[question] = _worded(asking, row, language)
        elif row["class"] in {"SQ", "A"} and question:
            key = (question, row["class"], row["type/scale"] or "0", row["name"])
            part = parts[key][1] if key in parts else Part(row["name"], {}, row["type/scale"] or "0", row["relevance"])
            parts[key] = (question, Part(part.code, {**part.text, language: row["text"]}, part.scale, part.relevance))
    return list(groups.values()), [_with_parts(each, parts) for each in questions.values()]


def _asking(row: Row, group: str) -> Asking:
    return Asking(
        title=row["name"],
        type=row["type/scale"],
        text={},
        group=group,
        relevance=row["relevance"],
        mandatory=row.get("mandatory", "") in {"Y", "S"},
        other=row.get("other", "") == "Y",
        attributes={key: value for key, value in row.items() if key not in KNOWN and value},
    )


def _worded(asking: Asking, row: Row, language: str) -> Asking:
    return replace(
        asking, text={**asking.text, language: row["text"]}, help={**asking.help, language: row.get("help", "")}
    )


def _with_parts(asking: Asking, parts: Mapping[tuple[str, str, str, str], tuple[str, Part]]) -> Asking:
    own = [(key[1], part) for key, (question, part) in parts.items() if question == asking.title]
    return replace(
        asking,
        subquestions=tuple(part for kind, part in own if kind == "SQ"),
        answers=tuple(part for kind, part in own if kind == "A"),
    )
