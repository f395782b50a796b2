"""What LimeSurvey keeps of a question beside its words: limits, formats, options that stand alone."""

from collections.abc import Mapping
from html import escape

from instrument.model import Kind, Question
from survey.exporting.lime_codes import Codes
from survey.files.figures import number_text

LIMITS = ("min_answers", "max_answers", "exclude_all_others", "max_subquestions")
ATTRIBUTES = (*LIMITS, "min_num_value_n", "max_num_value_n", "num_value_int_only", "date_format")


def html(words: str) -> str:
    """Words as LimeSurvey shows them as they stand: neither marks of HTML nor of its ExpressionScript."""
    return escape(words, quote=False).replace("{", "&#123;").replace("}", "&#125;").replace("\n", "<br />")


def attributes(question: Question, codes: Codes) -> Mapping[str, str]:
    """Attribute → value, '' for none."""
    least = "" if question.least is None else number_text(question.least)
    most = "" if question.most is None else number_text(question.most)
    if question.kind is Kind.NUMBER:
        whole = {"num_value_int_only": "" if question.decimals else "1"}
        return {"min_num_value_n": least, "max_num_value_n": most, **whole}
    if question.kind is Kind.DATE:
        return {"date_format": "yyyy-mm-dd"}
    if question.kind is Kind.RANKING:
        return {"max_subquestions": most}
    if question.kind is not Kind.MULTIPLE:
        return {}
    alone = ";".join(codes.option(question, option.code) for option in question.options if option.exclusive)
    return {"min_answers": least, "max_answers": most, "exclude_all_others": alone}
