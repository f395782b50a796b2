"""The tables of the store on a server, step by step as those of SQLite."""

from collections.abc import Callable
from importlib.resources import files

from psycopg import sql

from instrument.message import Fault, Place
from survey.store import migrations
from survey.store.postgresql.session import Session


def steps() -> tuple[str, ...]:
    """The text of every step, the first first; a server takes the statements of one together."""
    found = files(migrations).joinpath("postgresql").iterdir()
    paths = sorted((path for path in found if path.name.endswith(".sql")), key=lambda path: path.name)
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def stands(session: Session, schema: str) -> bool:
    """Whether the server has the store."""
    return session.execute("SELECT 1 FROM pg_namespace WHERE nspname = ?", (schema,)).fetchone() is not None


def version_of(session: Session) -> int:
    """How many steps the tables have taken."""
    return int(session.execute("SELECT max(number) FROM steps").fetchone()[0] or 0)


def migrate(session: Session, schema: str, place: str, keep: Callable[[], object]) -> None:
    """Takes the steps that the tables lack, each in a transaction of its own; `keep` makes a copy before the first.

    Raises `Fault` for tables of a newer program.
    """
    if not stands(session, schema):
        session.execute("BEGIN")
        found(session, schema)
        session.execute("COMMIT")
    now, newest = version_of(session), len(steps())
    if now > newest:
        raise Fault(
            "this store is of version {found}, and this program knows versions up to {newest}",
            {"found": now, "newest": newest},
            Place(place),
        )
    if 0 < now < newest:
        keep()
    for number in range(now, newest):
        session.execute("BEGIN")
        take(session, number)
        session.execute("COMMIT")


def found(session: Session, schema: str) -> None:
    """Makes the schema, with the table that says which steps were taken."""
    session.held.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    session.execute("CREATE TABLE steps (number BIGINT PRIMARY KEY)")


def take(session: Session, number: int) -> None:
    """Takes step `number`, counted from 0, within a transaction."""
    session.held.execute(steps()[number].encode())
    session.execute("INSERT INTO steps VALUES (?)", (number + 1,))
