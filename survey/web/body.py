"""Forms as browsers send them, read within bounds."""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import unquote_to_bytes

from survey.web.fields import is_text
from survey.web.questions import Refused


class TooLarge(Exception):
    """More bytes than a form can have."""


async def read_body(stream: AsyncIterator[bytes], most: int) -> bytes:
    """The bytes of a body, counted as they come; raises `TooLarge` at the first too many."""
    found = bytearray()
    async for chunk in stream:
        found += chunk
        if len(found) > most:
            raise TooLarge
    return bytes(found)


def parse(body: bytes, most: int) -> Mapping[str, str]:
    """Field → text, each field once; raises `Refused` for another kind of body, too many fields and no texts."""
    if not body:
        return {}
    if body.count(b"&") >= most:
        raise Refused("too_many_fields")
    fields: dict[str, str] = {}
    for pair in body.split(b"&"):
        name, equals, value = pair.partition(b"=")
        key = _text(name)
        if not equals or not key:
            raise Refused("no_form")
        if key in fields:
            raise Refused("repeated_field")
        fields[key] = _text(value)
    return fields


def _text(given: bytes) -> str:
    try:
        is_plain = b"%" not in given and b"+" not in given
        text = (given if is_plain else unquote_to_bytes(given.replace(b"+", b" "))).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("no_text") from None
    if not is_text(text):
        raise Refused("no_text")
    return text
