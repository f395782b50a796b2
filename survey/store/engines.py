"""Which database keeps a store: SQLite in the wave's folder, or a server that is named by its address."""

from pathlib import Path

from instrument.message import Fault, quoted
from survey.store.connection import Engine
from survey.store.files import Files
from survey.store.local import Local

SCHEMES = ("postgresql://", "postgres://")


def engine_of(at: Path | Engine, url: str = "", name: str = "") -> Engine:
    """The engine of the store in folder `at`; with `url` the server's, whose tables stand under `name`.

    Raises `Fault` for an address of another kind, or where the driver is not installed.
    """
    if not isinstance(at, Path):
        return at
    if not url:
        return Local(Files(at))
    if not url.startswith(SCHEMES):
        scheme = quoted(url.partition("://")[0])
        raise Fault("no store {found}; possible: postgresql://USER@HOST/DATABASE", {"found": scheme})
    try:
        from survey.store.postgresql.server import Server
    except ImportError:
        raise Fault("PostgreSQL needs its driver; possible: uv sync --extra postgresql") from None
    return Server(Files(at), url, name)
