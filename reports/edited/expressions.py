"""The expressions of an edited text as its chapter writes them."""

from collections.abc import Mapping

from instrument.records import replace
from reports.document import Claim, Inline, Listing, Number, Reference, Run
from reports.edited.filling import simple
from reports.edited.texts import Item
from reports.tokens import Piece
from reports.traces import texts


def with_expressions(item: Item, asked: Mapping[str, str]) -> Item:
    """The item with other expressions and conditions; `asked`: name → what the chapter writes between braces."""
    names = iter(item.asked)

    def one(inline: Inline) -> Inline:
        if isinstance(inline, Claim):
            condition = asked.get(next(names), inline.condition)
            return Claim(simple(tuple(map(one, inline.content))), condition, inline.is_borne)
        if isinstance(inline, Run) and not inline.expression:
            return inline
        expression = asked.get(next(names), inline.expression)
        if isinstance(inline, Reference):
            return Number(inline.text, expression)
        return replace(inline, expression=expression)

    if isinstance(item.part, Piece):
        return replace(item, part=replace(item.part, expression=asked.get(item.name, item.part.expression)))
    contents = tuple(tuple(map(one, content)) for content in texts(item.part))
    if isinstance(item.part, Listing):
        return replace(item, part=replace(item.part, items=contents))
    return replace(item, part=replace(item.part, content=contents[0]))
