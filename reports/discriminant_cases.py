"""The cases of a discriminant analysis one by one, as SPSS lays them out."""

from analysis.result import Message, Result
from analysis.table import Column, Table
from instrument.records import replace
from reports.headed import Headed
from reports.marked import Plain
from reports.printing import Line, lines, named
from reports.wording import heading, key, phrase

STARS = Message("**. Misclassified case")
MISCLASSIFIED = "Misclassified case"


def listed(result: Result, table: Table, language: str) -> Table:
    """The actual group, the two most likely ones with what speaks for them, and the functions."""
    rows: list[Line] = []
    is_crossed = any(line[0] == "cross_validated" for line in table.rows)
    wrong = False
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        is_wrong = line[2] != "ungrouped" and line[2] != line[3]
        wrong |= is_wrong
        predicted = named(result, line[3], language) + ("**" if is_wrong else "")
        part: Line = (Plain(key(str(line[0]), {}, language)),) if is_crossed else ()
        stubs = (*part, Plain(str(line[1]).partition("=")[2]))
        first = (Plain(named(result, line[2], language)), Plain(predicted), *shown[5:9])
        second = (Plain(named(result, line[4], language)), *shown[9:11])
        rows.append((*stubs, *first, *second, *shown[11:]))
    notes = tuple(note for note in table.notes if note.sentence != MISCLASSIFIED)
    columns = (*([Column("statistic")] if is_crossed else []), *_heads(table, language))
    return replace(table, columns=columns, rows=tuple(rows), notes=(*notes, *([STARS] if wrong else [])))


def _heads(table: Table, language: str) -> tuple[Column, ...]:
    highest, second = phrase("highest_group", language), phrase("second_highest_group", language)
    density = (highest, "P(D>d | G=g)")
    posterior, distance = "P(G=g | D=d)", phrase("distance_to_centroid", language)
    scores = phrase("discriminant_scores", language)
    texts: list[tuple[str, tuple[str, ...]]] = [
        (phrase("actual_group", language), ()),
        (phrase("predicted_group_of", language), (highest,)),
        (phrase("small_p", language), density),
        ("df", density),
        (posterior, (highest,)),
        (distance, (highest,)),
        (phrase("group_of", language), (second,)),
        (posterior, (second,)),
        (distance, (second,)),
    ]
    functions = [
        (f"{heading('discriminant_function', language)} {str(each.under).partition('=')[2]}", (scores,))
        for each in table.columns
        if each.word == "centroid"
    ]
    case = Headed("case", None, heading("case", language))
    return (case, *(Headed("", None, text, above) for text, above in [*texts, *functions]))
