"""The store in a schema of its own on a server of PostgreSQL; identifiers stay on this computer."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.store.backing_up import back_up
from survey.store.connection import Connection
from survey.store.files import Files, locked
from survey.store.integrity import refuse_damaged
from survey.store.postgresql.copying import read_file, write_file
from survey.store.postgresql.session import Session, schema_of, session, take_lock, unreachable
from survey.store.postgresql.tables import found, migrate, stands, steps, take


@dataclass
class Server:
    """The engine behind an address; whoever holds the lock of the schema writes."""

    files: Files
    url: str
    name: str
    faults: tuple[type[Exception], ...] = (psycopg.Error, sqlite3.DatabaseError, OSError)

    @cached_property
    def place(self) -> str:
        """The database and the schema; never the password."""
        try:
            told = conninfo_to_dict(self.url)
        except psycopg.Error:
            raise Fault("this is no address of PostgreSQL; possible: postgresql://USER@HOST/DATABASE") from None
        return f"postgresql://{told.get('host', '')}/{told.get('dbname', '')}: {schema_of(self.name)}"

    @property
    def schema(self) -> str:
        return schema_of(self.name)

    def locked(self) -> AbstractContextManager[None]:
        return locked(self.files)

    def connect(self) -> Connection:
        made = session(self.url, self.schema, self.place)
        try:
            take_lock(made, self.schema, self.place)
            migrate(made, self.schema, self.place, self.back_up)
            refuse_damaged(made, self.place)
        except psycopg.Error as error:
            made.close()
            raise unreachable(self.place, error) from None
        except BaseException:
            made.close()
            raise
        return made

    def begin(self, connection: Connection) -> None:
        connection.execute("BEGIN")

    def make_room(self) -> None:
        """The server says itself when its disk is full."""

    def give_room(self) -> None:
        """The server closes by itself."""

    def settle(self, connection: Connection) -> None:
        connection.execute("BEGIN")
        connection.execute("SELECT settle_answers()")
        refuse_damaged(connection, self.place)
        connection.execute("COMMIT")
        connection.execute("VACUUM FULL corrections")

    def forget_aside(self, connection: Connection) -> None:
        names = "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, ?)"
        for (name,) in connection.execute(names, (f"{self.schema} before ",)).fetchall():
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)).as_string())

    def back_up(self) -> Path:
        def write(target: Path) -> None:
            with self.reading() as connection:
                write_file(connection, target)

        return back_up(self.files, write)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        try:
            with closing(session(self.url, self.schema, self.place)) as made:
                if not stands(made, self.schema):
                    raise Fault("no store here; possible: canvass collect, which makes one", place=Place(self.place))
                made.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                refuse_damaged(made, self.place)
                yield made
        except psycopg.Error as error:
            raise unreachable(self.place, error) from None

    def replace(self, copy: Path) -> str:
        try:
            with closing(session(self.url, self.schema, self.place)) as made:
                take_lock(made, self.schema, self.place)
                made.execute("BEGIN")
                aside = self._aside(made)
                found(made, self.schema)
                for number in range(len(steps())):
                    take(made, number)
                read_file(copy, made)
                refuse_damaged(made, self.place)
                made.execute("COMMIT")
        except psycopg.Error as error:
            raise unreachable(self.place, error) from None
        return aside

    def _aside(self, made: Session) -> str:
        if not stands(made, self.schema):
            return ""
        name = f"{self.schema} before {time.strftime('%Y%m%dT%H%M%S', time.gmtime())}"
        rename = sql.SQL("ALTER SCHEMA {} RENAME TO {}")
        made.held.execute(rename.format(sql.Identifier(self.schema), sql.Identifier(name)))
        return name
