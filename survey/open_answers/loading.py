"""coding.yaml → Coding."""

from collections.abc import Sequence
from pathlib import Path

from instrument.codebook import Codebook, Variable
from instrument.declarations import (
    Key,
    Listing,
    Name,
    Record,
    Schema,
    Table,
    Truth,
    Whole,
    Words,
    json_schema,
    words_in,
)
from instrument.message import nearest, quoted
from instrument.model import Instrument
from instrument.yaml_nodes import Node, read_mapping
from survey.open_answers.coding import ByHand, Code, Coding, OpenQuestion, WordList


def shape(languages: tuple[str, ...]) -> Record:
    """The shape of coding.yaml for a questionnaire in these languages."""
    code = Record(
        {
            "code": Key(Whole(0, 99_999), "what stands for it in data", required=True),
            "keywords": Key(Listing(Words(50)), "an answer that holds one of them gets this code"),
        },
        languages,
    )
    question = Record(
        {
            "several": Key(Truth(), "whether an answer may get several codes (false)"),
            "codes": Key(Listing(code, least=2), "in the order in which tables show them", required=True),
        }
    )
    hand = Record(
        {
            "coder": Key(Name(20), "who coded", required=True),
            "file": Key(Words(500), "a .csv or .xlsx with columns id, question and code", required=True),
            "wave": Key(Words(50), "the wave it is of; every one"),
        }
    )
    words = Record(
        {
            "variables": Key(Listing(Name()), "whose words are counted", required=True),
            "most": Key(Whole(1, 500), "words listed (30)"),
            "least": Key(Whole(1), "people who use a listed word (3)"),
            "stop": Key(Listing(Words(50)), "further words to leave out"),
        }
    )
    return Record(
        {
            "questions": Key(Table(question), "open question or typed words → its codes"),
            "by_hand": Key(Listing(hand), "codes that people gave; the first coder's go before keywords"),
            "words": Key(words, "words counted, Chinese ones parted by jieba"),
        }
    )


def schema() -> Schema:
    """The JSON Schema of coding.yaml, for editors."""
    return json_schema(shape(("zh", "en")), "canvass coding")


def load_coding(path: Path, instrument: Instrument, book: Codebook) -> Coding:
    """The codes of a study; raises `Fault` with file and line for what does not fit the questionnaire."""
    node = read_mapping(path)
    shape(instrument.languages).check(node)
    questions = node["questions"].items() if "questions" in node else ()
    hands = node["by_hand"].elements() if "by_hand" in node else ()
    found = tuple(_question(name, held, instrument, book) for name, held in questions)
    return Coding(
        questions=found,
        by_hand=tuple(_by_hand(held, path.parent, found, book) for held in hands),
        words=node.take("words", lambda held: _words(held, book), None),
    )


def _typed(name: str, node: Node, book: Codebook) -> Variable:
    """The variable of words of that name."""
    typed = {variable.name: variable for variable in book if variable.is_text}
    if name not in typed:
        raise node.fault(
            "no open answers are called {found}; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, typed)},
        )
    return typed[name]


def _question(name: str, node: Node, instrument: Instrument, book: Codebook) -> OpenQuestion:
    codes: dict[int, Code] = {}
    for held in node["codes"].elements():
        code = held["code"].whole()
        if code in codes:
            raise held.fault("code {code} stands twice", {"code": code})
        keywords = tuple(each.text() for each in held["keywords"].elements()) if "keywords" in held else ()
        codes[code] = Code(code, words_in(held, instrument.languages), keywords)
    found = OpenQuestion(_typed(name, node, book), tuple(codes.values()), node.take("several", Node.truth, False))
    if found.name in book:
        raise node.fault("the name {name} is taken", {"name": quoted(found.name)})
    return found


def _by_hand(node: Node, folder: Path, questions: Sequence[OpenQuestion], book: Codebook) -> ByHand:
    coder = node["coder"].text()
    for question in questions:
        if question.coded_by(coder) in book or question.coded_by(coder) == question.name:
            raise node["coder"].fault("the name {name} is taken", {"name": quoted(question.coded_by(coder))})
    file = folder / node["file"].text()
    if not file.is_file():
        raise node["file"].fault("no file or folder {found}", {"found": node["file"].found})
    return ByHand(coder, file, node.take("wave", Node.text, ""), node.place)


def _words(node: Node, book: Codebook) -> WordList:
    named = node["variables"].elements()
    usual = WordList()
    return WordList(
        tuple(_typed(each.text(), each, book).name for each in named),
        node.take("most", Node.whole, usual.most),
        node.take("least", Node.whole, usual.least),
        tuple(each.text() for each in node["stop"].elements()) if "stop" in node else (),
    )
