"""One writer for everybody: whatever waits is committed together, and is answered after the commit."""

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

MOST_TOGETHER = 256
MOST_WAITING = 4096


class Unavailable(Exception):
    """The store takes nothing in at the moment; the same form may be sent again."""


class Queue(Generic[Job, Done]):
    """Hands jobs to `commit`, as many at a time as wait; each gets its answer when all of them are committed."""

    def __init__(self, commit: Callable[[Sequence[Job]], Sequence[Done]]) -> None:
        self.commit = commit
        self.waiting: queue.Queue[tuple[Job, Future[Done]] | None] = queue.Queue(MOST_WAITING)
        self.is_open = True
        self.after: list[Callable[[], None]] = []  # called when a whole batch has its answers
        self.thread = threading.Thread(target=self._run, name="store", daemon=True)
        self.thread.start()

    def add(self, job: Job) -> Future[Done]:
        """The answer to come; raises `Unavailable` where too many wait, or the queue is closed."""
        done: Future[Done] = Future()
        if not self.is_open:
            raise Unavailable
        try:
            self.waiting.put_nowait((job, done))
        except queue.Full:
            raise Unavailable from None
        return done

    def close(self) -> None:
        """Commits what waits and ends."""
        self.is_open = False
        self.waiting.put(None)
        self.thread.join()

    def _run(self) -> None:
        ended = False
        while not ended:
            taken = [self.waiting.get()]
            with contextlib.suppress(queue.Empty):
                while len(taken) < MOST_TOGETHER:
                    taken.append(self.waiting.get_nowait())
            ended = None in taken
            self._together([each for each in taken if each is not None])
            for call in self.after:
                call()

    def _together(self, jobs: Sequence[tuple[Job, "Future[Done]"]]) -> None:
        if not jobs:
            return
        try:
            outcomes = self.commit([job for job, _ in jobs])
        except BaseException as error:  # whatever it is, those who wait must hear of it
            for _, done in jobs:
                _answer(done, error=error)
            return
        for (_, done), outcome in zip(jobs, outcomes, strict=True):
            _answer(done, outcome)


def _answer(done: "Future[Done]", outcome: Done | None = None, error: BaseException | None = None) -> None:
    if not done.set_running_or_notify_cancel():  # nobody waits any more; what is stored stays
        return
    if error is not None:
        done.set_exception(error)
    else:
        done.set_result(outcome)  # type: ignore[arg-type]  # an outcome where there is no error
