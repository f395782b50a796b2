"""The document of tables that LimeSurvey calls .lss, made of the rows of its tab-separated form.

Source: LimeSurvey, export_helper.php: tables of version 3, a row for each language, which later versions read as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from survey.exporting.lime_settings import ATTRIBUTES

SURVEY = "1"  # a number for the whole, which LimeSurvey replaces by a free one
VERSION = "366"
FIRST_PART = 10_000
Row = Mapping[str, str]
Table = list[dict[str, str]]
SETTINGS = "surveys_languagesettings"


def document(rows: Sequence[Row]) -> bytes:
    """The same survey as the rows hold: settings, groups, questions with their parts, in every language."""
    languages = list(dict.fromkeys(row["language"] for row in rows if row["class"] == "SL"))
    tables: dict[str, Table] = {
        "answers": [],
        "groups": [],
        "questions": [],
        "subquestions": [],
        "question_attributes": [],
        "surveys": [{"sid": SURVEY, **{row["name"]: row["text"] for row in rows if row["class"] == "S"}}],
        SETTINGS: [_told(rows, language) for language in languages],
    }
    for language in languages:
        _add(tables, (row for row in rows if row["class"] in {"G", "Q", "SQ", "A"} and row["language"] == language))
    tables["question_attributes"] = _once(tables["question_attributes"])
    return _written(tables, languages)


def _told(rows: Sequence[Row], language: str) -> dict[str, str]:
    own = {row["name"]: row["text"] for row in rows if row["class"] == "SL" and row["language"] == language}
    return {"surveyls_survey_id": SURVEY, "surveyls_language": language, **own}


def _add(tables: dict[str, Table], rows: Iterable[Row]) -> None:
    """The rows of one language; numbers count from 1 in every language alike, so that the same thing has the same."""
    group = question = part = 0
    for row in rows:
        if row["class"] == "G":
            group += 1
            tables["groups"].append(_group(row, group))
        elif row["class"] == "Q":
            question, part = question + 1, 0
            tables["questions"].append(_question(row, group, question))
            tables["question_attributes"] += _attributes(row, question)
        else:
            part += 1
            is_answer = row["class"] == "A"
            made = _answer(row, question, part) if is_answer else _subquestion(row, group, question, part)
            tables["answers" if is_answer else "subquestions"].append(made)


def _group(row: Row, number: int) -> dict[str, str]:
    place = {"gid": str(number), "sid": SURVEY, "group_order": str(number)}
    return {**place, "group_name": row["name"], "language": row["language"], "grelevance": row["relevance"]}


def _question(row: Row, group: int, number: int) -> dict[str, str]:
    kept = {name: row[name] for name in ("language", "help", "other", "mandatory", "relevance")}
    place = {"qid": str(number), "parent_qid": "0", "sid": SURVEY, "gid": str(group), "question_order": str(number)}
    return {**place, "type": row["type/scale"], "title": row["name"], "question": row["text"], "scale_id": "0", **kept}


def _subquestion(row: Row, group: int, question: int, number: int) -> dict[str, str]:
    own = FIRST_PART * question + number  # the same in every language, and no question's
    place = {"qid": str(own), "parent_qid": str(question), "sid": SURVEY, "gid": str(group), "type": "T"}
    kept = {"question": row["text"], "question_order": str(number), "language": row["language"]}
    return {
        **place,
        "title": row["name"],
        **kept,
        "scale_id": row["type/scale"],
        "relevance": row.get("relevance", "1"),
    }


def _answer(row: Row, question: int, number: int) -> dict[str, str]:
    place = {"qid": str(question), "code": row["name"], "sortorder": str(number), "assessment_value": "0"}
    return {**place, "answer": row["text"], "language": row["language"], "scale_id": row["type/scale"]}


def _attributes(row: Row, question: int) -> Iterator[dict[str, str]]:
    for name in ATTRIBUTES:
        if row.get(name):
            yield {"qid": str(question), "attribute": name, "value": row[name]}


def _once(table: Table) -> Table:
    return [dict(row) for row in dict.fromkeys(tuple(row.items()) for row in table)]


def _written(tables: Mapping[str, Table], languages: Iterable[str]) -> bytes:
    root = etree.Element("document")
    etree.SubElement(root, "LimeSurveyDocType").text = "Survey"
    etree.SubElement(root, "DBVersion").text = VERSION
    spoken = etree.SubElement(root, "languages")
    for language in languages:
        etree.SubElement(spoken, "language").text = language
    for name, table in tables.items():
        if table:
            element = etree.SubElement(root, name)
            fields = etree.SubElement(element, "fields")
            for column in dict.fromkeys(column for row in table for column in row):
                etree.SubElement(fields, "fieldname").text = column
            held = etree.SubElement(element, "rows")
            for row in table:
                line = etree.SubElement(held, "row")
                for column, text in row.items():
                    etree.SubElement(line, column).text = etree.CDATA(text) if text else None
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
