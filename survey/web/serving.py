"""The form on a port; nothing is written about anybody who asks for it."""

import contextlib
import resource
import sys
import threading
from collections.abc import Callable, Iterator

import uvicorn

from survey.paper.keyings import Keyings
from survey.store import Store
from survey.web.deadlines import Deadlines
from survey.web.guarding import App

BACKUP_EVERY = 3600.0
DESCRIPTORS = 65536
SPARE, LEAST_OPEN = 40, 16  # descriptors for files; connections at least
BACKLOG = 2048
LARGEST_HEAD = 16 << 10
SWITCH_EVERY = 0.001  # seconds: while the store computes, answers wait no longer for their turn


@contextlib.contextmanager
def backing_up(store: Store | Keyings, told: Callable[[str], None], every: float = BACKUP_EVERY) -> Iterator[None]:
    """Makes a backup every hour and at the end; one that fails is told and does not stop the site."""
    over = threading.Event()

    def run() -> None:
        while not over.wait(every):
            attempt()

    def attempt() -> None:
        try:
            store.back_up()
        except Exception as error:  # whatever it is: the answers themselves are safe
            told(str(error))

    thread = threading.Thread(target=run, name="backups", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        attempt()


def server(app: App, address: str, port: int) -> uvicorn.Server:
    """A server that is yet to be run; it keeps no log of who asked for what."""
    sys.setswitchinterval(SWITCH_EVERY)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    backlog = min(BACKLOG, wanted // 8)  # so many are accepted at once, before the first of them can be let go
    Deadlines.most = max(LEAST_OPEN, wanted - SPARE - 3 * backlog)
    config = uvicorn.Config(
        app,
        host=address,
        port=port,
        backlog=backlog,
        http=Deadlines,
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=10,
    )
    return uvicorn.Server(config)
