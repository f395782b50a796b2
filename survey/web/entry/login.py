"""The door of the entry screen: a one-time link at first, initials and a passphrase later."""

import asyncio
import secrets
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from instrument.records import dataclass
from survey.paper.keyings import Keyings
from survey.web.entry.pages import EntryPages
from survey.web.entry.sessions import COOKIE, LASTS, SHORTEST, Sessions, coder_name, hashed


@dataclass
class Login:
    """What the two public addresses answer."""

    keyings: Keyings
    sessions: Sessions
    pages: EntryPages

    async def page(self, request: Request) -> Response:
        return self._page(self.pages.language(request.query_params.get("language", "")))

    async def take(self, fields: Mapping[str, str]) -> Response:
        """Lets in who knows the passphrase; after five failures within a minute nobody of that name."""
        language = self.pages.language(fields.get("language", ""))
        coder = coder_name(fields.get("coder", ""))
        if coder is None:
            return self._page(language, "wrong_login", 403)
        if self.sessions.must_wait(coder):
            return self._page(language, "wait", 429)
        known = await asyncio.to_thread(self.keyings.passphrases)
        right = await asyncio.to_thread(self.sessions.is_right, coder, fields.get("passphrase", "")[:200], known)
        return self._in(coder, language) if right else self._page(language, "wrong_login", 403)

    async def begin_page(self, request: Request) -> Response:
        """What a link shows; following it changes nothing, so that a preview does not use it up."""
        link = request.query_params.get("link", "")
        return self._begin_page(self.pages.language(request.query_params.get("language", "")), link)

    async def begin(self, fields: Mapping[str, str]) -> Response:
        """Lets in whom the link is for, and keeps the passphrase, if any."""
        language, link = self.pages.language(fields.get("language", "")), fields.get("link", "")
        passphrase = fields.get("passphrase", "")[:200]
        if passphrase and len(passphrase) < SHORTEST:
            return self._begin_page(language, link, "short_passphrase", 422)
        coder = self.sessions.use(link)
        if coder is None:
            return self._page(language, "link_gone", 403)
        if passphrase:
            salt = secrets.token_bytes(16)
            made = await asyncio.to_thread(hashed, passphrase, salt)
            await asyncio.to_thread(self.keyings.set_passphrase, coder, salt, made)
        return self._in(coder, language)

    def _in(self, coder: str, language: str) -> Response:
        answer = RedirectResponse("/", 303)
        secret = self.sessions.begin(coder, language)
        answer.set_cookie(COOKIE, secret, max_age=int(LASTS), httponly=True, samesite="strict")
        return answer

    def _page(self, language: str, problem: str = "", status: int = 200) -> Response:
        words = self.pages.words(language)
        return HTMLResponse(self.pages.page("login.html", language, problem=words[problem] if problem else ""), status)

    def _begin_page(self, language: str, link: str, problem: str = "", status: int = 200) -> Response:
        whose = self.sessions.whose(link)
        if whose is None:
            return self._page(language, "link_gone", 403)
        words = self.pages.words(language)
        told = words[problem] if problem else ""
        return HTMLResponse(self.pages.page("begin.html", language, link=link, whose=whose, problem=told), status)
