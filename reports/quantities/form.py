"""What the questionnaire itself counts."""

from analysis.vocabulary import Kind
from reports.quantities.origin import Spot
from reports.quantities.source import Source, expression
from reports.tokens import Quantity


def questions_asked(source: Source) -> Quantity:
    """How many questions the questionnaire has, as printed: 4a is a part of 4."""
    result = source.result("questionnaire")
    table = result.table("questions")
    numbers = [str(each) for each in table.column("question_number")]
    printed = [each for each in numbers if each.isdigit()] or numbers
    spot = Spot(result, table, "question")
    return source.quantity(expression("questions_asked"), float(len(printed)), Kind.COUNT, spot)
