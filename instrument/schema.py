"""What a questionnaire file may hold."""

from instrument.declarations import (
    Key,
    Listing,
    Name,
    Number,
    OneOf,
    OrOff,
    Record,
    Schema,
    Table,
    Truth,
    Whole,
    Words,
    json_schema,
    translated,
)
from instrument.linting_rules import RULES
from instrument.loading_rules import rule_shape
from instrument.measure import Measure
from instrument.model import STANDARD_WORDS, Kind
from instrument.rules import PLATFORM_RULES

CODE = Whole(-999_999, 999_999)


def schema() -> Schema:
    """The JSON Schema of a questionnaire file, for editors."""
    return json_schema(questionnaire(("zh", "en")), "canvass questionnaire")


def questionnaire(languages: tuple[str, ...]) -> Record:
    """The shape of a questionnaire worded in these languages."""
    text = translated(languages)
    return Record(
        {
            "id": Key(Name(), "the questionnaire's name for programs", required=True),
            "version": Key(Words(40), "changes with every change that reaches respondents", required=True),
            "languages": Key(Listing(Words(20)), "every wording is given in each of them", required=True),
            "title": Key(text, "as printed on the first page", required=True),
            "purpose": Key(text, "what the answers are for, as printed"),
            "confidentiality": Key(text, "what is promised to respondents, as printed"),
            "population": Key(text, "whom the answers stand for"),
            "frame": Key(Listing(sampled(languages)), "the groups the sample was drawn from"),
            "issued": Key(Whole(1), "questionnaires handed out"),
            "missing": Key(MISSING, "codes of answers that are none"),
            "words": Key(
                Record({word: Key(text) for word in STANDARD_WORDS}), "words a codebook adds to the questions"
            ),
            "screening": Key(
                OrOff(screening(languages)), "rules by which cases are set aside; off: none but those of the platform"
            ),
            "sections": Key(Table(text), "headings of the form, in order"),
            "choice_sets": Key(Table(Listing(option(languages))), "options that several questions share"),
            "questions": Key(Listing(question(languages)), "in the order in which they are asked", required=True),
            "scales": Key(Table(scale(languages)), "questions that measure one thing together"),
            "extra": Key(Table(text), "columns of numbers that files have beside the answers, such as a weight"),
            "lint": Key(LINT, "answers to remarks about the whole questionnaire"),
        }
    )


MISSING = Record(
    {
        "unanswered": Key(CODE, "asked, but left empty (-2)"),
        "not_asked": Key(CODE, "left out by a rule of the questionnaire (-3)"),
    }
)
LINT = Record({rule: Key(Words(), about) for rule, about in RULES.items()})


def screening(languages: tuple[str, ...]) -> Record:
    """The shape of the rules by which cases are set aside or marked."""
    return Record(
        {
            "speeder_share": Key(
                OrOff(Number(0, 1)), "set aside who needs less than this share of the median time (1/3)"
            ),
            "straight_line": Key(Truth(), "set aside who gives one answer to every item of a block (true)"),
            "straight_line_items": Key(Whole(2), "fewest items for which that rule speaks (6)"),
            "duplicates": Key(Truth(), "set aside who repeats an earlier case in every answer (true)"),
            **{mark: Key(Truth(), about) for mark, about in PLATFORM_RULES.items()},
            "rules": Key(rule_shape(languages), "further rules, by names of the study's own"),
        }
    )


def sampled(languages: tuple[str, ...]) -> Record:
    """The shape of a group in the sample frame."""
    return Record({"size": Key(Whole(1), "how many there are")}, languages)


def option(languages: tuple[str, ...]) -> Record:
    """The shape of an answer one may tick."""
    return Record(
        {
            "code": Key(CODE, "what stands for it in data", required=True),
            "other": Key(Truth(), "followed by a blank to write in"),
            "exclusive": Key(Truth(), "may not be ticked with others"),
            "dont_know": Key(Truth(), "an answer, but left out of statistics"),
        },
        languages,
    )


def question(languages: tuple[str, ...]) -> Record:
    """The shape of a question."""
    text = translated(languages)
    return Record(
        {
            "id": Key(Name(), "the question's name for programs; it never changes its meaning", required=True),
            "number": Key(Words(20), "as printed"),
            "kind": Key(OneOf(tuple(Kind)), "what is asked for", required=True),
            "section": Key(Name(), "a key of sections"),
            "label": Key(text, "a short name for tables"),
            "hint": Key(text, "a help for respondents, printed below"),
            "options": Key(Listing(option(languages), least=2), "the answers one may tick"),
            "choices": Key(Name(), "a key of choice_sets, in place of options"),
            "rows": Key(Listing(Record({"id": Key(Name(), required=True)}, languages)), "the lines of a matrix"),
            "measure": Key(OneOf(tuple(Measure)), "level of measurement"),
            "required": Key(Truth(), "true unless said otherwise"),
            "ask_if": Key(Words(500), "a rule over earlier answers: q4 == 1 and not q2 in [1, 2]"),
            "least": Key(Number(), "fewest ticks, or smallest number"),
            "most": Key(Number(), "most ticks, or largest number"),
            "decimals": Key(Whole(0, 6), "of a number"),
            "characteristic": Key(Truth(), "describes the respondent"),
            "identifying": Key(Truth(), "a name, phone, address: kept apart from the answers, never analysed"),
            "lint": Key(LINT, "why the wording stays: rule → reason"),
        },
        languages,
    )


def scale(languages: tuple[str, ...]) -> Record:
    """The shape of a scale."""
    return Record(
        {
            "items": Key(
                Listing(Name(51, sign=True), least=2), "questions or matrix rows; -q9 is reversed", required=True
            ),
            "score": Key(OneOf(("mean", "sum")), "of the answered items (mean)"),
            "least_valid": Key(Whole(1), "items that must be answered for a score (1)"),
            "reason": Key(translated(languages), "why these items belong together"),
            "lint": Key(LINT, "why it stays as it is: rule → reason"),
        },
        languages,
    )
