"""What stands before every page: the names it answers to, where forms may come from, and the headers of answers."""

import secrets
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from survey.web.limiting import Limits

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),  # with "no-referrer" browsers hide from us, too, where a form comes from
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
SAFE = ("GET", "HEAD")
UNCOUNTED = ("/reached",)  # small, and several of each form
MENDABLE = "canvass.mendable"  # in the scope of a form that its respondent can set right: that is no fault
FAULTS = (400, 403, 404, 405, 413, 415, 422)
OWN = ("same-origin", "none")
FORM = "application/x-www-form-urlencoded"


class Guard:
    """Turns away what no page of ours sends, and what goes wrong within, with one sentence; nothing of it is noted."""

    def __init__(
        self, app: App, names: Collection[str], sentence: Callable[[str, str], str], limits: Limits | None = None
    ) -> None:
        self.app, self.limits = app, limits or Limits()
        self.names = frozenset(name.casefold() for name in names)
        self.sentence = sentence

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        begun = held_up = False
        address = str((scope.get("client") or ("", 0))[0])

        async def send_guarded(message: Message) -> None:
            nonlocal begun, held_up
            if held_up:
                return
            if message["type"] == "http.response.start":
                begun = True
                held_up = message["status"] in FAULTS and MENDABLE not in scope and not self.limits.bears(address)
                if held_up:
                    await _say(with_headers, 429, self.sentence("too_often", ""))
                    return
            await with_headers(message)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((key.encode(), held.encode()) for key, held in HEADERS)]
            await send(message)

        refusal = self._refusal(scope)
        is_counted = scope["method"] not in SAFE and scope["path"] not in UNCOUNTED
        if refusal is None and is_counted and not self.limits.lets_in(address):
            refusal = 429, "too_often"
        if refusal is not None:
            await _say(send_guarded, refusal[0], self.sentence(refusal[1], ""))
            return
        try:
            await self.app(scope, receive, send_guarded)
        except Exception:
            # What went wrong may hold answers: the number alone is told, and nothing is written down.
            if not begun:
                await _say(send_guarded, 500, self.sentence("failed", secrets.token_hex(4)))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers: dict[bytes, list[str]] = {}
        for key, held in scope["headers"]:
            headers.setdefault(key.lower(), []).append(held.decode("latin-1"))
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or name_of(hosts[0]) not in self.names:
            return 400, "wrong_host"
        if scope["method"] in SAFE:
            return None
        if headers.get(b"content-encoding"):
            return 415, "no_form"
        site, origin = headers.get(b"sec-fetch-site", []), headers.get(b"origin", [])
        # Over plain http browsers tell only the origin; what tells neither is no browser of today.
        if not (site or origin) or set(site) - set(OWN) or not all(_is_own(each, hosts[0]) for each in origin):
            return 403, "cross_site"
        kinds = [each.partition(";")[0].strip().lower() for each in headers.get(b"content-type", [])]
        return None if kinds == [FORM] else (415, "no_form")


def name_of(host: str) -> str:
    """The name in a host header, without the port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].casefold()


def _is_own(origin: str, host: str) -> bool:
    return origin.partition("://")[2].casefold() == host.casefold()


async def _say(send: Send, status: int, page: str) -> None:
    body = page.encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
