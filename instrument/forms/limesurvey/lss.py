"""The document of tables that LimeSurvey calls .lss."""

from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from instrument.forms.limesurvey.parts import Asking, Grouping, Part, Survey
from instrument.measure import Text
from instrument.message import Fault, Place

Row = Mapping[str, str]


def is_survey(text: str) -> bool:
    """Whether the text is such a document of a survey."""
    return "<LimeSurveyDocType>Survey</LimeSurveyDocType>" in text[:2000]


def survey(text: str, file: str) -> Survey:
    """The survey in the text; raises `Fault` where it is damaged."""
    tables = _tables(text, file)
    worded = _Wordings(tables)
    languages = tuple(dict.fromkeys(each["surveyls_language"] for each in tables("surveys_languagesettings")))
    groups = sorted(_once(tables("groups"), "gid"), key=lambda row: _order(row, "group_order"))
    places = {row["gid"]: at for at, row in enumerate(groups)}
    rows = _once(tables("questions"), "qid")
    asked = sorted(
        (row for row in rows if row.get("parent_qid", "0") in {"", "0"}),
        key=lambda row: (places.get(row.get("gid", ""), 0), _order(row, "question_order")),
    )
    return Survey(
        title={row["surveyls_language"]: row.get("surveyls_title", "") for row in tables("surveys_languagesettings")},
        description={
            row["surveyls_language"]: row.get("surveyls_description", "") for row in tables("surveys_languagesettings")
        },
        languages=languages or ("en",),
        groups=tuple(
            Grouping(row["gid"], worded.of("group", "gid", row["gid"], "group_name"), row.get("grelevance", ""))
            for row in groups
        ),
        questions=tuple(_asking(row, tables, worded) for row in asked),
    )


def _asking(row: Row, tables: Callable[[str], list[Row]], worded: "_Wordings") -> Asking:
    id = row["qid"]
    subquestions = _once([*tables("subquestions"), *tables("questions")], "qid")
    own = sorted(
        (each for each in subquestions if each.get("parent_qid") == id), key=lambda each: _order(each, "question_order")
    )
    keyed = [
        {**each, "key": each.get("aid") or f"{each.get('qid')}|{each.get('scale_id')}|{each.get('code')}"}
        for each in tables("answers")
    ]
    answers = sorted(
        (each for each in _once(keyed, "key") if each.get("qid") == id), key=lambda each: _order(each, "sortorder")
    )
    return Asking(
        title=row.get("title", ""),
        type=row.get("type", ""),
        text=worded.of("question", "qid", id, "question"),
        help=worded.of("question", "qid", id, "help"),
        group=row.get("gid", ""),
        relevance=row.get("relevance", ""),
        mandatory=row.get("mandatory", "N") in {"Y", "S"},
        other=row.get("other", "N") == "Y",
        subquestions=tuple(
            Part(
                each.get("title", ""),
                worded.of("question", "qid", each["qid"], "question"),
                each.get("scale_id", "0"),
                each.get("relevance", ""),
            )
            for each in own
        ),
        answers=tuple(Part(each.get("code", ""), worded.answer(each), each.get("scale_id", "0")) for each in answers),
        attributes={
            each["attribute"]: each.get("value", "") for each in tables("question_attributes") if each.get("qid") == id
        },
        number=f"{row.get('sid', '')}X{row.get('gid', '')}X{id}",
    )


class _Wordings:
    """The texts of rows: in tables of their own, or, in older files, in a row for each language."""

    def __init__(self, tables: Callable[[str], list[Row]]) -> None:
        self.tables = tables

    def of(self, table: str, key: str, value: str, column: str) -> Text:
        rows = [
            *self.tables(f"{table}_l10ns"),
            *self.tables(f"{table}s"),
            *(self.tables("subquestions") if table == "question" else ()),
        ]
        found: dict[str, str] = {}
        for row in rows:
            if row.get(key) == value and row.get("language"):
                found.setdefault(row["language"], row.get(column, ""))
        return found

    def answer(self, row: Row) -> Text:
        if "aid" in row and "answer" not in row:
            return {
                each["language"]: each.get("answer", "")
                for each in self.tables("answer_l10ns")
                if each.get("aid") == row["aid"]
            }
        same = (row.get("qid"), row.get("code"), row.get("scale_id"))
        return {
            each["language"]: each.get("answer", "")
            for each in self.tables("answers")
            if (each.get("qid"), each.get("code"), each.get("scale_id")) == same and each.get("language")
        }


def _tables(text: str, file: str) -> Callable[[str], list[Row]]:
    if "<!DOCTYPE" in text[:2000] or "<!ENTITY" in text:
        raise Fault("the document declares entities, which no survey does", place=Place(file))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, strip_cdata=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Fault("the document is damaged", place=Place(file, error.lineno)) from None
    found: dict[str, list[Row]] = {}

    def rows(table: str) -> list[Row]:
        if table not in found:
            held = root.findall(f"{table}/rows/row")
            found[table] = [{str(cell.tag): cell.text or "" for cell in row} for row in held]
        return found[table]

    return rows


def _once(rows: Iterable[Row], key: str) -> list[Row]:
    """The first row of each key: older files have one for each language."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.get(key, ""), row)
    return list(found.values())


def _order(row: Row, column: str) -> int:
    held = row.get(column, "")
    return int(held) if held.lstrip("-").isdigit() else 0
