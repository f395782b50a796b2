"""What a browser says on its way out: where the form is left, and not whose it is."""

from starlette.requests import Request
from starlette.responses import Response

from instrument.records import dataclass
from survey.web.body import TooLarge, parse, read_body
from survey.web.questions import Refused
from survey.web.reached import Reached
from survey.web.saying import Desk

LARGEST, MOST_FIELDS = 512, 3


@dataclass
class Leaving:
    """Counts it."""

    desk: Desk
    reached: Reached

    async def note(self, request: Request) -> Response:
        try:
            fields = parse(await read_body(request.stream(), LARGEST), MOST_FIELDS)
        except (TooLarge, Refused):
            return self.desk.say("no_form", 422)
        if not self.reached.move(self.desk.pages.instrument, fields.get("was", ""), fields.get("now", "")):
            return self.desk.say("no_form", 422)
        return Response(status_code=204)
