"""What the store answers, handed to those who wait in the site: a whole batch with one call from thread to thread."""

import asyncio
from collections import deque
from concurrent.futures import Future
from contextlib import suppress

from survey.store import Outcome, Store


class Awaiting:
    """Waits for forms on one loop.

    Each call from the store's thread wakes the site's, which then holds the store's up: a call for each form would let
    the two of them take turns, form by form.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.loop: asyncio.AbstractEventLoop | None = None
        self.ready: deque[tuple[asyncio.Future[Outcome], Future[Outcome]]] = deque()

    async def outcome(self, done: "Future[Outcome]") -> Outcome:
        """What became of a form; raises what its future raises."""
        if self.loop is None:
            self.loop = asyncio.get_running_loop()
            self.store.queue.after.append(self._wake)
        own: asyncio.Future[Outcome] = self.loop.create_future()
        done.add_done_callback(lambda held: self.ready.append((own, held)))
        if done.done():  # the batch may have been answered before this was asked for
            self._tell()
        return await own

    def _wake(self) -> None:
        if self.ready and self.loop is not None:
            with suppress(RuntimeError):  # the site has ended
                self.loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        while self.ready:
            own, held = self.ready.popleft()
            if own.done():  # nobody waits any more
                continue
            error = held.exception()
            if error is None:
                own.set_result(held.result())
            else:
                own.set_exception(error)
