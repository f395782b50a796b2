"""Who may still answer: asked about every new form within the transaction that would store it."""

import json
import secrets
from collections.abc import Iterable

from survey.store.connection import Connection
from survey.store.entries import Entry, Outcome
from survey.store.invitations import STATE, Invitations
from survey.store.manifest import SIZE, account, held
from survey.store.quotas import Group, Quotas

ANSWERS, MARKS = "answers", "invitations"  # what the manifest calls the sum of their marks


class Admission:
    """The quotas and invitations of a store; `begin` is called whenever its database was opened."""

    def __init__(self, groups: Iterable[Group] = (), invitations: Invitations | None = None) -> None:
        self.quotas, self.invitations = Quotas(groups), invitations
        self.counted = self.waiting = (0, 0)  # the manifest of the answers that the quotas count

    def begin(self, connection: Connection) -> None:
        """Counts what is stored, and finds out what became of invitations that a fault left half taken."""
        self.counted = (-1, 0)
        self.look(connection)
        if self.invitations is not None:
            self.invitations.recover(_mark(connection))

    def look(self, connection: Connection) -> None:
        """Within the transaction: counts anew where others, who key paper forms, entered some meanwhile."""
        if self.quotas.groups and held(connection, ANSWERS) != self.counted:
            rows = connection.execute("SELECT content FROM answers")
            self.quotas.recount(json.loads(content)["answers"] for (content,) in rows)
            self.counted = held(connection, ANSWERS)

    def refusal(self, entry: Entry) -> Outcome | None:
        """Why the form is not stored; None counts it as stored and its invitation as taken."""
        if self.quotas.is_full(entry.columns):
            return Outcome.FULL
        if self.invitations is not None and not self.invitations.take(entry.invitation):
            return Outcome.UNINVITED
        self.quotas.take(entry.columns)
        return None

    def prepare(self, connection: Connection) -> None:
        """Before the commit: the mark of the transaction stands on what it takes, and in the answers."""
        if self.quotas.groups:
            self.waiting = held(connection, ANSWERS)
        if self.invitations is not None and self.invitations.waiting:
            account(connection, MARKS, [secrets.token_bytes(SIZE)])
            self.invitations.mark(_mark(connection))

    def settle(self) -> None:
        """After the commit."""
        self.quotas.settle()
        self.counted = self.waiting
        if self.invitations is not None:
            self.invitations.settle()


def _mark(connection: Connection) -> bytes:
    return held(connection, MARKS)[1].to_bytes(SIZE, "big")[:STATE]
