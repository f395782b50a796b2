"""The tag `{% claim condition %}words{% endclaim %}`: words that stand as long as the data bear them."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from analysis.result import Fault, quoted
from reports.amounts import Amount
from reports.blocks import joined, starts_block
from reports.conditions import Condition
from reports.document import Claim
from reports.markup import TOKEN, inlines, plain
from reports.places import asking
from reports.tokens import Piece, Tokens

END = re.compile(r"(\{%[-+]?\s*endclaim\s*)%\}")
IN_TAGS = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
BARE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(?<![\w.)\]])\.(?=[0-9])""", re.DOTALL)
EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class ClaimTag(Extension):
    """Reads the tag and makes claims of it.

    The text of a condition is what the chapter wrote, unless that leans on names which only the template knows (loop
    variables, what it set): then it is the expression that the comparison itself carries.
    """

    tags = {"claim"}  # noqa: RUF012  # Jinja asks for a set
    conditions: deque[str]  # as written, those not yet parsed
    written: list[tuple[nodes.Const, set[str]]]  # text of a condition in the tree, and the names in it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.conditions, self.written = deque(), []

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        # Without the plus, Jinja would eat the line break behind the tag and with it the end of the paragraph.
        kept = END.sub(r"\1+%}", source)
        self.conditions = deque(_conditions(self.environment, kept, name, filename))
        return IN_TAGS.sub(_with_zeros, kept)

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        condition = parser.parse_expression()
        while parser.stream.skip_if("comma"):
            condition = nodes.And(condition, parser.parse_expression())
        written = nodes.Const(self.conditions.popleft())
        self.written.append((written, {each.name for each in nodes.Output([condition]).find_all(nodes.Name)}))
        body = parser.parse_statements(("name:endclaim",), drop_needle=True)
        call = self.call_method("_claimed", [condition, written])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def forget(self, own: set[str]) -> None:
        """Drop the text of conditions that lean on names of the template's own, or on such as no chapter knows."""
        for written, names in self.written:
            if names & own or not names <= set(self.environment.globals):
                written.value = ""
        self.written = []

    def _claimed(self, condition: object, written: str, caller: Callable[[], str]) -> str:
        is_borne = bool(condition) and (condition.is_known if isinstance(condition, Amount | Condition) else True)
        text = written or (condition.expression if isinstance(condition, Amount | Condition) else "")
        if not text:
            raise Fault(
                "a claim on {found} does not say what it rests on; compare numbers in the tag", _about(condition)
            )
        return claimed(str(caller()), text, is_borne, self.environment.tokens)  # type: ignore[attr-defined]


def claimed(body: str, condition: str, is_borne: bool, tokens: Tokens) -> str:
    """The token of a claim, between the blanks that stood at the edges of its words.

    Raises `Fault` for words that are more than a part of one paragraph.
    """
    before, words, after = EDGES.fullmatch(body).groups()  # type: ignore[union-attr]  # it matches any text
    lines = [line.strip() for line in words.splitlines()]
    near = quoted(TOKEN.sub("…", words))
    if not all(lines) or any(starts_block(line) for line in lines):
        raise Fault("a claim stands within one paragraph: {found}", {"found": near})
    content = []
    for inline in inlines(joined(lines, tokens), tokens.inline):
        if isinstance(inline, Claim):
            raise Fault("a claim within a claim: {found}", {"found": quoted(plain(inline.content))})
        content.append(inline)
    for each in TOKEN.findall(words):
        if isinstance(piece := tokens.entries[int(each)], Piece):
            raise Fault(
                "{found} stands within a claim; give it a line of its own behind it", {"found": quoted(piece.id)}
            )
    token = tokens.put(Claim(tuple(content), condition, is_borne, str(asking())))
    return f"{_gap(before)}{token}{_gap(after)}"


def _gap(blanks: str) -> str:
    """Blanks at the edges of a claim; a line break there only sets the tag apart."""
    return "" if "\n" in blanks else blanks


def _with_zeros(tag: re.Match[str]) -> str:
    """The tag with a zero before a bare point: Jinja knows no `.05`."""
    return BARE.sub(lambda found: "0." if found.group() == "." else found.group(), tag.group())


def _about(condition: object) -> dict[str, str]:
    return {"found": quoted(condition)}


def _conditions(environment: Environment, source: str, name: str | None, filename: str | None) -> Iterator[str]:
    """The words between `{% claim` and `%}`, in their order, with single spaces."""
    found: list[str] | None = None
    is_start = False
    for _, kind, text in environment.lexer.tokeniter(source, name, filename):
        if kind == "block_begin":
            is_start = True
        elif is_start and kind != "whitespace":
            found, is_start = [] if (kind, text) == ("name", "claim") else None, False
        elif kind == "block_end" and found is not None:
            yield "".join(found).strip()
            found = None
        elif found is not None:
            found.append(" " if kind == "whitespace" else text)
