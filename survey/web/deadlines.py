"""Connections that must say in time what they want: slow clients are let go."""

import asyncio
from collections import Counter
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from survey.web.limiting import is_here, network_of

HEADERS_WITHIN = 8.0  # seconds
BODY_WITHIN = 15.0
ANSWER_WITHIN = 30.0
REST_WITHIN = 1.0
MOST_REST = 4 << 20
MOST_OPEN = 256  # connections of one network at a time; of this computer itself, any number
OPEN: Counter[str] = Counter()  # in memory alone


class Deadlines(H11Protocol):
    """A connection that must say in time what it wants: uvicorn itself waits for ever."""

    open_: ClassVar[dict["Deadlines", None]] = {}  # the oldest first
    most: ClassVar[int] = 1000
    deadline: asyncio.TimerHandle | None = None
    stage = network = ""
    rest = 0  # bytes after an answer that came before the end of the body

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._within("headers", HEADERS_WITHIN)
        self.open_[self] = None
        if len(self.open_) > self.most:
            self._let_go_of_another()
        address = str((transport.get_extra_info("peername") or ("",))[0])
        self.network = "" if is_here(address) else network_of(address)
        OPEN[self.network] += 1
        if self.network and OPEN[self.network] > MOST_OPEN:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        if self.stage == "rest":
            self._rest_received(data)
            return
        super().data_received(data)
        if self.stage != "rest":
            self._timed()

    def _rest_received(self, data: bytes) -> None:
        """Passes over what is left of a body that was refused; what comes after it is a request like any other."""
        self.rest += len(data)
        try:
            if self.rest <= MOST_REST:
                super().data_received(data)
        except h11.LocalProtocolError:  # no body at all, when the answer to it is out already
            self.rest = MOST_REST + 1
        if self.rest > MOST_REST:
            self.transport.abort()
        elif self.conn.our_state is not h11.DONE:
            self.rest = 0
            self._within("next", HEADERS_WITHIN)
            self._timed()

    def _timed(self) -> None:
        if self.conn.their_state is h11.SEND_BODY:
            self._within("body", BODY_WITHIN)
        elif self.conn.their_state is not h11.IDLE and self.cycle is not None and not self.cycle.response_complete:
            self._within("answer", ANSWER_WITHIN)

    def on_response_complete(self) -> None:
        # A body that was refused half-way is not read on; for a moment, so that the browser comes to read the answer.
        unread = self.conn.their_state is h11.SEND_BODY
        self._within("rest" if unread else "next", REST_WITHIN if unread else HEADERS_WITHIN)
        super().on_response_complete()

    def _let_go_of_another(self) -> None:
        """Ends the oldest connection that waits for its client, before descriptors run out and nobody is served."""
        oldest = next((each for each in self.open_ if each.stage != "answer"), None)
        if oldest is not None and oldest is not self:
            del self.open_[oldest]
            oldest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self.open_.pop(self, None)
        OPEN[self.network] -= 1
        if not OPEN[self.network]:
            del OPEN[self.network]  # nothing is remembered of who has gone
        if self.deadline is not None:
            self.deadline.cancel()
        super().connection_lost(exc)

    def _within(self, stage: str, seconds: float) -> None:
        """Begins the time of a stage; more bytes of the same stage get no more of it."""
        if stage == self.stage:
            return
        if self.deadline is not None:
            self.deadline.cancel()
        self.stage = stage
        self.deadline = self.loop.call_later(seconds, self.transport.abort)
