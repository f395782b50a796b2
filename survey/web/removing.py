"""The way to have one's answers deleted."""

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from instrument.records import dataclass
from survey.store.queueing import Unavailable
from survey.web.body import TooLarge, parse, read_body
from survey.web.questions import Refused
from survey.web.saying import Desk

LARGEST_REMOVAL = 1024


@dataclass
class Removing:
    """Whoever has a receipt may have the answers deleted that it belongs to, at any time."""

    desk: Desk

    async def page(self, request: Request) -> Response:
        return HTMLResponse(self.desk.pages.remove(self.desk.language(request)))

    async def remove(self, request: Request) -> Response:
        """Deletes the answers of a receipt."""
        try:
            fields = parse(await read_body(request.stream(), LARGEST_REMOVAL), len(("receipt", "_language")))
        except TooLarge:
            return self.desk.say("too_large", 413)
        except Refused as refused:
            return self.desk.say(refused.word, 422)
        language = self.desk.pages.language(fields.get("_language", ""))
        try:
            receipt = fields.get("receipt", "")[:40]
            removed = await asyncio.to_thread(self.desk.store.remove, receipt, self.desk.today())
        except Unavailable:
            return self.desk.say("unavailable", 503, language)
        if not removed:
            return HTMLResponse(self.desk.pages.remove(language, "no_receipt"), 404)
        return self.desk.say("removed", 200, language)
