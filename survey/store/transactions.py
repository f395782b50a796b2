"""What one transaction of the store does: take forms in, let a form go, set an answer right."""

from collections.abc import Sequence

from survey.store.admission import Admission
from survey.store.connection import Connection
from survey.store.entries import Correction, Entry, Outcome, digest_of, hashed_receipt
from survey.store.manifest import account
from survey.store.persons import Persons


def take_in(
    connection: Connection, persons: Persons | None, entries: Sequence[Entry], admission: Admission
) -> list[Outcome]:
    """Enters the forms that are new and admitted, and says of each what became of it."""
    outcomes, rows, digests, kept = [], [], [], []
    sent: dict[bytes, bytes] = {}  # of this transaction
    admission.look(connection)
    for entry in entries:
        row = entry.row()
        outcome = _same(sent[row[0]], row[6]) if row[0] in sent else _known(connection, row[0], row[6])
        if outcome is Outcome.STORED:
            outcome = admission.refusal(entry) or Outcome.STORED
        if outcome is Outcome.STORED:
            digests.append(digest_of(row))
            rows.append((*row, digests[-1]))
            sent[row[0]] = row[6]
            kept.append(entry)
        outcomes.append(outcome)
    if rows:
        connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        account(connection, "answers", digests)
    if persons is not None:
        persons.keep(kept)  # first: a person without answers is told from nobody, answers without a person are lost
    admission.prepare(connection)
    return outcomes


def _known(connection: Connection, key: bytes, sent: bytes) -> Outcome:
    both = "SELECT sent FROM answers WHERE key = ? UNION ALL SELECT NULL FROM removals WHERE key = ?"
    found = connection.execute(both, (key, key)).fetchone()
    if found is None:
        return Outcome.STORED
    return Outcome.REMOVED if found[0] is None else _same(found[0], sent)


def _same(held: bytes, sent: bytes) -> Outcome:
    return Outcome.KNOWN if held == sent else Outcome.DIFFERENT


def let_go(connection: Connection, receipt: str, day: str, why: str) -> bytes | None:
    """Deletes the form of that receipt with its corrections; its key, or None where there is no such form.

    What stays says that a form was deleted, and keeps it from being sent again.
    """
    hashed = hashed_receipt(receipt)
    found = connection.execute("SELECT key, digest FROM answers WHERE receipt = ?", (hashed,)).fetchone()
    if found is None:
        return None
    key, digest = found
    row = (key, hashed, day, why)
    connection.execute("INSERT INTO removals VALUES (?, ?, ?, ?, ?)", (*row, digest_of(row)))
    account(connection, "removals", [digest_of(row)])
    gone = [each[0] for each in connection.execute("SELECT digest FROM corrections WHERE key = ?", (key,))]
    connection.execute("DELETE FROM corrections WHERE key = ?", (key,))
    connection.execute("DELETE FROM answers WHERE key = ?", (key,))
    account(connection, "corrections", fewer=gone)
    account(connection, "answers", fewer=[digest])
    return bytes(key)


def set_right(connection: Connection, key: bytes, correction: Correction, value: str) -> None:
    """Enters a correction beside the row, which stays as it came."""
    row = (key, correction.variable, value, correction.who, correction.at, correction.why)
    connection.execute(
        "INSERT INTO corrections (key, variable, value, who, at, why, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, digest_of(row)),
    )
    account(connection, "corrections", [digest_of(row)])
