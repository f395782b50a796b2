"""Drafts for browsers without scripts: kept by the browser in cookies, which the server reads and never stores."""

import base64
import hashlib
import json
import zlib
from collections.abc import Collection, Mapping

from starlette.responses import Response

from instrument.records import dataclass
from survey.web.fields import is_text

PIECES, LONGEST_PIECE = 3, 3800  # what every browser keeps, and a request may bring along
DAYS = 30


@dataclass(frozen=True)
class Draft:
    """A form that was not sent: its number, how its order was drawn, and what was filled in."""

    number: str
    drawn: int
    given: Mapping[str, str]


def key_of(agreed: str, invitation: str) -> str:
    """What a device calls the draft: another one for each questionnaire and each invitation, and telling neither."""
    return hashlib.blake2b(f"{agreed} {invitation}".encode(), digest_size=8, person=b"canvass draft").hexdigest()


def keep(response: Response, key: str, draft: Draft) -> bool:
    """Hands the draft to the browser; False where it is longer than browsers keep."""
    held = json.dumps([draft.number, draft.drawn, dict(draft.given)], ensure_ascii=False).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(held, 9)).decode().rstrip("=")
    if len(packed) > PIECES * LONGEST_PIECE:
        return False
    for piece in range(PIECES):
        value = packed[piece * LONGEST_PIECE : (piece + 1) * LONGEST_PIECE]
        age = DAYS * 86400 if value else 0
        response.set_cookie(f"{key}-{piece}", value, age, path="/form", httponly=True, samesite="strict")
    return True


def forget(response: Response, key: str, cookies: Mapping[str, str]) -> None:
    """Has the browser delete the draft, where it has one."""
    for piece in range(PIECES):
        if f"{key}-{piece}" in cookies:
            response.set_cookie(f"{key}-{piece}", "", 0, path="/form", httponly=True, samesite="strict")


def brought(cookies: Mapping[str, str], key: str, possible: Collection[str], largest: int) -> Draft | None:
    """The draft that a browser brings; None where there is none, or what it brings is none of ours."""
    packed = "".join(cookies.get(f"{key}-{piece}", "") for piece in range(PIECES))
    if not packed:
        return None
    try:
        content = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        number, drawn, given = json.loads(zlib.decompressobj().decompress(content, largest))
        draft = Draft(number, drawn, given)
    except (ValueError, TypeError, zlib.error, RecursionError):
        return None
    return draft if _is_ours(draft, possible) else None


def _is_ours(draft: Draft, possible: Collection[str]) -> bool:
    fits = isinstance(draft.number, str) and isinstance(draft.drawn, int) and isinstance(draft.given, dict)
    return fits and all(
        name in possible and isinstance(text, str) and is_text(text) for name, text in draft.given.items()
    )
